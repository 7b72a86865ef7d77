//! A folder per mistake: what its author sees.
//!
//! A mistake is laid over the small pack, unless it brings a pack of its own (`standalone*.toml`).

use std::path::{Path, PathBuf};

use triage_kb::pack::{self, PackSource};
use triage_kb::render::problem::{self, ProblemFormat};

fn seen(folder: &Path) -> String {
    let is_alone = folder.join("standalone.toml").exists();
    let base = PackSource::Folder(PathBuf::from("tests/packs/small"));
    let mistake = PackSource::Folder(folder.to_owned());
    let sources = if is_alone { vec![mistake] } else { vec![base, mistake] };
    let opened = pack::open(&sources);
    let problems = opened.knowledge.expect_err("a mistake must be a problem");
    problem::write(&problems, &opened.files, ProblemFormat::Text, false)
}

#[test]
fn every_mistake_is_explained() {
    let folders = std::fs::read_dir("tests/rule_errors").expect("the folder of mistakes");
    let mut folders: Vec<PathBuf> = folders.map(|entry| entry.expect("an entry").path()).collect();
    folders.sort();
    assert!(folders.len() >= 40, "{} mistakes", folders.len());
    for folder in folders {
        let name = folder.file_name().expect("a name").to_string_lossy().into_owned();
        insta::with_settings!({ prepend_module_to_snapshot => false, snapshot_path => "../snapshots/rule_errors" }, {
            insta::assert_snapshot!(name, seen(&folder));
        });
    }
}

#[test]
fn the_small_pack_is_fine() {
    let opened = pack::open(&[PackSource::Folder(PathBuf::from("tests/packs/small"))]);
    let shown = |problems: Vec<_>| problem::write(&problems, &opened.files, ProblemFormat::Text, false);
    opened.knowledge.map_err(shown).expect("no problem");
}
