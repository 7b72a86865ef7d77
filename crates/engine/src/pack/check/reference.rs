//! The entries that are looked up: layers, features, keys, providers, claims, notes and sources.

use super::checker::{Checker, id};
use crate::model::{Answer, Cell, Claim, Feature, Key, KeyFormat, Layer, Note, Provider, Source, SourceKind};
use crate::pack::raw::{RawCell, RawClaim, RawFeature, RawFormat, RawKey, RawLayer, RawNote, RawProvider, RawSource};
use crate::pack::raw_pack::Sited;
use crate::signature::Pattern;
use crate::source::Diagnostic;
use crate::source::FileId;

impl Checker<'_> {
    pub(super) fn layer(&mut self, entry: Sited<RawLayer>) -> Option<Layer> {
        let common = self.common(&entry);
        let (file, raw) = (entry.file, entry.raw);
        Some(Layer {
            id: id(&raw.id)?,
            title: self.filled(file, &raw.title),
            summary: raw.summary,
            owner: raw.owner,
            order: raw.order,
            out_of_scope: raw.out_of_scope,
            common,
        })
    }

    pub(super) fn feature(&mut self, entry: Sited<RawFeature>) -> Option<Feature> {
        let common = self.common(&entry);
        let (file, raw) = (entry.file, entry.raw);
        self.require(
            &raw.support,
            file,
            &raw.id.span,
            "this feature has no cell",
            "add `support = [{ provider = \"*\", … }]`",
        );
        Some(Feature {
            id: id(&raw.id)?,
            title: self.filled(file, &raw.title),
            summary: raw.summary,
            support: raw.support.iter().filter_map(|cell| self.cell(file, cell)).collect(),
            common,
        })
    }

    fn cell(&mut self, file: FileId, raw: &RawCell) -> Option<Cell> {
        let provider = if raw.provider.value == "*" { None } else { Some(self.resolve(file, &raw.provider)?) };
        Some(Cell {
            provider,
            answer: raw.answer,
            verdict: raw.verdict,
            note: raw.note.clone(),
            sources: self.resolve_all(file, &raw.sources),
        })
    }

    pub(super) fn key(&mut self, entry: Sited<RawKey>) -> Option<Key> {
        let common = self.common(&entry);
        let (file, raw) = (entry.file, entry.raw);
        let provider = match &raw.provider {
            Some(provider) => Some(self.resolve(file, provider)?),
            None => None,
        };
        let checked_at = match &raw.checked_at {
            Some(layer) => Some(self.resolve(file, layer)?),
            None => None,
        };
        Some(Key {
            id: id(&raw.id)?,
            title: self.filled(file, &raw.title),
            lives: raw.lives,
            authenticates: raw.authenticates,
            formats: raw.formats.iter().filter_map(|format| self.format(file, format)).collect(),
            sent_as: raw.sent_as,
            issued_at: raw.issued_at,
            provider,
            checked_at,
            verdict: raw.verdict,
            common,
        })
    }

    /// A format of which only the prefix is known is the prefix and whatever a key can consist of.
    fn format(&mut self, file: FileId, raw: &RawFormat) -> Option<KeyFormat> {
        let prefix = self.filled(file, &raw.prefix);
        let pattern = if let Some(regex) = &raw.regex {
            self.pattern(file, regex)?
        } else {
            let source = format!(r"\b{}[A-Za-z0-9_*.-]{{2,}}", regex_syntax::escape(&prefix));
            Pattern::parse(&source, None, &mut self.anchors).ok()?
        };
        Some(KeyFormat { prefix, pattern, is_exact: raw.regex.is_some(), length: raw.length, note: raw.note.clone() })
    }

    pub(super) fn provider(&mut self, entry: Sited<RawProvider>) -> Option<Provider> {
        let common = self.common(&entry);
        let (file, raw) = (entry.file, entry.raw);
        let probe = raw.probe.as_ref().and_then(|probe| self.probe(file, &raw.id, probe));
        let answers = raw.answers.iter().map(|answer| Answer {
            status: answer.status,
            code: answer.code.clone(),
            proves: answer.proves.clone(),
            not_proves: answer.not_proves.clone(),
        });
        Some(Provider {
            id: id(&raw.id)?,
            title: self.filled(file, &raw.title),
            base_url: raw.base_url,
            console: raw.console,
            status_page: raw.status_page,
            hosts: raw.hosts,
            probe,
            answers: answers.collect(),
            verdict: raw.verdict,
            common,
        })
    }

    pub(super) fn claim(&mut self, entry: Sited<RawClaim>) -> Option<Claim> {
        let common = self.common(&entry);
        let (file, raw) = (entry.file, entry.raw);
        Some(Claim {
            id: id(&raw.id)?,
            title: self.filled(file, &raw.text),
            verdict: raw.verdict,
            topic: raw.topic,
            said_by: self.resolve_all(file, &raw.said_by),
            against: self.resolve_all(file, &raw.against),
            note: raw.note,
            place: raw.place,
            common,
        })
    }

    pub(super) fn note(&mut self, entry: Sited<RawNote>) -> Option<Note> {
        let common = self.common(&entry);
        let (file, raw) = (entry.file, entry.raw);
        Some(Note {
            id: id(&raw.id)?,
            kind: raw.kind,
            title: self.filled(file, &raw.title),
            text: raw.text,
            verdict: raw.verdict,
            common,
        })
    }

    pub(super) fn source(&mut self, entry: Sited<RawSource>) -> Option<Source> {
        let common = self.common(&entry);
        let (file, raw) = (entry.file, entry.raw);
        if raw.url.is_none() && raw.kind != SourceKind::Observed {
            let problem =
                Diagnostic::error("source-without-url", format!("the source `{}` has no `url`", raw.id.value));
            self.report(problem.at(file, raw.id.span.clone()).help("add it, or mark the source `kind = \"observed\"`"));
        }
        if let Some(url) =
            raw.url.as_ref().filter(|url| !url.value.starts_with("https://") && !url.value.starts_with("http://"))
        {
            let problem = Diagnostic::error("bad-url", format!("`{}` is no web address", url.value));
            self.report(problem.at(file, url.span.clone()).help("it begins with https://"));
        }
        Some(Source {
            id: id(&raw.id)?,
            title: self.filled(file, &raw.title),
            url: raw.url.as_ref().map(|url| url.value.clone()),
            date: raw.date,
            kind: raw.kind,
            note: raw.note,
            common,
        })
    }
}
