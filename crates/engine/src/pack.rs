//! Rule packs: from files to a [`KnowledgeBase`], in two stages.
//!
//! [`load`] reads folders into *raw* entries, exactly as they are written; [`check`] turns these into the model or says
//! everything that is wrong with them, each problem with its file, line and column. Nothing behind `check` sees a raw type.
//!
//! [`compile`] keeps what came out, and opening that again takes a hundredth of the time.

mod check;
mod compiled;
mod envelope;
#[cfg(feature = "fs")]
mod folder;
mod load;
#[cfg(feature = "fs")]
mod pack_file;
mod parse;
pub mod raw;
mod raw_pack;
mod source;
mod unparsed;

pub use check::check;
pub use compiled::{compile, from_bytes, to_bytes};
pub use envelope::{THIS_ENGINE, Unfit};
#[cfg(feature = "fs")]
pub use folder::{FIXTURES, files_below, fixtures_of, with_edits};
pub use load::load;
#[cfg(feature = "authoring")]
pub(crate) use parse::parse_fixture;
pub use raw_pack::{RawPack, Sited};
pub use source::{MemoryPack, PackSource};
pub use unparsed::Unparsed;

use crate::model::KnowledgeBase;
use crate::source::{Diagnostic, Files};

/// What came of opening a pack: the knowledge base, or everything that is wrong; and the files that both speak of.
#[derive(Debug)]
pub struct Opened {
    /// The rule files, for showing the lines that problems speak of.
    pub files: Files,
    /// The knowledge base, or the problems that keep it from being one.
    pub knowledge: Result<KnowledgeBase, Vec<Diagnostic>>,
}

/// Reads and checks the packs, each laid over the ones before it.
///
/// ```
/// use triage_engine::pack::{self, MemoryPack, PackSource};
///
/// let manifest = r#"
///     [pack]
///     id = "empty"
///     version = "1.0.0"
///     schema = 1
///     engine = ">=0.1"
///     title = "Empty"
///     license = "MIT"
/// "#;
/// let pack = MemoryPack::new([("pack.toml".to_owned(), manifest.into())]);
/// let opened = pack::open(&[PackSource::Memory(pack)]);
/// assert!(opened.knowledge.is_ok());
/// ```
pub fn open(sources: &[PackSource]) -> Opened {
    match sources {
        [PackSource::Compiled(bytes)] => {
            if let Some(opened) = compiled::open(bytes) {
                return opened;
            }
        }
        #[cfg(feature = "fs")]
        [PackSource::File(path)] => match pack_file::open(path) {
            Ok(Some(opened)) => return opened,
            Ok(None) => {}
            Err(problem) => return Opened { files: Files::default(), knowledge: Err(vec![problem]) },
        },
        _ => {}
    }
    let mut files = Files::default();
    let knowledge = checked(load::read(sources, &mut files), &files);
    Opened { files, knowledge }
}

/// Reads, parses and checks rule files that were found.
pub fn open_unparsed(unparsed: &Unparsed) -> Opened {
    let mut files = Files::default();
    let knowledge = checked(unparsed.load(&mut files), &files);
    Opened { files, knowledge }
}

/// The pack that was made of these very rule files by [`to_bytes`], without parsing and checking them again.
///
/// # Errors
///
/// The bytes are no pack that this engine wrote, or not as it wrote them: the rule files come back.
pub fn open_compiled(unparsed: Unparsed, bytes: &'static [u8]) -> Result<Opened, Unparsed> {
    match from_bytes(bytes) {
        Ok(mut knowledge) => {
            let files = unparsed.files();
            knowledge.files = files.clone();
            Ok(Opened { files, knowledge: Ok(knowledge) })
        }
        Err(_) => Err(unparsed),
    }
}

fn checked(loaded: load::Loaded, files: &Files) -> Result<KnowledgeBase, Vec<Diagnostic>> {
    if loaded.problems.is_empty() { check(loaded.raw, files) } else { Err(all_problems(loaded, files)) }
}

/// What cannot be read, and what is wrong with the rest, as far as that does not come from what is missing.
fn all_problems(loaded: load::Loaded, files: &Files) -> Vec<Diagnostic> {
    let load::Loaded { raw, mut problems, broken, lacks_files } = loaded;
    if lacks_files || raw.manifests.is_empty() {
        return problems;
    }
    let is_missing = |problem: &Diagnostic| broken.iter().any(|id| problem.message.contains(&format!("`{id}`")));
    let others = check(raw, files).err().unwrap_or_default();
    problems.extend(others.into_iter().filter(|problem| !is_missing(problem)));
    problems.sort_by_key(|problem| problem.labels.first().map(|label| (label.file, label.span.start)));
    problems
}
