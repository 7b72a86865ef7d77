//! The pack that is built into the binary.

use std::collections::HashMap;

use include_dir::{Dir, include_dir};

use super::compiled::CompiledPack;

/// The rule files, parsed when the binary was built.
static COMPILED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/builtin.pack"));

/// The rule files themselves, for showing the lines that an entry was written on.
static RULES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/rules");

/// The pack in compact form; `None` where its files were no valid TOML when the binary was built.
pub(super) fn builtin_compiled() -> Option<CompiledPack> {
    CompiledPack::from_bytes(COMPILED).filter(|pack| !pack.files.is_empty())
}

/// The path and text of every rule file of the built-in pack.
pub fn builtin_files() -> Vec<(String, &'static str)> {
    let mut found = Vec::new();
    collect(&RULES, &mut found);
    found.sort_unstable();
    found.into_iter().map(|(path, text)| (format!("rules/{path}"), text)).collect()
}

/// The text of every rule file by its path below the pack's folder.
pub(super) fn builtin_texts() -> HashMap<String, &'static str> {
    let mut found = Vec::new();
    collect(&RULES, &mut found);
    found.into_iter().collect()
}

fn collect(folder: &'static Dir<'_>, found: &mut Vec<(String, &'static str)>) {
    for file in folder.files() {
        let is_rule_file = file.path().extension().is_some_and(|extension| extension == "toml");
        if let (true, Some(path), Some(text)) = (is_rule_file, file.path().to_str(), file.contents_utf8()) {
            found.push((path.to_owned(), text));
        }
    }
    for folder in folder.dirs() {
        collect(folder, found);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_compact_form_holds_every_rule_file() {
        let mut compiled = builtin_compiled().expect("a compact form");
        compiled.take_back();
        assert_eq!(compiled.files.len(), builtin_files().len());
        let texts = builtin_texts();
        for (path, content) in compiled.files {
            let from_text: crate::pack::raw::RawFile = toml::from_str(texts[&path]).expect("TOML");
            assert_eq!(format!("{content:?}"), format!("{from_text:?}"), "{path}");
        }
    }
}
