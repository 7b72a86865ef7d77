use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};

use super::*;

/// An empty folder for one test.
fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("triage-tree-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("pack")).expect("a folder");
    fs::write(folder.join("pack/a.toml"), "").expect("a file");
    folder
}

#[track_caller]
fn refused(folder: &Path, because: &str) {
    let problem = toml_files(&folder.join("pack")).expect_err("refused");
    assert!(problem.message.contains(because), "{}", problem.message);
    fs::remove_dir_all(folder).expect("removed");
}

#[test]
fn what_is_no_file_is_refused() {
    let folder = folder("socket");
    let _socket = UnixListener::bind(folder.join("pack/z.toml")).expect("a socket");
    assert!(read_file(&folder.join("pack/z.toml")).is_err());
    refused(&folder, "no regular file");
}

#[test]
fn a_device_is_refused_by_way_of_a_link_too() {
    let folder = folder("device");
    symlink("/dev/zero", folder.join("pack/z.toml")).expect("a link");
    assert!(read_file(&folder.join("pack/z.toml")).is_err());
    refused(&folder, "leads out of the folder");
}

#[test]
fn a_link_out_of_the_folder_is_refused() {
    let folder = folder("out");
    fs::write(folder.join("secret"), "x").expect("a file");
    symlink("../secret", folder.join("pack/z.toml")).expect("a link");
    refused(&folder, "leads out of the folder");
}

#[test]
fn a_linked_folder_outside_is_refused() {
    let folder = folder("beside");
    symlink("..", folder.join("pack/up")).expect("a link");
    refused(&folder, "leads out of the folder");
}

#[test]
fn links_that_lead_back_multiply_nothing() {
    let folder = folder("loop");
    fs::create_dir(folder.join("pack/b")).expect("a folder");
    for number in 0..20 {
        symlink("..", folder.join(format!("pack/b/{number}"))).expect("a link");
        symlink("b", folder.join(format!("pack/{number}"))).expect("a link");
    }
    symlink("a.toml", folder.join("pack/again.toml")).expect("a link");
    assert_eq!(toml_files(&folder.join("pack")).expect("read").len(), 1);
    fs::remove_dir_all(folder).expect("removed");
}

#[test]
fn a_link_to_itself_is_refused() {
    let folder = folder("itself");
    symlink("z.toml", folder.join("pack/z.toml")).expect("a link");
    refused(&folder, "cannot read");
}

#[test]
fn folders_without_end_are_refused() {
    let folder = folder("deep");
    let deep = (0..=MAX_DEPTH).fold(folder.join("pack"), |path, _| path.join("d"));
    fs::create_dir_all(deep).expect("folders");
    refused(&folder, "nested deeper");
}

#[test]
fn a_file_that_is_too_large_is_read_no_further() {
    let folder = folder("large");
    let file = File::create(folder.join("pack/z.toml")).expect("a file");
    file.set_len(1 << 40).expect("a sparse file");
    let problem = read_file(&folder.join("pack/z.toml")).expect_err("refused");
    assert_eq!(problem.kind.name(), "rule-file-too-large");
    fs::remove_dir_all(folder).expect("removed");
}
