//! Sources.

use super::checker::{Checker, id};
use super::convert::FromRaw;
use crate::model::{Source, SourceKind};
use crate::pack::raw::RawSource;
use crate::pack::raw_pack::Sited;
use crate::source::{Diagnostic, ProblemKind};

impl FromRaw for Source {
    type Raw = RawSource;

    fn from_raw(checker: &mut Checker<'_>, entry: Sited<RawSource>) -> Option<Self> {
        let common = checker.common(&entry);
        let (file, raw) = (entry.file, entry.raw);
        if raw.url.is_none() && raw.kind != SourceKind::Observed {
            let problem =
                Diagnostic::new(ProblemKind::SourceWithoutUrl, format!("the source `{}` has no `url`", raw.id.value));
            checker
                .report(problem.at(file, raw.id.span.clone()).help("add it, or mark the source `kind = \"observed\"`"));
        }
        if let Some(url) =
            raw.url.as_ref().filter(|url| !url.value.starts_with("https://") && !url.value.starts_with("http://"))
        {
            let problem = Diagnostic::new(ProblemKind::BadUrl, format!("`{}` is no web address", url.value));
            checker.report(problem.at(file, url.span.clone()).help("it begins with https://"));
        }
        Some(Self {
            id: id(&raw.id)?,
            title: checker.filled(file, &raw.title),
            url: raw.url.as_ref().map(|url| url.value.clone()),
            date: raw.date,
            kind: raw.kind,
            note: raw.note,
            common,
        })
    }
}
