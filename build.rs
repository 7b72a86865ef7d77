//! Reads and checks the rules folder, as the engine does, and writes what comes out for the library to carry.
//!
//! Of a folder with problems nothing is written: the program then reads the rule files themselves and says what is wrong
//! with them, with place and help.

use std::path::PathBuf;
use std::{env, fs, io};

use triage_engine::pack::{self, PackSource};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=rules");
    let knowledge = pack::open(&[PackSource::Folder(PathBuf::from("rules"))]).knowledge;
    let bytes = knowledge.ok().and_then(|knowledge| pack::to_bytes(&knowledge).ok()).unwrap_or_default();
    let folder = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(folder.join("builtin.pack"), bytes)
}
