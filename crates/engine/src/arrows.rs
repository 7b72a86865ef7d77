//! The arrows of the picture in `lib.rs`, held against what the files really import.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The modules from the bottom up, as the picture draws them. Those on one line know nothing of each other.
const STOREYS: &[&[&str]] = &[
    &["span", "workers"],
    &["payload", "source"],
    &["signature"],
    &["predicate"],
    &["model"],
    &["redact"],
    &["pack"],
    &["explain", "key"],
    &["machine", "scan"],
    &["render"],
    &["author", "guide", "search", "trial"],
    &["changes", "lint"],
    &["site"],
];

#[test]
fn every_arrow_points_down() {
    let arrows = arrows();
    let is_down = |(from, to): &&(String, String)| storey(to) < storey(from);
    let up: Vec<String> = arrows
        .iter()
        .filter(|arrow| !is_down(arrow))
        .map(|(from, to)| format!("`{from}` must know nothing of `{to}`"))
        .collect();
    assert!(up.is_empty(), "{}", up.join("\n"));
}

#[test]
fn the_picture_shows_every_module() {
    let picture = include_str!("lib.rs").split("```text").nth(2).expect("a second picture");
    let picture = picture.split("```").next().unwrap_or_default();
    let drawn: Vec<BTreeSet<&str>> = picture.lines().filter_map(names).collect();
    let storeys: Vec<BTreeSet<&str>> = STOREYS.iter().rev().map(|storey| storey.iter().copied().collect()).collect();
    assert_eq!(drawn, storeys);
}

/// The names on a line of the picture, if there are any; what stands behind two spaces explains them.
fn names(line: &str) -> Option<BTreeSet<&str>> {
    let line = line.trim_start_matches("//!").trim();
    let names = line.split("  ").next().filter(|names| !names.is_empty())?;
    Some(names.split(" · ").collect())
}

/// The storey of a module.
fn storey(module: &str) -> usize {
    let found = STOREYS.iter().position(|storey| storey.contains(&module));
    found.unwrap_or_else(|| panic!("`{module}` is missing from the storeys and from the picture in lib.rs"))
}

/// Which module names which other.
fn arrows() -> BTreeSet<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut arrows = BTreeSet::new();
    for file in files(&root) {
        let text = std::fs::read_to_string(&file).expect("a source file");
        let from = module(file.strip_prefix(&root).expect("it lies there"));
        let named = text.lines().map_while(code).flat_map(named_modules).filter(|to| *to != from);
        arrows.extend(named.map(|to| (from.clone(), to.to_owned())));
    }
    arrows
}

/// A line without its comment; `None` from the tests at the end of a file on.
fn code(line: &str) -> Option<&str> {
    (line.trim() != "mod tests {").then(|| line.split("//").next().unwrap_or_default())
}

/// The modules that a line names from the root: `crate::model::Ref`.
fn named_modules(line: &str) -> impl Iterator<Item = &str> {
    let paths = line.split("crate::").skip(1);
    paths
        .filter_map(|path| path.split(|next: char| !next.is_ascii_lowercase() && next != '_').next())
        .filter(|name| !name.is_empty())
}

/// The top-level module to which a file belongs.
fn module(file: &Path) -> String {
    let first = file.iter().next().unwrap_or_default().to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

/// All files of the crate but `lib.rs` and the tests, which may know everything.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let (path, name) = (entry.path(), entry.file_name());
        if path.is_dir() && name != "tests" {
            found.extend(files(&path));
        } else if name.to_string_lossy().ends_with(".rs")
            && !["lib.rs", "tests.rs", "arrows.rs"].iter().any(|not| name == *not)
        {
            found.push(path);
        }
    }
    found
}
