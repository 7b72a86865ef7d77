//! Any rule file gives a pack or problems that can be shown.
#![no_main]

use libfuzzer_sys::fuzz_target;
use triage_engine::pack::{self, MemoryPack, PackSource};
use triage_engine::render::problem::{self, ProblemFormat};

const MANIFEST: &str = "[pack]\nid = \"fuzzed\"\nversion = \"1.0.0\"\nschema = 1\nengine = \">=0.1\"\ntitle = \"Fuzzed\"\nlicense = \"MIT\"\n";

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let files = [("pack.toml".to_owned(), MANIFEST.into()), ("rules.toml".to_owned(), text.into())];
    let opened = pack::open(&[PackSource::Memory(MemoryPack::new(files))]);
    if let Err(problems) = opened.knowledge {
        assert!(!problems.is_empty(), "refused without a reason");
        for format in [ProblemFormat::Text, ProblemFormat::Json, ProblemFormat::Github, ProblemFormat::Sarif] {
            let _ = problem::write(&problems, &opened.files, format, false);
        }
    }
});
