//! The short answer: what of an explanation stands on one screen, as a value. How it looks is the business of whoever shows
//! it, a terminal, markdown, or a page on the web.
//!
//! A short answer leaves out; it never cuts. Where a text has to be shorter still, [`shortened`] ends it where a sentence or a
//! clause ends.

mod excerpt;
mod first;
mod letters;
mod page;
mod shorten;
mod unknown;
mod verdict;

pub use excerpt::Excerpt;
pub use first::{First, Next};
pub(crate) use first::{begun, effort};
pub use page::page;
pub use shorten::shortened;
pub use unknown::Unknown;
pub use verdict::{Certainty, Rival, Verdict};

use crate::explain::answer::{Avoid, Explanation, Problem, Question};
use letters::letters;

/// The short answer. Its parts stand in the order in which a person needs them.
#[derive(Clone, Debug)]
pub struct Brief {
    /// Which layer failed, and how sure that is.
    pub verdict: Verdict,
    /// One line of the reader's own text, with the words that decided.
    pub excerpt: Option<Excerpt>,
    /// What these words mean.
    pub meaning: Option<String>,
    /// What is there to say where nothing was recognised.
    pub unknown: Option<Unknown>,
    /// The other problems that the payload holds, the latest first.
    pub also: Vec<String>,
    /// How much of a long payload was not read.
    pub unread: Option<String>,
    /// The one thing to do first.
    pub first: Option<First>,
    /// What not to do, the most tempting first.
    pub avoid: Vec<Dont>,
    /// Signs that the answer is wrong.
    pub not_when: Vec<String>,
    /// Where to read more.
    pub more: More,
    /// The questions that separate the causes, best first. A short answer shows one.
    pub questions: Vec<Asked>,
}

/// Something not to do.
#[derive(Clone, Debug)]
pub struct Dont {
    /// What, to be read behind "don't".
    pub text: String,
    /// Why not.
    pub because: String,
}

/// What the short answer leaves out.
#[derive(Clone, Debug)]
pub struct More {
    /// How many fixes the plan has.
    pub fixes: usize,
    /// How many sources there are.
    pub sources: usize,
    /// The id of the leading error, which has a page.
    pub error: Option<String>,
}

/// A question, with a letter for every answer.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The fact that it is about.
    pub fact: String,
    /// The question.
    pub question: String,
    /// How to find the answer.
    pub how: Option<String>,
    /// The answers that there are.
    pub choices: Vec<Choice>,
}

/// An answer to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The letter or digit that stands for it; no other choice of the question has it.
    pub letter: char,
    /// What to call it.
    pub label: String,
    /// The value of the fact.
    pub value: String,
    /// The cause that would lead.
    pub leads: Option<String>,
}

impl Choice {
    /// What to type for it behind `--fact NAME=`.
    pub fn typed(&self) -> &str {
        spoken(&self.value)
    }

    /// Whether a line that somebody typed means it: its letter, or what it is called.
    pub fn is_meant_by(&self, line: &str) -> bool {
        let is_letter = line.chars().eq([self.letter]) || line.chars().eq(self.letter.to_uppercase());
        is_letter || line.eq_ignore_ascii_case(&self.label) || line == self.value
    }
}

/// What of an explanation stands on one screen.
pub fn brief(answer: &Explanation) -> Brief {
    Brief {
        verdict: verdict::verdict(answer),
        excerpt: excerpt::excerpt(answer),
        meaning: answer.leading_error().and_then(|error| error.meaning.clone()),
        unknown: unknown::unknown(answer),
        also: answer.problems.iter().skip(1).map(other_problem).collect(),
        unread: unread(answer),
        first: first::first(answer),
        avoid: answer.avoid.iter().map(dont).collect(),
        not_when: answer.not_this_when.clone(),
        more: More {
            fixes: answer.plan.len(),
            sources: answer.sources.len(),
            error: answer.leading_error().map(|error| error.id.clone()),
        },
        questions: answer.ask.iter().map(|question| asked(question, &[])).collect(),
    }
}

/// A problem beside the one that the answer is about, in one line.
fn other_problem(problem: &Problem) -> String {
    let layer = problem.layer_title.as_deref().unwrap_or("something unknown");
    let cause = problem.cause_title.as_ref().map(|title| format!(": {title}")).unwrap_or_default();
    let times = if problem.count > 1 { format!(" ({} times)", problem.count) } else { String::new() };
    format!("{layer}{cause}{times}")
}

/// How much of a long payload was not read, in a sentence.
pub(crate) fn unread(answer: &Explanation) -> Option<String> {
    let size = match answer.unread? {
        kib if kib < 1 << 20 => format!("{} KiB", (kib >> 10).max(1)),
        mib => format!("{} MiB", mib >> 20),
    };
    Some(format!("{size} of this long text: cut it down to the lines around the error"))
}

/// "Do not" stands in front of it already.
fn dont(avoid: &Avoid) -> Dont {
    let text = avoid.text.strip_prefix("Do not ").unwrap_or(&avoid.text);
    Dont { text: text.to_owned(), because: avoid.because.clone() }
}

/// A question with a letter for every answer, none of them one that means something else.
pub(crate) fn asked(question: &Question, taken: &[char]) -> Asked {
    let labels: Vec<String> = question.choices.iter().map(|choice| label(choice)).collect();
    let leads = question.choices.iter().map(|choice| {
        let answer = question.answers.iter().find(|answer| answer.choice == *choice);
        answer.and_then(|answer| answer.title.clone())
    });
    let choices = letters(&labels, taken).into_iter().zip(&labels).zip(&question.choices).zip(leads);
    Asked {
        fact: question.fact.clone(),
        question: question.question.clone(),
        how: question.how.clone(),
        choices: choices
            .map(|(((letter, label), value), leads)| Choice {
                letter,
                label: label.clone(),
                value: value.clone(),
                leads,
            })
            .collect(),
    }
}

/// What a person calls a value.
fn label(value: &str) -> String {
    spoken(value).replace(['-', '_'], " ")
}

/// Nobody answers a question with "true".
fn spoken(value: &str) -> &str {
    match value {
        "true" => "yes",
        "false" => "no",
        other => other,
    }
}
