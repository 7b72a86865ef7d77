//! Key systems.

use super::checker::{Checker, id};
use super::convert::FromRaw;
use crate::model::{Example, Key, KeyFormat};
use crate::pack::raw::{RawFormat, RawKey};
use crate::pack::raw_pack::Sited;
use crate::signature::Pattern;
use crate::source::{Diagnostic, FileId, Located, ProblemKind};

impl FromRaw for Key {
    type Raw = RawKey;

    fn from_raw(checker: &mut Checker<'_>, entry: Sited<RawKey>) -> Option<Self> {
        let common = checker.common(&entry);
        let (file, raw) = (entry.file, entry.raw);
        let provider = match &raw.provider {
            Some(provider) => Some(checker.resolve(file, provider)?),
            None => None,
        };
        let checked_at = match &raw.checked_at {
            Some(layer) => Some(checker.resolve(file, layer)?),
            None => None,
        };
        Some(Self {
            id: id(&raw.id)?,
            title: checker.filled(file, &raw.title),
            lives: raw.lives,
            authenticates: raw.authenticates,
            formats: raw.formats.iter().filter_map(|format| checker.format(file, format)).collect(),
            sent_as: raw.sent_as,
            issued_at: raw.issued_at,
            provider,
            checked_at,
            verdict: raw.verdict,
            common,
        })
    }
}

impl Checker<'_> {
    /// A format of which only the prefix is known is the prefix and whatever a key can consist of.
    fn format(&mut self, file: FileId, raw: &RawFormat) -> Option<KeyFormat> {
        let prefix = self.filled(file, &raw.prefix);
        let pattern = if let Some(regex) = &raw.regex {
            self.pattern(file, regex)?
        } else {
            let source = format!(r"\b{}[A-Za-z0-9_*.-]{{2,}}", regex_syntax::escape(&prefix));
            Pattern::parse(&source, None, &mut self.anchors).ok()?
        };
        Some(KeyFormat {
            prefix,
            pattern,
            is_exact: raw.regex.is_some(),
            length: raw.length,
            examples: self.examples(file, &raw.examples),
            note: raw.note.clone(),
        })
    }

    /// Examples of secrets; those that can be filled in.
    pub(super) fn examples(&mut self, file: FileId, written: &[Located<String>]) -> Vec<Example> {
        let mut example = |written: &Located<String>| {
            Example::parse(&written.value).map_err(|problem| self.bad_example(file, written, &problem)).ok()
        };
        written.iter().filter_map(&mut example).collect()
    }

    fn bad_example(&mut self, file: FileId, written: &Located<String>, problem: &str) {
        let message = format!("the example cannot be filled in: {problem}");
        let problem = Diagnostic::new(ProblemKind::BadExample, message).at(file, written.span.clone());
        self.report(
            problem.help("write `{52}` for 52 letters and digits, or `{52 hex}`, `{52 digits}`, `{52 capitals}`"),
        );
    }
}
