//! Rule packs: from files to a [`KnowledgeBase`], in two stages.
//!
//! [`load`] reads folders into *raw* entries, exactly as they are written; [`check`] turns these into the model or says
//! everything that is wrong with them, each problem with its file, line and column. Nothing behind `check` sees a raw type.

mod builtin;
mod check;
mod compiled;
mod diagnostic;
mod files;
mod load;
mod located;
mod parse;
pub mod raw;
mod raw_pack;
mod suggest;

pub use builtin::builtin_files;
pub use check::check;
pub use diagnostic::{Diagnostic, Label, Severity};
pub use files::{FileId, Files, Position, RuleFile};
pub use load::{PackSource, load};
pub use located::Located;
pub(crate) use parse::parse_fixture;
pub use raw_pack::{RawPack, Sited};
pub(crate) use suggest::suggest;

use crate::model::KnowledgeBase;

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
/// let opened = triage_kb::pack::open(&[triage_kb::pack::PackSource::Builtin]);
/// assert!(opened.knowledge.is_ok());
/// ```
pub fn open(sources: &[PackSource]) -> Opened {
    let mut files = Files::default();
    if let [PackSource::Builtin] = sources
        && let Some(knowledge) = builtin::builtin_compiled(&mut files)
    {
        return Opened { files, knowledge: Ok(knowledge) };
    }
    let knowledge = load(sources, &mut files).and_then(|raw| check(raw, &files));
    Opened { files, knowledge }
}
