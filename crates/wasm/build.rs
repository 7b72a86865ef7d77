//! Reads and checks the rules folder, and writes what comes out for the program to carry.

use std::path::PathBuf;
use std::{env, fs, io};

use triage_engine::model::Table;
use triage_engine::pack::{self, PackSource};

const RULES: &str = "../../rules";

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed={RULES}");
    let opened = pack::open(&[PackSource::Folder(PathBuf::from(RULES))]);
    let mut knowledge =
        opened.knowledge.map_err(|problems| io::Error::other(format!("the rules have {} problems", problems.len())))?;
    // No explanation speaks of them; the site has their pages.
    knowledge.claims = Table::default();
    knowledge.notes = Table::default();
    let bytes = pack::to_bytes(&knowledge).map_err(io::Error::other)?;
    fs::write(PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("builtin.pack"), bytes)
}
