//! Placeholders in texts for people: that each can be filled, and what stands there where nothing fills it.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::checker::Checker;
use super::manifest::WITH_CONCEPTS;
use crate::model::{Client, Kind, Provider, Wording, placeholders};
use crate::pack::raw::RawManifest;
use crate::pack::raw_pack::Sited;
use crate::source::{Diagnostic, FileId, Located, ProblemKind, suggest};

/// Every placeholder that there is, with its neutral wording if the pack has one.
#[derive(Debug, Default)]
pub(super) struct Neutral {
    by_name: BTreeMap<String, Option<String>>,
}

impl Neutral {
    /// The neutral wordings by the names of their placeholders.
    pub(super) fn wordings(&self) -> BTreeMap<String, String> {
        self.by_name.iter().filter_map(|(name, words)| Some((name.clone(), words.clone()?))).collect()
    }
}

/// Where a text stands that may hold placeholders.
#[derive(Clone, Copy)]
pub(super) struct Site<'s> {
    pub(super) file: FileId,
    pub(super) pack: usize,
    /// The entry, for texts without a place of their own.
    pub(super) entry: &'s Range<usize>,
}

impl Checker<'_> {
    /// Collects the placeholders: every fact, and every field of a client and a provider that one can name.
    pub(super) fn name_placeholders(&mut self, manifests: &[Sited<RawManifest>]) {
        let of = |kind: Kind, fields: &[&str]| -> Vec<String> {
            fields.iter().map(|field| format!("{kind}.{field}")).collect()
        };
        let fields = of(Kind::Client, &Client::FIELDS).into_iter().chain(of(Kind::Provider, &Provider::FIELDS));
        let names = self.names.ids(Kind::Fact).into_iter().chain(fields);
        let mut by_name: BTreeMap<String, Option<String>> = names.map(|name| (name, None)).collect();
        for manifest in manifests {
            for (name, words) in &manifest.raw.neutral {
                match by_name.get_mut(name) {
                    Some(known) => *known = Some(self.filled(manifest.file, words)),
                    None => self.unknown_placeholder(manifest.file, &words.span, name, &by_name),
                }
            }
        }
        self.neutral = Arc::new(Neutral { by_name });
    }

    /// A text for people. Without a case, neutral words stand for its placeholders.
    pub(super) fn wording(&mut self, site: Site<'_>, text: &str, span: Option<&Range<usize>>) -> Wording {
        self.worded(site, text, span, |neutral, name| neutral.clone().unwrap_or_else(|| format!("<{name}>")))
    }

    /// A command. Neutral words would make no sense in it, so that without a case it shows the name: of a fact in capitals,
    /// of a field in angle brackets.
    pub(super) fn command(&mut self, site: Site<'_>, text: &Located<String>) -> Wording {
        let written = self.filled(site.file, text);
        let shown = |_: &Option<String>, name: &str| {
            if name.contains('.') { format!("<{name}>") } else { name.to_uppercase() }
        };
        self.worded(site, &written, Some(&text.span), shown)
    }

    fn worded(
        &mut self,
        site: Site<'_>,
        text: &str,
        span: Option<&Range<usize>>,
        neutral: fn(&Option<String>, &str) -> String,
    ) -> Wording {
        if self.format_of(site.pack) < WITH_CONCEPTS {
            return Wording::plain(text.to_owned());
        }
        let known = Arc::clone(&self.neutral);
        let span = span.unwrap_or(site.entry);
        for (_, name) in placeholders(text) {
            match known.by_name.get(name) {
                Some(Some(_)) => {}
                Some(None) => self.without_neutral(site.file, span, name),
                None => self.unknown_placeholder(site.file, span, name, &known.by_name),
            }
        }
        Wording::new(text.to_owned(), |name| neutral(known.by_name.get(name).unwrap_or(&None), name))
    }

    fn without_neutral(&mut self, file: FileId, span: &Range<usize>, name: &str) {
        let message = format!("`{{{name}}}` has no neutral wording");
        let help = format!("add `\"{name}\" = \"…\"` to `[pack.neutral]`: what to say where it is not known");
        self.report(Diagnostic::new(ProblemKind::PlaceholderWithoutWording, message).at(file, span.clone()).help(help));
    }

    fn unknown_placeholder(
        &mut self,
        file: FileId,
        span: &Range<usize>,
        name: &str,
        known: &BTreeMap<String, Option<String>>,
    ) {
        let help = match suggest(name, known.keys().map(String::as_str)) {
            Some(close) => format!("did you mean `{{{close}}}`?"),
            None => "a placeholder names a fact, or a field of a client or provider: `{provider.console}`".to_owned(),
        };
        let message = format!("nothing fills `{{{name}}}`");
        self.report(Diagnostic::new(ProblemKind::UnknownPlaceholder, message).at(file, span.clone()).help(help));
    }
}
