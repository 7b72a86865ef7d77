//! The pack that is built into the binary.

use include_dir::{Dir, include_dir};

static RULES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/rules");

/// The path and text of every rule file of the built-in pack, in the order of the paths.
pub fn builtin_files() -> Vec<(&'static str, &'static str)> {
    let mut found = Vec::new();
    collect(&RULES, &mut found);
    found.sort_unstable();
    found
}

fn collect(folder: &'static Dir<'_>, found: &mut Vec<(&'static str, &'static str)>) {
    for file in folder.files() {
        let is_rule_file = file.path().extension().is_some_and(|extension| extension == "toml");
        if let (true, Some(path), Some(text)) = (is_rule_file, file.path().to_str(), file.contents_utf8()) {
            found.push((path, text));
        }
    }
    for folder in folder.dirs() {
        collect(folder, found);
    }
}
