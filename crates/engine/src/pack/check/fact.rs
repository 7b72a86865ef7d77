//! Facts, and the places where they are found.

use std::collections::BTreeMap;

use super::checker::{Checker, id};
use super::convert::FromRaw;
use crate::model::{Fact, FactType, Kind, Meaning, Place, Spot, Table};
use crate::pack::raw::{RawFact, RawPlace};
use crate::pack::raw_pack::Sited;
use crate::source::{Diagnostic, FileId, Located, ProblemKind};

/// What a question depends on: the id of the fact, and where that is written.
pub(super) type AskWhen = (String, FileId, Located<String>);

/// What the questions of the facts depend on.
pub(super) fn ask_conditions(facts: &[Sited<RawFact>]) -> Vec<AskWhen> {
    let of = |entry: &Sited<RawFact>| Some((entry.raw.id.value.clone(), entry.file, entry.raw.ask_when.clone()?));
    facts.iter().filter_map(of).collect()
}

impl FromRaw for Fact {
    type Raw = RawFact;

    fn from_raw(checker: &mut Checker<'_>, entry: Sited<RawFact>) -> Option<Self> {
        let common = checker.common(&entry);
        let (file, raw) = (entry.file, entry.raw);
        let is_choice = raw.value_type == FactType::Choice;
        let choices = checker.choices(&raw);
        if is_choice == choices.is_empty() {
            let message = if is_choice { "a choice needs `choices`" } else { "only a choice has `choices`" };
            let problem = Diagnostic::new(ProblemKind::Choices, message).at(file, raw.id.span.clone());
            checker.report(problem.help("list them as `choices = [\"one\", \"another\"]`, with `type = \"choice\"`"));
        }
        let mut fact = Fact {
            id: id(&raw.id)?,
            title: raw.title.clone().unwrap_or_else(|| raw.id.value.replace('_', " ")),
            value_type: raw.value_type,
            choices,
            doc: raw.doc,
            from: Vec::new(),
            ask: raw.ask,
            ask_when: None,
            how: raw.how,
            tell: raw.tell,
            common,
        };
        fact.from = raw.from.iter().filter_map(|place| checker.place(file, place, &fact)).collect();
        Some(fact)
    }
}

impl Checker<'_> {
    /// The choices that a fact lists; those of the fact that tells the client are the clients.
    fn choices(&self, raw: &RawFact) -> Vec<String> {
        if raw.from.iter().any(|place| place.value.client == Some(true)) {
            return self.names.ids(Kind::Client);
        }
        raw.choices.iter().map(|choice| choice.value.clone()).collect()
    }

    /// Compiles what the questions depend on: predicates know the facts only once all of them are there.
    pub(super) fn ask_when(&mut self, facts: &mut Table<Fact>, conditions: &[AskWhen]) {
        for (name, file, source) in conditions {
            let Some(reference) = facts.find(name) else { continue };
            let ask_when = self.predicate(*file, source);
            let fact = Fact { ask_when, ..facts[reference].clone() };
            facts.exchange(reference, fact);
        }
    }

    pub(super) fn place(&mut self, file: FileId, place: &Located<RawPlace>, fact: &Fact) -> Option<Place> {
        let spot = self.spot(file, place)?;
        let raw = &place.value;
        let lacks = match spot {
            Spot::Texts(_) if raw.value.is_none() => Some(("`texts`", "the texts mean")),
            // What a variable holds is nobody's business: it never is the value of a fact.
            Spot::Variable(_) if raw.value.is_none() && raw.values.is_none() => Some(("a `variable`", "it means")),
            _ => None,
        };
        if let Some((what, means)) = lacks {
            let problem = Diagnostic::new(ProblemKind::MissingField, format!("a place with {what} needs a `value`"));
            self.report(problem.at(file, place.span.clone()).help(format!("say what {means}: `value = …`")));
            return None;
        }
        let unset = match (&raw.unset, &spot) {
            (Some(unset), Spot::Variable(_)) => Some(self.fact_value(file, unset, fact)?),
            (Some(_), _) => {
                let problem = Diagnostic::new(ProblemKind::BadPlace, "only a `variable` can be `unset`");
                self.report(problem.at(file, place.span.clone()));
                return None;
            }
            (None, _) => None,
        };
        let keep = match &raw.keep {
            Some(keep) => Some(self.pattern(file, keep)?),
            None => None,
        };
        Some(Place { spot, meaning: self.meaning(file, raw, fact)?, keep, unset })
    }

    pub(super) fn spot(&mut self, file: FileId, place: &Located<RawPlace>) -> Option<Spot> {
        let raw = &place.value;
        let elsewhere = match (raw.client, raw.surface, &raw.variable, raw.machine) {
            (Some(true), None, None, None) => Some(Spot::Client),
            (None, Some(true), None, None) => Some(Spot::Surface),
            (None, None, Some(name), None) => Some(Spot::Variable(name.value.clone())),
            (None, None, None, Some(property)) => Some(Spot::Machine(property)),
            _ => None,
        };
        let is_no_text = raw.client.is_some()
            || raw.surface.is_some()
            || raw.provider.is_some()
            || raw.variable.is_some()
            || raw.machine.is_some();
        match (&raw.json, &raw.protobuf, &raw.regex, &raw.texts, raw.key_format) {
            (None, None, None, None, None) if elsewhere.is_some() => elsewhere,
            _ if is_no_text => self.bad_place(file, place),
            (Some(path), None, None, None, None) => self.path(file, path).map(Spot::Json),
            (None, Some(path), None, None, None) => self.path(file, path).map(Spot::Protobuf),
            (None, None, Some(regex), None, None) => self.pattern(file, regex).map(Spot::Pattern),
            (None, None, None, Some(texts), None) => {
                Some(Spot::Texts(texts.iter().map(|text| self.anchors.text(&text.value)).collect()))
            }
            (None, None, None, None, Some(true)) => Some(Spot::KeyFormat),
            _ => self.bad_place(file, place),
        }
    }

    fn bad_place(&mut self, file: FileId, place: &Located<RawPlace>) -> Option<Spot> {
        let problem = Diagnostic::new(ProblemKind::BadPlace, "a place says exactly one thing about where to look");
        let help = "give one of `json`, `protobuf`, `regex`, `texts`, `key_format = true`, `client = true`, `surface = true`, `provider = true`, `variable` and `machine`";
        self.report(problem.at(file, place.span.clone()).help(help));
        None
    }

    /// The steps of a path, the last one first.
    fn path(&mut self, file: FileId, path: &Located<String>) -> Option<Vec<String>> {
        let steps: Vec<String> = path.value.rsplit('.').map(str::to_owned).collect();
        let any_depth_inside = steps.iter().rev().skip(1).any(|step| step == "**");
        let ends_nowhere = steps.first().is_some_and(|step| step == "**" || step == "*");
        if steps.iter().any(String::is_empty) || any_depth_inside || ends_nowhere {
            let message = format!("`{}` is no path", path.value);
            let help = "steps are joined by `.`; `**` may only come first, and the last step is a name";
            self.report(Diagnostic::new(ProblemKind::BadPath, message).at(file, path.span.clone()).help(help));
            return None;
        }
        Some(steps)
    }

    fn meaning(&mut self, file: FileId, raw: &RawPlace, fact: &Fact) -> Option<Meaning> {
        match (&raw.value, &raw.values) {
            (None, None) => Some(Meaning::Itself),
            (Some(value), None) => self.fact_value(file, value, fact).map(Meaning::Constant),
            (None, Some(values)) => {
                let table = values
                    .iter()
                    .map(|(raw, value)| Some((raw.clone(), self.fact_value(file, value, fact)?)))
                    .collect::<Option<BTreeMap<_, _>>>()?;
                Some(Meaning::Table(table))
            }
            (Some(value), Some(_)) => {
                let problem = Diagnostic::new(ProblemKind::BadPlace, "`value` and `values` exclude each other");
                self.report(problem.at(file, value.span.clone()));
                None
            }
        }
    }

    fn fact_value(&mut self, file: FileId, value: &Located<String>, fact: &Fact) -> Option<String> {
        match fact.read(&value.value) {
            Ok(_) => Some(value.value.clone()),
            Err(message) => {
                let problem = Diagnostic::new(ProblemKind::BadValue, message).at(file, value.span.clone());
                self.report(problem.help("what a place stands for must be a value of its fact"));
                None
            }
        }
    }
}
