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
        if let (Some(path), Some(text)) = (file.path().to_str(), file.contents_utf8())
            && path.ends_with(".toml")
        {
            found.push((path, text));
        }
    }
    for folder in folder.dirs() {
        collect(folder, found);
    }
}
