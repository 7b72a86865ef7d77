//! Ids: which there are, that each is used once, and which entry replaces which.

use std::sync::Arc;

use super::checker::Checker;
use crate::model::{self, Entry, Id, with_kinds};
use crate::pack::raw_pack::{RawEntry, RawPack, Sited};
use crate::source::{Diagnostic, ProblemKind};

impl Checker<'_> {
    /// Sorts the entries of every kind by id, keeps of replaced ones the last, and notes all names.
    pub(super) fn index(&mut self, raw: &mut RawPack) {
        macro_rules! index {
            ($($table:ident $several:ident $checked:ident $written:ident $holds:tt;)*) => {
                $(self.index_kind::<_, model::$checked>(&mut raw.$several);)*
            };
        }
        with_kinds!(index);
        for feature in &raw.features {
            let providers = feature.raw.support.iter().map(|cell| cell.provider.value.clone()).collect();
            Arc::make_mut(&mut self.cells).insert(feature.raw.id.value.clone(), providers);
        }
    }

    fn index_kind<R: RawEntry, T: Entry>(&mut self, entries: &mut Vec<Sited<R>>) {
        // Sorted with their ids beside them: to look into two boxes for every comparison is slow.
        let with_id = |entry: Sited<R>| (entry.raw.id().value.clone(), entry);
        let mut by_id: Vec<(String, Sited<R>)> = entries.drain(..).map(with_id).collect();
        by_id.sort_by(|(id, a), (other, b)| (id, a.pack).cmp(&(other, b.pack)));
        let mut ids = Vec::with_capacity(by_id.len());
        let mut kept: Vec<Sited<R>> = Vec::with_capacity(by_id.len());
        for (name, entry) in by_id {
            let id = entry.raw.id();
            if let Err(problem) = id.value.parse::<Id<T>>() {
                let problem = Diagnostic::new(ProblemKind::BadId, problem.to_string()).at(entry.file, id.span.clone());
                self.report(
                    problem.help("write it like `dns-failure`, or `system/dns-failure`; a fact like `exit_code`"),
                );
            }
            let below = ids.pop_if(|below| *below == name).and_then(|_| kept.pop());
            self.check_replacement::<R, T>(&entry, below.as_ref());
            ids.push(name);
            kept.push(entry);
        }
        *entries = kept;
        Arc::make_mut(&mut self.names).note(T::KIND, ids.into_iter());
    }

    /// An entry may take the place of one in a lower pack, if it says so; nothing else may share an id.
    fn check_replacement<R: RawEntry, T: Entry>(&mut self, entry: &Sited<R>, below: Option<&Sited<R>>) {
        let id = entry.raw.id();
        let replaces = entry.raw.common().replaces;
        let problem = match below {
            None if replaces => Diagnostic::new(
                ProblemKind::NothingToOverride,
                format!("there is no {} `{}` to override", T::KIND, id.value),
            )
            .at(entry.file, id.span.clone())
            .help("take `override = true` out, or lay this pack over the one that has the entry"),
            Some(below) if below.pack == entry.pack || !replaces => {
                let help = if below.pack == entry.pack {
                    "give one of them another id"
                } else {
                    "add `override = true` if it is meant to replace the one below; a fact of the same `type` adds its places"
                };
                Diagnostic::new(ProblemKind::DuplicateId, format!("the {} `{}` is there twice", T::KIND, id.value))
                    .label(entry.file, id.span.clone(), "here again")
                    .label(below.file, below.raw.id().span.clone(), "first here")
                    .help(help)
            }
            _ => return,
        };
        self.report(problem);
    }
}
