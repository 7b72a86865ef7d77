//! Which layer failed, and how sure that is, in words.

use crate::explain::answer::{Explanation, Status, WeighedCause};

/// From this probability on an answer is almost sure.
const ALMOST_SURE: f64 = 0.9;
/// From this probability on an answer is likely, below it not clear.
const LIKELY: f64 = 0.6;
/// From this probability on the figure says nothing that the words do not.
const BEYOND_FIGURES: f64 = 0.995;
/// A cause with this share of its layer is named; with less it is one of several.
const LEADS_ITS_LAYER: f64 = 0.6;
/// A cause less likely than this is no rival.
const RIVAL: f64 = 0.08;
/// More causes than this on one screen are a list to study.
const MAX_CAUSES: usize = 3;

/// Which layer failed, why, and what else it may be.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// How sure it is, in words.
    pub certainty: Certainty,
    /// How sure it is as a figure, where that adds something.
    pub probability: Option<f64>,
    /// The layer, by its title; a whole sentence where nothing was recognised.
    pub layer: String,
    /// The cause, where one leads.
    pub cause: Option<String>,
    /// How likely that cause is, where a rival lies in the same layer: beside the figure of the whole layer, that of the rival would
    /// make no sense.
    pub share: Option<f64>,
    /// What else it may be; where no cause leads, what it may be.
    pub rivals: Vec<Rival>,
}

/// How sure an answer is, in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// Nineteen of twenty such answers are right.
    AlmostSure,
    /// Most such answers are right.
    Likely,
    /// It can be one thing or another.
    NotClear,
    /// Nothing was recognised.
    NotRecognised,
}

/// A cause that the answer may be wrong about.
#[derive(Clone, Debug)]
pub struct Rival {
    /// What a person calls it.
    pub title: String,
    /// How likely it is.
    pub probability: f64,
}

impl Certainty {
    /// The words for it.
    pub fn words(self) -> &'static str {
        match self {
            Self::AlmostSure => "almost sure",
            Self::Likely => "likely",
            Self::NotClear => "not clear",
            Self::NotRecognised => "not recognised",
        }
    }
}

impl Verdict {
    /// How sure it is: the words, and the figure where it adds something.
    pub fn sure(&self) -> String {
        let words = self.certainty.words();
        self.probability.map_or_else(|| words.to_owned(), |probability| format!("{words} ({})", percent(probability)))
    }

    /// What leads.
    pub fn leads(&self) -> String {
        let share = self.share.map(|share| format!(" ({})", percent(share))).unwrap_or_default();
        self.cause.as_ref().map_or_else(|| self.layer.clone(), |cause| format!("{}: {cause}{share}", self.layer))
    }

    /// What stands in front of the rivals.
    pub fn before_rivals(&self) -> &'static str {
        if self.cause.is_some() { "less likely" } else { "it may be" }
    }
}

impl Rival {
    /// What it is, with the figure.
    pub fn told(&self) -> String {
        format!("{} ({})", self.title, percent(self.probability))
    }
}

pub(super) fn verdict(answer: &Explanation) -> Verdict {
    let Some(layer) = answer.layer_title.clone().filter(|_| answer.status != Status::Unknown) else {
        return Verdict {
            certainty: Certainty::NotRecognised,
            probability: None,
            layer: "Nothing in this text is an error that the knowledge base knows.".to_owned(),
            cause: None,
            share: None,
            rivals: Vec::new(),
        };
    };
    let certainty = certainty(answer.confidence);
    let leading = answer.causes.first().filter(|cause| leads(cause, answer) && certainty != Certainty::NotClear);
    let (skipped, shown) = if leading.is_some() { (1, 1) } else { (0, MAX_CAUSES) };
    let rivals = answer.causes.iter().filter(|cause| cause.probability >= RIVAL).skip(skipped).take(shown);
    let shares = |leading: &&WeighedCause| rivals.clone().any(|rival| rival.layer == leading.layer);
    Verdict {
        certainty,
        probability: Some(answer.confidence).filter(|confidence| *confidence < BEYOND_FIGURES),
        layer,
        cause: leading.map(|cause| cause.title.clone()),
        share: leading.filter(shares).map(|cause| cause.probability),
        rivals: rivals.map(|cause| Rival { title: cause.title.clone(), probability: cause.probability }).collect(),
    }
}

fn certainty(confidence: f64) -> Certainty {
    if confidence >= ALMOST_SURE {
        Certainty::AlmostSure
    } else if confidence >= LIKELY {
        Certainty::Likely
    } else {
        Certainty::NotClear
    }
}

/// Whether a cause stands for the leading layer.
fn leads(cause: &WeighedCause, answer: &Explanation) -> bool {
    Some(&cause.layer) == answer.layer.as_ref() && cause.probability >= answer.confidence * LEADS_ITS_LAYER
}

/// A figure and its sign stay together.
fn percent(probability: f64) -> String {
    format!("{:.0}\u{a0}%", probability * 100.0)
}
