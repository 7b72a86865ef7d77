//! A post for a forum or an issue: what a helper needs, on one screen; the rest folded away.

use super::explanation;
use super::gist;
use super::markdown::{self, NoLinks, escape, fenced};
use super::page::{Block, Inline, Page};
use crate::explain::answer::{Explanation, Question};
use crate::model::KnowledgeBase;

/// Lines of the error above the fold; the whole stands below.
const SHOWN_LINES: usize = 5;
/// A longer line is cut above the fold, in characters.
const SHOWN_WIDTH: usize = 300;
/// Facts above the fold.
const SHOWN_FACTS: usize = 10;
/// Attempts above the fold.
const SHOWN_TRIED: usize = 4;
/// Lines of the error below the fold: a post has a limit, and nobody reads more.
const FOLDED_LINES: usize = 200;
/// Characters of the error below the fold.
const FOLDED_CHARACTERS: usize = 20_000;
/// Of a longer text no more is read for the post, in bytes: what is shown, and as much again behind it, so that a secret in what
/// is shown is seen whole.
const READ: usize = 256 << 10;

/// Writes the post: the error, the answer to it, and what was tried. Everything is redacted.
pub fn report(knowledge: &KnowledgeBase, payload: &str, answer: &Explanation, tried: &[String]) -> String {
    let (error, unread) = beginning(knowledge, payload);
    let tried: Vec<String> = tried.iter().map(|tried| knowledge.redacted(tried)).collect();
    let headline = markdown::write(&Page::new(title(answer)), &NoLinks);
    let excerpt = fenced(&excerpt(&error, unread), "text");
    [
        headline,
        excerpt,
        body(&above(answer, &tried)),
        versions(&knowledge.manifest.words.post),
        folded(&error, unread, answer, &tried),
    ]
    .join("\n")
}

fn title(answer: &Explanation) -> String {
    answer
        .leading_error()
        .map_or_else(|| "An error that nobody has explained yet".to_owned(), |error| error.title.clone())
}

/// The beginning of an error, redacted, and the rest, which no post has room for.
fn beginning<'p>(knowledge: &KnowledgeBase, payload: &'p str) -> (String, &'p str) {
    if payload.len() > READ {
        let end = payload.floor_char_boundary(READ);
        let (begin, _) = payload.split_at(end);
        let (begin, rest) = payload.split_at(begin.rfind('\n').map_or(end, |line| line + 1));
        let shown = knowledge.redacted(begin);
        // Where so much is hidden that too little stays, all is read.
        if shown.len() >= READ / 2 {
            return (shown, rest);
        }
    }
    (knowledge.redacted(payload), "")
}

/// Whether a line says something.
fn says(line: &&str) -> bool {
    !line.trim().is_empty()
}

/// The first lines that say something, none too long.
fn excerpt(error: &str, unread: &str) -> String {
    let lines: Vec<&str> = error.lines().filter(says).collect();
    let cut = |line: &&str| match line.char_indices().nth(SHOWN_WIDTH) {
        Some((end, _)) => format!("{} …", line.get(..end).unwrap_or_default()),
        None => (*line).to_owned(),
    };
    let mut shown: Vec<String> = lines.iter().take(SHOWN_LINES).map(cut).collect();
    if lines.len() > SHOWN_LINES {
        let more = lines.len() - SHOWN_LINES + unread.lines().filter(says).count();
        shown.push(format!("… {more} more lines below"));
    }
    shown.join("\n")
}

fn above(answer: &Explanation, tried: &[String]) -> Page {
    let mut page = Page::default();
    page.text(Inline::strong("Verdict: ").and(gist::verdict(answer)));
    gist::first(&mut page, answer);
    let facts = answer.facts.iter().take(SHOWN_FACTS);
    let facts: Vec<Inline> = facts
        .map(|(name, value)| Inline::code(name).and(Inline::marked(" ")).and(Inline::code(value.to_string())))
        .collect();
    if !facts.is_empty() {
        page.text(Inline::strong("Known: ").and(Inline::listed(facts)));
    }
    page.text(Inline::strong("Tried so far:"));
    let mut items: Vec<_> = tried.iter().take(SHOWN_TRIED).map(|tried| tried.as_str().into()).collect();
    if items.is_empty() {
        items.push("…".into());
    }
    page.blocks.push(Block::List(items));
    page.text(Inline::strong("Question: ").and(answer.ask.first().map_or_else(open_question, question)));
    page
}

/// The question that separates the causes, put so that whoever reads the post can answer.
fn question(question: &Question) -> Inline {
    let how = question.how.as_ref().map(|how| format!(" {how}")).unwrap_or_default();
    Inline::marked(&format!("{}{how}", question.question))
}

fn open_question() -> Inline {
    "has anybody seen this, and what was it?".into()
}

/// What the writer fills in.
fn versions(asked: &[String]) -> String {
    asked.iter().fold("**Versions**\n\n".to_owned(), |lines, line| format!("{lines}- {}: …\n", escape(line)))
}

fn folded(error: &str, unread: &str, answer: &Explanation, tried: &[String]) -> String {
    let mut more = Page::default();
    more.list_under("Also tried", tried.iter().skip(SHOWN_TRIED).map(|tried| tried.as_str().into()).collect());
    let pack = format!("{} {}", escape(&answer.pack.id), answer.pack.version);
    [
        "<details>\n<summary>The whole error, and the whole answer</summary>\n".to_owned(),
        fenced(&whole(error, unread), "text"),
        body(&more),
        markdown::write(&explanation::page(answer, false), &NoLinks),
        format!("</details>\n\nMade with triage {} and the pack {pack}.\n", answer.engine),
    ]
    .join("\n")
}

fn whole(error: &str, unread: &str) -> String {
    let mut end = error.char_indices().nth(FOLDED_CHARACTERS).map_or(error.len(), |(end, _)| end);
    if let Some((line, _)) = error.match_indices('\n').nth(FOLDED_LINES) {
        end = end.min(line);
    }
    let more = if end < error.len() || !unread.is_empty() { "\n… cut here" } else { "" };
    format!("{}{more}", error.get(..end).unwrap_or_default())
}

/// A page without its headline.
fn body(page: &Page) -> String {
    let text = markdown::write(page, &NoLinks);
    text.split_once("\n\n").map(|(_, rest)| rest.to_owned()).unwrap_or_default()
}
