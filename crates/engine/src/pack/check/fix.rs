//! Fixes.

use super::checker::{Checker, id};
use super::convert::FromRaw;
use super::wording::Site;
use crate::model::{Fix, Step};
use crate::pack::raw::{RawFix, RawStep};
use crate::pack::raw_pack::Sited;
use crate::source::{Diagnostic, ProblemKind};

impl FromRaw for Fix {
    type Raw = RawFix;

    fn from_raw(checker: &mut Checker<'_>, entry: Sited<RawFix>) -> Option<Self> {
        let common = checker.common(&entry);
        let (file, pack, raw) = (entry.file, entry.pack, entry.raw);
        let site = Site { file, pack, entry: &raw.id.span };
        checker.require(
            &raw.steps,
            file,
            &raw.id.span,
            "this fix has no step",
            "add `steps = [{ do = \"…\", pass = \"…\" }]`",
        );
        if raw.minutes.value == 0 {
            let problem =
                Diagnostic::new(ProblemKind::NoTime, "no fix takes no time").at(file, raw.minutes.span.clone());
            checker.report(problem.help("fixes are ordered by what they cost; write 1 or more"));
        }
        Some(Self {
            id: id(&raw.id)?,
            title: checker.filled(file, &raw.title),
            minutes: raw.minutes.value.max(1),
            reversible: raw.reversible,
            who: raw.who,
            steps: raw.steps.iter().filter_map(|step| checker.step(site, step)).collect(),
            when: checker.optional_predicate(file, raw.when.as_ref())?,
            verdict: raw.verdict,
            common,
        })
    }
}

impl Checker<'_> {
    fn step(&mut self, site: Site<'_>, raw: &RawStep) -> Option<Step> {
        let when = self.optional_predicate(site.file, raw.when.as_ref())?;
        let action = self.filled(site.file, &raw.action);
        Some(Step {
            action: self.wording(site, &action, Some(&raw.action.span)),
            run: raw.run.as_ref().map(|run| self.command(site, run)),
            pass: self.wording(site, &raw.pass, None),
            place: raw.place.as_ref().map(|place| self.wording(site, place, None)),
            if_it_fails: raw.if_it_fails.as_ref().map(|fails| self.wording(site, fails, None)),
            when,
        })
    }
}
