//! What a session shows, page by page.

use super::{Attempt, Guide, Now};
use crate::explain::answer::{Explanation, Status};
use crate::render::brief::{Asked, begun};
use crate::render::page::{Block, Inline, Item, Page};
use crate::render::{explanation, gist};

/// A blank at which no line ends.
const KEPT: &str = "\u{a0}";

/// More warnings than this nobody heeds.
const MAX_AVOID: usize = 2;

/// How a session ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Nothing more is to be done.
    Over,
    /// The reader left.
    Left,
}

/// What to show next, with the keys that answer it.
pub fn page(guide: &Guide<'_>) -> Page {
    match guide.now() {
        Now::Question(asked) => question(guide, asked),
        Now::Step(attempt) => step(guide, attempt),
        Now::Gone(_) => gone(),
        Now::Solved | Now::Exhausted => summary(guide, Ending::Over, ""),
    }
}

fn question(guide: &Guide<'_>, asked: &Asked) -> Page {
    let mut page = Page::new("A question");
    news(&mut page, guide);
    page.text(Inline::strong(&asked.question));
    let choices = asked.choices.iter().map(|choice| (choice.letter.to_string(), choice.label.as_str()));
    let choices: Vec<_> = choices.collect();
    let answers = choices.iter().map(|(letter, label)| (letter.as_str(), *label));
    page.text(keys(answers.chain([("Enter", "skip"), ("b", "back"), ("?", "don't know"), ("q", "quit")])));
    page
}

fn step(guide: &Guide<'_>, attempt: &Attempt) -> Page {
    let place = format!("Step {} of {}", attempt.at + 1, attempt.steps.len());
    let mut page = if attempt.at > 0 { Page::new(place.clone()) } else { beginning(guide, attempt) };
    if attempt.at == 0 && attempt.fix.is_some() {
        page.heading(&place);
    }
    if let Some(step) = attempt.step() {
        page.text(Inline::marked(&step.action));
        page.blocks.extend(step.run.iter().map(|run| Block::Command(run.clone())));
        step.place.iter().for_each(|place| page.text(Inline::strong("Where: ").and(place.as_str())));
        page.text(Inline::strong("It worked when: ").and(Inline::marked(&step.pass)));
    }
    page.text(keys([
        ("y", "it worked (or Enter)"),
        ("n", "it did not"),
        ("s", "skip"),
        ("b", "back"),
        ("?", "don't know"),
        ("q", "quit"),
    ]));
    page
}

/// The head of a fix: what it does, what it costs, and why it is next.
fn beginning(guide: &Guide<'_>, attempt: &Attempt) -> Page {
    let number = guide.state().tried.len() + 1;
    let effort = attempt.effort.as_ref().map(|effort| format!(": {effort}")).unwrap_or_default();
    let mut page = Page::new(format!("Fix {number}{effort}"));
    if attempt.fix.is_some() {
        page.text(Inline::strong(&attempt.title));
    }
    news(&mut page, guide);
    page
}

/// The answer, where it is another one than before.
fn news(page: &mut Page, guide: &Guide<'_>) {
    if guide.state().is_news {
        verdict(page, guide.answer());
    }
}

fn verdict(page: &mut Page, answer: &Explanation) {
    page.text(Inline::strong("So far: ").and(gist::verdict(answer)));
    answer.told.iter().for_each(|told| page.text(told.as_str()));
}

fn gone() -> Page {
    let mut page = Page::new("Is the error gone?");
    page.text("Do once more what showed the error.");
    page.text(keys([("y", "it is gone (or Enter)"), ("n", "it is still there"), ("b", "back"), ("q", "quit")]));
    page
}

/// Keys and what they mean; no line ends inside of one.
fn keys<'k>(keys: impl IntoIterator<Item = (&'k str, &'k str)>) -> Inline {
    let one = |(key, meaning): (&str, &str)| {
        Inline::strong(key).and(format!("{KEPT}{}  ", meaning.replace(' ', KEPT)).as_str())
    };
    keys.into_iter().map(one).fold(Inline::default(), Inline::and)
}

/// What was tried, what is left, and the command that goes on.
pub fn summary(guide: &Guide<'_>, ending: Ending, command: &str) -> Page {
    let mut page = Page::new(match (guide.now(), ending) {
        (Now::Solved, _) => "Solved",
        (_, Ending::Over) => "Nothing is left to try",
        (_, Ending::Left) => "Where you left it",
    });
    page.list_under("Tried", guide.tried().map(|tried| tried.told().as_str().into()).collect());
    if matches!(guide.now(), Now::Solved) {
        return page;
    }
    page.list_under("Left to try", guide.left().map(|fix| fix.title.as_str().into()).collect());
    page.heading("To go on, ask somebody who helps");
    page.text("This writes the post, with secrets hidden:");
    page.blocks.push(Block::Command(command.to_owned()));
    page
}

/// The whole plan as a numbered list, for where nobody is there to answer; with the reason for it, and the command that goes on
/// with the question that is left.
pub fn checklist(answer: &Explanation, going_on: Option<&str>) -> Page {
    let is_unknown = answer.status == Status::Unknown;
    let mut page = Page::new(if is_unknown { "Nothing to walk through" } else { "The fix, step by step" });
    verdict(&mut page, answer);
    page.blocks.extend(answer.causes.first().map(|cause| Block::Text(Inline::marked(&cause.why))));
    let first = begun(answer);
    let said = answer.do_first.iter().filter(|_| first.is_none()).map(|first| Item {
        text: Inline::marked(&first.action),
        blocks: first.run.iter().map(|run| Block::Command(run.clone())).collect(),
    });
    let others = answer.plan.iter().filter(|fix| first.is_none_or(|first| first.fix != fix.fix));
    let items: Vec<Item> = said.chain(first.into_iter().chain(others).map(explanation::fix)).collect();
    if !items.is_empty() {
        page.heading("Until the error is gone");
        page.blocks.push(Block::Steps(items));
    }
    if is_unknown {
        page.list_under("What to capture", answer.capture.iter().map(|what| what.as_str().into()).collect());
    }
    let avoid = answer.avoid.iter().take(MAX_AVOID);
    page.list_under("What not to do", avoid.map(|avoid| Inline::marked(&avoid.text).into()).collect());
    if let (Some(question), Some(command)) = (answer.ask.first(), going_on) {
        page.heading("What would make it clearer");
        page.text(question.question.as_str());
        page.blocks.push(Block::Command(command.to_owned()));
    }
    page
}
