//! Reads and checks the rules folder, as the engine does, and writes what comes out for the library to carry.
//!
//! Of a folder with problems only the rule files are written: the program then says what is wrong with them, with place and
//! help.

use std::path::PathBuf;
use std::{env, fs, io};

use triage_engine::pack::{self, PackSource};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=rules");
    let compiled = pack::compile(&[PackSource::Folder(PathBuf::from("rules"))]);
    let (bytes, _) = compiled.map_err(|problem| io::Error::other(problem.message))?;
    let folder = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(folder.join("builtin.pack"), bytes)
}
