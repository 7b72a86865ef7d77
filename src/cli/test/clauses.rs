//! Clauses as the reports name them.

use std::fmt::Write;

use serde_json::{Value, json};

use triage_kb::model::KnowledgeBase;
use triage_kb::trial::Clause;

/// More rows than this that all say the same of one entry are shown as one.
const SAME: usize = 2;

/// What there is to say of a clause.
pub(super) struct Row<'r> {
    pub(super) clause: Clause,
    /// What was done with it; may be empty.
    pub(super) change: &'static str,
    /// Why it is listed; empty where it is not.
    pub(super) because: &'r str,
}

/// The rows that give a reason, below the entries that they belong to. `rows` are all of the pack, in its order.
pub(super) fn list(knowledge: &KnowledgeBase, rows: &[Row<'_>]) -> String {
    let mut out = String::new();
    for of_entry in rows.chunk_by(|a, b| a.place(knowledge) == b.place(knowledge)) {
        let listed: Vec<&Row<'_>> = of_entry.iter().filter(|row| !row.because.is_empty()).collect();
        let Some(first) = listed.first() else { continue };
        let (entry, file, line) = first.place(knowledge);
        let _ = writeln!(out, "{entry}  ({file}:{line})");
        let all_the_same = listed.len() == of_entry.len() && listed.iter().all(|row| row.because == first.because);
        if all_the_same && listed.len() > SAME {
            let _ = writeln!(out, "    all {} of it: {}", listed.len(), first.because);
            continue;
        }
        for row in listed {
            let _ = writeln!(out, "    {}: {}", row.named(knowledge), row.because);
        }
    }
    out
}

impl Row<'_> {
    fn place<'k>(&self, knowledge: &'k KnowledgeBase) -> (&'k str, &'k str, usize) {
        let at = self.clause.written_at(knowledge);
        (self.clause.entry(knowledge), at.name(&knowledge.files), at.line(&knowledge.files))
    }

    /// ``text `no flow` dropped``. Whole entries are named already.
    fn named(&self, knowledge: &KnowledgeBase) -> String {
        let name = match self.clause {
            Clause::Cause(_) | Clause::Fix(_) | Clause::Question(_) => self.clause.kind().to_string(),
            Clause::Pointer(..) => format!("pointer to `{}`", self.clause.written(knowledge)),
            _ => format!("{} `{}`", self.clause.kind(), self.clause.written(knowledge)),
        };
        if self.change.is_empty() { name } else { format!("{name} {}", self.change) }
    }

    /// The same for a program.
    pub(super) fn json(&self, knowledge: &KnowledgeBase) -> Value {
        let (entry, file, line) = self.place(knowledge);
        json!({
            "kind": self.clause.kind(), "entry": entry, "written": self.clause.written(knowledge), "file": file, "line": line,
            "because": if self.because.is_empty() { None } else { Some(self.because) },
        })
    }
}
