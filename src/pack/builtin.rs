//! The pack that is built into the binary.

use include_dir::{Dir, include_dir};

use super::compiled;
use super::files::Files;
use crate::model::KnowledgeBase;

/// The rule files, read and checked when the binary was built; empty where something was wrong with them.
static COMPILED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/builtin.pack"));

/// The rule files themselves, for showing the lines that an entry was written on.
static RULES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/rules");

/// The pack in its compiled form, and its files; `None` where they had problems when the binary was built.
pub(super) fn builtin_compiled(files: &mut Files) -> Option<KnowledgeBase> {
    if COMPILED.is_empty() {
        return None;
    }
    for (path, text) in builtin_files() {
        files.add(&path, text);
    }
    compiled::from_bytes(COMPILED, files)
}

/// The path and text of every rule file of the built-in pack, in the order of the paths.
pub fn builtin_files() -> Vec<(String, &'static str)> {
    let mut found = Vec::new();
    collect(&RULES, &mut found);
    found.sort_unstable();
    found
}

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::load::load;
    use crate::pack::{PackSource, check};

    #[test]
    fn the_compiled_form_holds_what_the_rule_files_say() {
        let mut files = Files::default();
        let compiled = builtin_compiled(&mut files).expect("a compiled form");
        let mut files = Files::default();
        let raw = load(&[PackSource::Builtin], &mut files).expect("rule files");
        let checked = check(raw, &files).expect("a pack without problems");
        assert_eq!(compiled.manifest, checked.manifest);
        macro_rules! assert_same {
            ($($table:ident),*) => { $(
                assert_eq!(compiled.$table.len(), checked.$table.len());
                for (one, other) in compiled.$table.entries().zip(checked.$table.entries()) {
                    assert_eq!(postcard::to_allocvec(one), postcard::to_allocvec(other), "{}", other.id);
                }
            )* };
        }
        assert_same!(
            layers, facts, echoes, redactions, errors, causes, fixes, features, keys, providers, claims, notes, sources
        );
    }
}
