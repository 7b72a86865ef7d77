//! Reads and checks the rules folder, with the crate's own code, and writes what comes out for the binary to carry.
//!
//! Of a folder with problems nothing is written: the binary then reads the rule files themselves and says what is wrong
//! with them, with place and help.

#![allow(dead_code, unreachable_pub, unused_imports, reason = "most of what is shared is for the crate")]
#![allow(
    missing_docs,
    unfulfilled_lint_expectations,
    reason = "what is shared is documented, and linted, in the crate"
)]

#[path = "src"]
mod source {
    pub mod model;
    pub mod payload;
    pub mod predicate;
    pub mod signature;
    pub mod workers;

    /// The same without the pack in the binary, which is yet to be written.
    pub mod pack {
        mod check;
        pub mod compiled;
        mod diagnostic;
        mod files;
        mod located;
        mod parse;
        pub mod raw;
        mod raw_pack;
        mod suggest;

        pub use check::check;
        pub use diagnostic::{Diagnostic, Label, Severity};
        pub use files::{FileId, Files, Position, RuleFile};
        pub use located::Located;
        pub(crate) use parse::parse_rules;
        pub use raw_pack::{RawPack, Sited};
        pub(crate) use suggest::suggest;
    }
}

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use pack::{Files, RawPack};
use source::{model, pack, payload, predicate, signature, workers};

fn main() -> io::Result<()> {
    for watched in [
        "rules",
        "build.rs",
        "src/model",
        "src/pack",
        "src/payload",
        "src/predicate",
        "src/signature",
        "src/workers.rs",
    ] {
        println!("cargo::rerun-if-changed={watched}");
    }
    let mut paths = Vec::new();
    collect(Path::new("rules"), &mut paths)?;
    paths.sort();
    let bytes = read(&paths)?.and_then(|knowledge| pack::compiled::to_bytes(&knowledge).ok()).unwrap_or_default();
    let folder = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(folder.join("builtin.pack"), bytes)
}

fn collect(folder: &Path, paths: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, paths)?;
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            paths.push(path.to_string_lossy().replace('\\', "/"));
        }
    }
    Ok(())
}

/// The checked pack, or `None` where there are problems.
fn read(paths: &[String]) -> io::Result<Option<model::KnowledgeBase>> {
    let (mut files, mut raw, mut problems) = (Files::default(), RawPack::default(), Vec::new());
    for path in paths {
        let file = files.add(path, fs::read_to_string(path)?);
        let content = pack::parse_rules(file, &files.get(file).text, &mut problems);
        raw.add(file, 0, content);
    }
    Ok(pack::check(raw, &files).ok().filter(|_| problems.is_empty()))
}
