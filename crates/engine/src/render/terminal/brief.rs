//! The short answer on a terminal: never longer than a screen, whatever it says.

use super::{CODE, HEADING, MARK, QUIET, STRONG, Writer, styled};
use crate::render::brief::{Asked, Brief, Choice, Excerpt, First, Unknown, shortened};
use crate::render::terminal::excerpt::fit;
use room::{LEVELS, Room, lines_at};
use textwrap::core::display_width;

mod room;

/// The column at which the text behind a label begins.
const COLUMN: usize = 11;

/// A blank at which no line ends.
const KEPT: &str = "\u{a0}";

/// How a short answer ends.
#[derive(Clone, Copy, Debug)]
pub enum Ending<'e> {
    /// Somebody is there to answer this question by a letter.
    Asked(&'e Asked),
    /// Nobody is; this is the command that answers this question.
    Command(&'e Asked, &'e str),
    /// There is nothing to ask.
    Plain,
}

/// Writes a short answer for a terminal of this width, in characters: the roomiest layout that fits the screen.
pub fn brief(brief: &Brief, width: usize, ending: Ending<'_>) -> String {
    let width = width.clamp(super::MIN_WIDTH, super::MAX_WIDTH);
    // Whoever answers types on a line of its own.
    let prompt = usize::from(matches!(ending, Ending::Asked(_)));
    let mut out = String::new();
    for room in &LEVELS {
        out = Layout { writer: Writer { out: String::new(), width }, room }.write(brief, ending);
        if out.lines().count() + prompt <= lines_at(width) {
            break;
        }
    }
    out
}

/// Writes a question alone, for somebody who is there to answer it by a letter.
pub fn question(asked: &Asked, width: usize) -> String {
    let width = width.clamp(super::MIN_WIDTH, super::MAX_WIDTH);
    let mut layout = Layout { writer: Writer { out: String::new(), width }, room: &LEVELS[0] };
    layout.ending(Ending::Asked(asked));
    layout.writer.out
}

struct Layout<'r> {
    writer: Writer,
    room: &'r Room,
}

impl Layout<'_> {
    fn write(mut self, brief: &Brief, ending: Ending<'_>) -> String {
        self.verdict(brief);
        brief.excerpt.iter().for_each(|excerpt| self.excerpt(excerpt));
        if self.room.meaning {
            brief.meaning.iter().for_each(|meaning| self.text(meaning, 2, "  "));
        }
        self.also(brief);
        brief.unknown.iter().for_each(|unknown| self.unknown(unknown));
        brief.first.iter().for_each(|first| self.first(first));
        self.donts(brief);
        self.more(brief);
        self.ending(ending);
        self.writer.out
    }

    fn verdict(&mut self, brief: &Brief) {
        let verdict = &brief.verdict;
        let sure = verdict.sure().to_uppercase();
        let column = display_width(&sure) + 2;
        let leads = if self.room.rivals > 0 { verdict.leads_rivals() } else { verdict.leads() };
        self.text(&styled(STRONG, &leads), column, &format!("{}  ", styled(HEADING, &sure)));
        for (number, rival) in verdict.rivals.iter().take(self.room.rivals).enumerate() {
            let label = if number == 0 { verdict.before_rivals() } else { "or" };
            self.text(&rival.told(), column + 2, &format!("{:column$}{label}: ", ""));
        }
    }

    fn excerpt(&mut self, excerpt: &Excerpt) {
        self.writer.line("");
        let fitted = fit(&excerpt.line, &excerpt.mark, self.writer.width.saturating_sub(2));
        self.writer.line(&format!("  {}{}{}", fitted.before, styled(MARK, &fitted.marked), fitted.after));
        let shift = 2 + display_width(&fitted.before);
        let carets = "^".repeat(display_width(&fitted.marked).max(1));
        self.writer.line(&format!("{:shift$}{}", "", styled(MARK, &carets)));
    }

    /// The other problems of the text, as many as there is room for; those beyond are counted. And what was not read of it.
    fn also(&mut self, brief: &Brief) {
        if !brief.also.is_empty() || brief.unread.is_some() {
            self.writer.line("");
        }
        let shown = brief.also.iter().take(self.room.also);
        shown.for_each(|problem| self.labelled("ALSO HERE", problem));
        let left = brief.also.len().saturating_sub(self.room.also);
        if left > 0 {
            self.labelled("ALSO HERE", &format!("{left} more: --full, or cut the text down to one of them"));
        }
        brief.unread.iter().for_each(|unread| self.labelled("NOT READ", unread));
    }

    fn unknown(&mut self, unknown: &Unknown) {
        self.writer.line("");
        let seen: Vec<String> = unknown.seen.iter().map(|(name, value)| format!("{name} {value}")).collect();
        let words = unknown.understood.iter().map(|(word, title)| format!("\"{word}\" ({title})"));
        let words: Vec<String> = words.collect();
        for (label, texts) in [("SEEN", seen), ("UNDERSTOOD", words)].into_iter().filter(|(_, texts)| !texts.is_empty())
        {
            self.labelled(label, &texts.join(" · "));
        }
        for (number, (title, id)) in unknown.nearest.iter().enumerate() {
            self.item(number, "NEAREST", &format!("{title} ({})", styled(CODE, id)));
        }
        for (number, what) in unknown.capture.iter().enumerate() {
            self.item(number, "CAPTURE", what);
        }
    }

    fn first(&mut self, first: &First) {
        self.writer.line("");
        let effort = first.effort.as_ref().map(|effort| styled(QUIET, &format!("   {effort}"))).unwrap_or_default();
        self.writer.line(&format!("{}{effort}", styled(HEADING, "DO FIRST")));
        self.within(self.room.action, &first.action, 2, "  ");
        for line in first.run.iter().flat_map(|run| run.lines()) {
            self.writer.line(&format!("  {}", styled(CODE, &format!("$ {line}"))));
        }
        first.told.iter().for_each(|told| self.text(told, 2, "  "));
        first.works.iter().for_each(|works| self.text(works, COLUMN, "    works  "));
        first.fails.iter().for_each(|fails| self.text(fails, COLUMN, "    fails  "));
        if let Some(next) = first.next.as_ref().filter(|_| self.room.next) {
            self.text(&next.action, COLUMN, "    then   ");
        }
    }

    fn donts(&mut self, brief: &Brief) {
        let donts = brief.avoid.iter().take(self.room.avoid);
        let signs = brief.not_when.iter().take(self.room.not_when);
        if donts.len() + signs.len() > 0 {
            self.writer.line("");
        }
        for dont in donts {
            let because = if self.room.because { format!(" {}", dont.because) } else { String::new() };
            self.labelled("DON'T", &format!("{}{because}", dont.text));
        }
        signs.for_each(|sign| self.labelled("NOT IT IF", sign));
    }

    fn more(&mut self, brief: &Brief) {
        let more = &brief.more;
        let fixes = counted(more.fixes, "fix", "fixes");
        let sources = counted(more.sources, "source", "sources");
        let rest: Vec<String> = [fixes, sources].into_iter().flatten().collect();
        let full = if rest.is_empty() { "--full".to_owned() } else { format!("--full ({})", rest.join(", ")) };
        let page = match &more.error {
            Some(error) => format!("triage show {error}"),
            None => "triage new error --from FILE makes an entry of it".to_owned(),
        };
        self.writer.line("");
        self.text(&styled(QUIET, &format!("More: {full} · {page}")), 2, "");
    }

    fn ending(&mut self, ending: Ending<'_>) {
        match ending {
            Ending::Plain => {}
            Ending::Asked(asked) => {
                let letters = asked.choices.iter().map(|choice| {
                    let letter = styled(STRONG, &choice.letter.to_string());
                    format!("{letter}{KEPT}{}  ", choice.label.replace(' ', KEPT))
                });
                self.question(asked, &format!("{}Enter{KEPT}skips", letters.collect::<String>()));
            }
            Ending::Command(asked, command) => {
                let values: Vec<&str> = asked.choices.iter().map(Choice::typed).collect();
                self.question(asked, &format!("one of: {}", values.join(", ")));
                self.writer.line(&styled(CODE, command));
            }
        }
    }

    fn question(&mut self, asked: &Asked, answers: &str) {
        self.writer.line("");
        self.within(usize::MAX, &styled(STRONG, &asked.question), 0, "");
        if let Some(how) = asked.how.as_ref().filter(|_| self.room.how) {
            self.text(how, 2, "  ");
        }
        self.within(usize::MAX, answers, 2, "  ");
    }

    /// A point of several behind one label.
    fn item(&mut self, number: usize, label: &str, text: &str) {
        let label = if number == 0 { label } else { "" };
        self.text(text, COLUMN + 2, &format!("{}- ", styled(HEADING, &format!("{label:COLUMN$}"))));
    }

    /// A text behind a label.
    fn labelled(&mut self, label: &str, text: &str) {
        let label = format!("{label:COLUMN$}");
        self.text(text, COLUMN, &styled(HEADING, &label));
    }

    /// A text in at most as many lines as one may take.
    fn text(&mut self, text: &str, rest: usize, bullet: &str) {
        self.within(self.room.lines, text, rest, bullet);
    }

    /// A text in at most so many lines, shortened at the end of a sentence or clause where it must be.
    fn within(&mut self, lines: usize, text: &str, rest: usize, bullet: &str) {
        let mut shown = String::new();
        let mut shorter = shortened(text).peekable();
        while let Some(text) = shorter.next() {
            // Even full lines, with a blank behind each, would not do: wrapping takes longer than measuring.
            if shorter.peek().is_some()
                && textwrap::core::display_width(&text) > lines.saturating_mul(self.writer.width + 1)
            {
                continue;
            }
            let mut writer = Writer { out: String::new(), width: self.writer.width };
            writer.paragraph(&text, 0, rest, bullet);
            shown = writer.out;
            if shown.lines().count() <= lines {
                break;
            }
        }
        self.writer.out.push_str(&shown.replace(KEPT, " "));
    }
}

fn counted(number: usize, one: &str, many: &str) -> Option<String> {
    (number > 0).then(|| format!("{number} {}", if number == 1 { one } else { many }))
}
