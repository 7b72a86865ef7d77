//! The summary of a scan: equal findings are one group.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use super::scanner::Sighting;
use crate::explain::Finding;
use crate::model::KnowledgeBase;

/// The version of the JSON form.
pub const SCHEMA: u32 = 1;
/// An example is shown no further than this, in characters.
const LONGEST_EXAMPLE: usize = 160;

/// What a scan found. Its JSON form is only ever added to.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
pub struct Summary {
    /// The version of this form: 1.
    pub schema: u32,
    /// How many files were read.
    pub files: usize,
    /// How many bytes were read, unpacked.
    pub bytes: u64,
    /// How many lines were read.
    pub lines: usize,
    /// What was found, the most frequent first; look-alikes last.
    pub groups: Vec<Group>,
    /// What could not be read, and why.
    pub problems: Vec<String>,
    #[serde(skip)]
    known: BTreeMap<Arc<Finding>, usize>,
}

/// Events with the same leading error, cause and layer.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
pub struct Group {
    /// What they say.
    #[serde(flatten)]
    pub finding: Finding,
    /// How many there are.
    pub count: usize,
    /// The earliest time stamp among them; `null` where none has a date.
    pub first_seen: Option<String>,
    /// The latest one.
    pub last_seen: Option<String>,
    /// Where the first one stands.
    pub example: Place,
}

/// Where an event stands.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
pub struct Place {
    /// The file, as it was named or found; `-` is standard input.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The start of what it says, redacted.
    pub text: String,
}

impl Place {
    /// The place of a sighting whose block begins behind this many lines.
    pub fn of(knowledge: &KnowledgeBase, file: &str, lines_before: usize, sighting: &Sighting) -> Self {
        let shown = knowledge.redacted(&sighting.raw);
        let text = match shown.char_indices().nth(LONGEST_EXAMPLE) {
            Some((end, _)) => format!("{}…", shown.get(..end).unwrap_or_default()),
            None => shown,
        };
        Self { file: crate::redact::without_keys(file), line: lines_before + sighting.line + 1, text }
    }
}

impl Summary {
    /// Adds a sighting; its place is asked for where it is the first of its group.
    pub fn add(&mut self, sighting: &Sighting, place: impl FnOnce() -> Place) {
        let next = self.groups.len();
        let number = *self.known.entry(Arc::clone(&sighting.finding)).or_insert(next);
        let Some(group) = self.groups.get_mut(number) else {
            return self.groups.push(Group {
                finding: Finding::clone(&sighting.finding),
                count: 1,
                first_seen: sighting.time.clone(),
                last_seen: sighting.time.clone(),
                example: place(),
            });
        };
        group.count += 1;
        if let Some(time) = &sighting.time {
            let is_earlier = group.first_seen.as_ref().is_none_or(|first| time < first);
            group.first_seen = if is_earlier { Some(time.clone()) } else { group.first_seen.take() };
            group.last_seen = group.last_seen.take().max(Some(time.clone()));
        }
    }

    /// Puts the groups in the order in which they are shown. Nothing is added afterwards.
    pub fn finish(&mut self) {
        self.schema = SCHEMA;
        self.known.clear();
        self.groups.sort_by(|a, b| {
            let key = |group: &Group| (!group.finding.is_of_subject(), std::cmp::Reverse(group.count));
            key(a).cmp(&key(b)).then_with(|| a.finding.cmp(&b.finding))
        });
    }

    /// Whether something of the pack's subject was found.
    pub fn has_findings(&self) -> bool {
        self.groups.iter().any(|group| group.finding.is_of_subject())
    }
}
