//! Providers.

use super::checker::{Checker, id};
use super::convert::FromRaw;
use crate::model::{Answer, Provider};
use crate::pack::raw::RawProvider;
use crate::pack::raw_pack::Sited;

impl FromRaw for Provider {
    type Raw = RawProvider;

    fn from_raw(checker: &mut Checker<'_>, entry: Sited<RawProvider>) -> Option<Self> {
        let common = checker.common(&entry);
        let (file, raw) = (entry.file, entry.raw);
        let probe = raw.probe.as_ref().and_then(|probe| checker.probe(file, &raw.id, probe));
        let answers = raw.answers.iter().map(|answer| Answer {
            status: answer.status,
            code: answer.code.clone(),
            proves: answer.proves.clone(),
            not_proves: answer.not_proves.clone(),
        });
        Some(Self {
            id: id(&raw.id)?,
            title: checker.filled(file, &raw.title),
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
}
