use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::source::ProblemKind;

fn names_in(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            names_in(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            found.insert(path.file_stem().expect("a name").to_string_lossy().into_owned());
        }
    }
}

#[test]
fn every_page_file_is_a_kind_and_has_its_parts() {
    let mut files = BTreeSet::new();
    names_in(Path::new("src/source/pages"), &mut files);
    let kinds: BTreeSet<String> = ProblemKind::ALL.iter().map(ToString::to_string).collect();
    assert_eq!(files, kinds);
    for kind in ProblemKind::ALL {
        let title = format!("# {kind}\n\n");
        assert!(kind.page().starts_with(&title), "{kind}: the title is the name");
        for part in ["\n## Why\n\n", "\n## What to do\n\n"] {
            assert!(kind.page().contains(part), "{kind} lacks `{}`", part.trim());
        }
        assert!(kind.summary().ends_with('.') && kind.summary().len() < 130, "{kind}: {}", kind.summary());
    }
}

#[test]
fn a_kind_is_found_by_its_name() {
    assert_eq!(ProblemKind::named("no-time"), Some(ProblemKind::NoTime));
    assert_eq!(ProblemKind::named("No time"), None);
}

#[test]
fn every_kind_is_reported_somewhere() {
    fn read(folder: &Path, text: &mut String) {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                read(&path, text);
            } else if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("source/tests.rs")
            {
                text.push_str(&fs::read_to_string(&path).expect("a source file"));
            }
        }
    }
    let mut source = String::new();
    read(Path::new("src"), &mut source);
    let used: BTreeSet<&str> = source
        .split("ProblemKind::")
        .skip(1)
        .filter_map(|rest| rest.split(|character: char| !character.is_alphanumeric()).next())
        .collect();
    let unused: Vec<&ProblemKind> =
        ProblemKind::ALL.iter().filter(|kind| !used.contains(format!("{kind:?}").as_str())).collect();
    assert!(unused.is_empty(), "nothing reports these: {unused:?}");
}
