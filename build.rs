//! Turns the rules folder into the compact form that the binary carries.
//!
//! A folder that is no valid TOML pack becomes an empty one: the binary then reads the rule files themselves and says what is
//! wrong with them, with place and help.

#![allow(dead_code, missing_docs, unreachable_pub, unused_imports, reason = "most of what is shared is for the crate")]

#[path = "src/model"]
mod model {
    mod date;
    mod word;

    pub use date::Date;
    pub use word::{FactType, Prior, Retry, SourceKind, Strength, Support, Verdict};
}

#[path = "src/pack"]
mod pack {
    pub mod compiled;
    mod located;
    pub mod raw;

    pub use located::Located;
}

#[path = "src/signature/anchor.rs"]
mod anchor;
#[path = "src/signature/size.rs"]
mod size;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use pack::compiled::CompiledPack;
use pack::raw::RawFile;
use sha2::{Digest, Sha256};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=rules");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/pack");
    println!("cargo::rerun-if-changed=src/model");
    let mut paths = Vec::new();
    collect(Path::new("rules"), &mut paths)?;
    paths.sort();
    let texts = paths.iter().map(fs::read_to_string).collect::<io::Result<Vec<_>>>()?;
    let pack = compile(&paths, &texts).unwrap_or_default();
    let folder = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(folder.join("builtin.pack"), pack.to_bytes().unwrap_or_default())
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, paths)?;
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            paths.push(path);
        }
    }
    Ok(())
}

fn compile(paths: &[PathBuf], texts: &[String]) -> Option<CompiledPack> {
    let one = |(path, text): (&PathBuf, &String)| {
        let below = path.strip_prefix("rules").ok()?.to_str()?.replace('\\', "/");
        Some((below, toml::from_str(text).ok()?))
    };
    let files: Vec<(String, RawFile)> = paths.iter().zip(texts).map(one).collect::<Option<_>>()?;
    let mut anchors = HashMap::new();
    for source in files.iter().flat_map(|(_, file)| file.patterns()) {
        anchors.insert(source.to_owned(), anchor::of_pattern(source).ok()?.literals);
    }
    let mut pack = CompiledPack { files, lookup: Vec::new(), anchors, sha256: sha256(texts) };
    pack.set_aside().ok()?;
    Some(pack)
}

/// As [`Files::sha256`] computes it.
fn sha256(texts: &[String]) -> String {
    let mut texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    texts.sort_unstable();
    let mut hasher = Sha256::new();
    for text in texts {
        hasher.update(text.len().to_le_bytes());
        hasher.update(text);
    }
    format!("{:x}", hasher.finalize())
}
