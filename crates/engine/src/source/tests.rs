use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::source::pages;

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
fn every_page_file_is_listed_and_has_its_parts() {
    let mut files = BTreeSet::new();
    names_in(Path::new("src/source/pages"), &mut files);
    let listed: BTreeSet<String> = pages().map(|page| page.name.to_owned()).collect();
    assert_eq!(files, listed);
    for page in pages() {
        let title = format!("# {}\n\n", page.name);
        assert!(page.text.starts_with(&title), "{}: the title is the name", page.name);
        for part in ["\n## Why\n\n", "\n## What to do\n\n"] {
            assert!(page.text.contains(part), "{} lacks `{}`", page.name, part.trim());
        }
        assert!(page.summary().ends_with('.') && page.summary().len() < 130, "{}: {}", page.name, page.summary());
    }
}

/// Names stand as kebab-case literals in the source; each page must be used by one.
#[test]
fn every_page_is_about_a_problem_that_exists() {
    fn read(folder: &Path, text: &mut String) {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                read(&path, text);
            } else if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("source/page.rs") {
                text.push_str(&fs::read_to_string(&path).expect("a source file"));
            }
        }
    }
    let mut source = String::new();
    read(Path::new("src"), &mut source);
    let unused: Vec<&str> =
        pages().map(|page| page.name).filter(|name| !source.contains(&format!("\"{name}\""))).collect();
    assert!(unused.is_empty(), "nothing reports these: {unused:?}");
    let reported = source.split("Diagnostic::error(\"").skip(1).chain(source.split("Diagnostic::warning(\"").skip(1));
    let without: BTreeSet<&str> = reported
        .filter_map(|rest| rest.split('"').next())
        .filter(|name| pages().all(|page| page.name != *name))
        .collect();
    assert!(without.is_empty(), "these have no page: {without:?}");
}
