use std::cell::Cell;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::*;

/// A disk on which one operation fails; a write that fails leaves half of its text.
struct Failing {
    at: usize,
    count: Cell<usize>,
}

impl Failing {
    fn after(at: usize) -> Self {
        Self { at, count: Cell::new(0) }
    }

    fn next(&self) -> io::Result<()> {
        self.count.set(self.count.get() + 1);
        if self.count.get() == self.at + 1 { Err(io::ErrorKind::StorageFull.into()) } else { Ok(()) }
    }
}

impl Disk for Failing {
    fn write_new(&self, path: &Path, content: &Content) -> io::Result<()> {
        if let Err(error) = self.next() {
            Real.write_new(path, &content.bytes[..content.bytes.len() / 2].into())?;
            return Err(error);
        }
        Real.write_new(path, content)
    }

    fn keep(&self, path: &Path, second: &Path) -> io::Result<()> {
        self.next().and_then(|()| Real.keep(path, second))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.next().and_then(|()| Real.rename(from, to))
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.next().and_then(|()| Real.remove(path))
    }

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        self.next().and_then(|()| Real.create_folder(path))
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        Real.remove_folder(path)
    }
}

/// An empty folder for one test.
fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("triage-write-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// Every file below a folder with its text, and every folder.
fn tree(folder: &Path) -> BTreeMap<PathBuf, Option<String>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(tree(&path));
            found.insert(path, None);
        } else {
            let text = fs::read_to_string(&path).expect("a file");
            found.insert(path, Some(text));
        }
    }
    found
}

/// Whatever operation fails, the folder is as it was before or as it must be afterwards.
fn all_or_none(name: &str, prepare: impl Fn(&Path), fill: impl Fn(&Path, &mut Batch<'_>)) {
    let mut failures = 0;
    for at in 0..100 {
        let folder = folder(name);
        prepare(&folder);
        let before = tree(&folder);
        let mut batch = Batch::below(&folder);
        fill(&folder, &mut batch);
        let disk = Failing::after(at);
        let failed = batch.write(&disk).is_err();
        if failed {
            failures += 1;
            assert_eq!(tree(&folder), before, "operation {at}");
        }
        fs::remove_dir_all(&folder).expect("removed");
        if disk.count.get() <= at {
            break;
        }
    }
    assert!(failures > 2, "{failures}");
}

#[test]
fn a_rule_and_its_fixture_are_both_written_or_neither() {
    all_or_none(
        "new",
        |_| {},
        |root, batch| {
            batch.create(root.join("rules/errors/x/y.toml"), "rule");
            batch.create(root.join("fixtures/x/y.toml"), "fixture");
        },
    );
}

#[test]
fn no_fixture_is_left_empty() {
    let prepare = |root: &Path| {
        fs::write(root.join("a.toml"), "old a").expect("written");
        fs::write(root.join("b.toml"), "old b").expect("written");
    };
    all_or_none("accept", prepare, |root, batch| {
        batch.replace(root.join("a.toml"), "new a");
        batch.replace(root.join("b.toml"), "new b");
    });
}

#[test]
fn a_rendering_is_all_old_or_all_new() {
    let prepare = |root: &Path| {
        fs::write(root.join("left.md"), "left over").expect("written");
        fs::write(root.join("same.md"), "old").expect("written");
    };
    all_or_none("render", prepare, |root, batch| {
        batch.remove(root.join("left.md"));
        batch.replace(root.join("same.md"), "new");
        batch.replace(root.join("pages/new.md"), "new");
    });
}

#[test]
fn everything_is_written_where_nothing_fails() {
    let root = folder("fine");
    let mut batch = Batch::below(&root);
    batch.create(root.join("a/b.toml"), "text");
    assert!(batch.write(&Real).is_ok());
    let names: Vec<PathBuf> = tree(&root).into_keys().collect();
    assert_eq!(names, [root.join("a"), root.join("a/b.toml")]);
    assert!(batch.write(&Real).is_err(), "what is there is not touched");
    fs::remove_dir_all(&root).expect("removed");
}

#[test]
fn a_compiled_copy_is_the_old_one_or_the_new_one() {
    let prepare = |root: &Path| fs::write(root.join("a.pack"), "old").expect("written");
    all_or_none("copy", prepare, |root, batch| {
        batch.replace(root.join("a.pack"), Content::private(b"new".to_vec()));
    });
}

#[test]
fn what_another_process_is_writing_is_left_alone() {
    let root = folder("other");
    let foreign = root.join(".a.pack.0.triage-new");
    fs::write(&foreign, "half of").expect("written");
    let mut batch = Batch::below(&root);
    batch.replace(root.join("a.pack"), vec![0, 0xff, 1]);
    assert!(batch.write(&Real).is_ok());
    assert_eq!(fs::read(root.join("a.pack")).expect("the file"), [0, 0xff, 1], "bytes that are no text");
    assert_eq!(fs::read_to_string(&foreign).expect("the other's"), "half of");
    assert!(is_unfinished(".a.pack.0.triage-new") && !is_unfinished("a.pack"));
    fs::remove_dir_all(&root).expect("removed");
}

#[cfg(unix)]
#[test]
fn a_private_file_is_the_users_alone_even_where_it_was_not() {
    use std::os::unix::fs::PermissionsExt;
    let root = folder("private");
    let file = root.join("a.pack");
    fs::write(&file, "old").expect("written");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).expect("set");
    let mut batch = Batch::below(&root);
    batch.replace(file.clone(), Content::private(b"new".to_vec()));
    assert!(batch.write(&Real).is_ok());
    assert_eq!(fs::metadata(&file).expect("the file").permissions().mode() & 0o777, 0o600);
    fs::remove_dir_all(&root).expect("removed");
}

#[cfg(unix)]
#[test]
fn nothing_goes_through_a_link() {
    use std::os::unix::fs::symlink;
    let root = folder("link");
    fs::create_dir(root.join("out")).expect("a folder");
    fs::create_dir(root.join("in")).expect("a folder");
    symlink("../out", root.join("in/folder")).expect("a link");
    symlink("../out/file", root.join("in/file")).expect("a link");
    for path in ["in/folder/x", "in/file", "in/../out/x"] {
        let within = root.join("in");
        let mut batch = Batch::below(&within);
        batch.replace(root.join(path), "text");
        assert!(batch.write(&Real).is_err(), "{path}");
    }
    assert_eq!(fs::read_dir(root.join("out")).expect("a folder").count(), 0);
    fs::remove_dir_all(&root).expect("removed");
}
