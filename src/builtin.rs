//! The pack that is built into the library.

use include_dir::{Dir, include_dir};
use triage_engine::pack::{MemoryPack, PackSource};

/// The rule files, read and checked when the library was built; empty where something was wrong with them.
static COMPILED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/builtin.pack"));

/// The rule files themselves, for showing the lines that an entry was written on.
static RULES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/rules");

/// The built-in pack, for [`triage_engine::pack::open`].
pub fn builtin() -> PackSource {
    let mut files = Vec::new();
    collect(&RULES, &mut files);
    files.sort_unstable();
    let pack = MemoryPack::new(files.into_iter().map(|(path, text)| (path, text.into())));
    PackSource::Memory(if COMPILED.is_empty() { pack } else { pack.with_compiled(COMPILED) })
}

/// The path and text of every rule file below a folder.
fn collect(folder: &'static Dir<'_>, found: &mut Vec<(String, &'static str)>) {
    for file in folder.files() {
        let is_rule_file = file.path().extension().is_some_and(|extension| extension == "toml");
        if let (true, Some(path), Some(text)) = (is_rule_file, file.path().to_str(), file.contents_utf8()) {
            found.push((format!("rules/{path}"), text));
        }
    }
    for folder in folder.dirs() {
        collect(folder, found);
    }
}
