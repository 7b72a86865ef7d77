//! Names the engine's source, so that a compiled pack is read only by the very engine that it was made for.

use std::path::{Path, PathBuf};
use std::{fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=src");
    let mut files = Vec::new();
    collect(Path::new("src"), &mut files)?;
    files.sort();
    let mut hash = BASIS;
    for file in files {
        hash = fs::read(file)?.into_iter().fold(hash, add);
    }
    println!("cargo::rustc-env=TRIAGE_ENGINE_SOURCE={hash:016x}");
    Ok(())
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, found)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    Ok(())
}

const BASIS: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a, which is the same everywhere; so is a source whose lines end as Windows ends them.
fn add(hash: u64, byte: u8) -> u64 {
    if byte == b'\r' { hash } else { (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3) }
}
