//! Fixes.

use super::checker::{Checker, id};
use super::convert::FromRaw;
use crate::model::{Fix, Step};
use crate::pack::raw::{RawFix, RawStep};
use crate::pack::raw_pack::Sited;
use crate::source::{Diagnostic, FileId, ProblemKind};

impl FromRaw for Fix {
    type Raw = RawFix;

    fn from_raw(checker: &mut Checker<'_>, entry: Sited<RawFix>) -> Option<Self> {
        let common = checker.common(&entry);
        let (file, raw) = (entry.file, entry.raw);
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
            steps: raw.steps.iter().map(|step| checker.step(file, step)).collect(),
            common,
        })
    }
}

impl Checker<'_> {
    fn step(&mut self, file: FileId, raw: &RawStep) -> Step {
        Step {
            action: self.filled(file, &raw.action),
            run: raw.run.as_ref().map(|run| self.filled(file, run)),
            pass: raw.pass.clone(),
            place: raw.place.clone(),
            if_it_fails: raw.if_it_fails.clone(),
        }
    }
}
