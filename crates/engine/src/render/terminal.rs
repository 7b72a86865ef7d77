//! Pages for the terminal: wrapped to its width, sober colours. Whoever prints strips the colours where none are wanted.

mod brief;
mod excerpt;
mod printable;
mod table;

pub use brief::{Ending, brief, question};
pub use printable::printable;

use anstyle::{AnsiColor, Style};
use textwrap::core::Word;

use super::page::{Block, Inline, Item, Page, Run};
use excerpt::{Fitted, fit};

/// Lines longer than this are hard to read, however wide the terminal is.
const MAX_WIDTH: usize = 100;
/// Narrower than this nothing can be laid out.
const MIN_WIDTH: usize = 30;

const HEADING: Style = Style::new().bold();
const STRONG: Style = Style::new().bold();
const CODE: Style = AnsiColor::Cyan.on_default();
const MARK: Style = AnsiColor::Red.on_default().bold();
const QUIET: Style = Style::new().dimmed();

/// Writes a page for a terminal of this width, in characters.
pub fn write(page: &Page, width: usize) -> String {
    let mut writer = Writer { out: String::new(), width: width.clamp(MIN_WIDTH, MAX_WIDTH) };
    writer.line(&styled(HEADING, &page.title));
    writer.blocks(&page.blocks, 0);
    writer.out
}

struct Writer {
    out: String,
    width: usize,
}

impl Writer {
    fn blocks(&mut self, blocks: &[Block], indent: usize) {
        for block in blocks {
            match block {
                Block::Heading(text) => {
                    self.line("");
                    self.line(&styled(HEADING, text));
                }
                Block::Text(text) => self.paragraph(&inline(text), indent + 2, indent + 2, ""),
                Block::List(items) => self.items(items, indent, |_| "- ".to_owned()),
                Block::Steps(items) => self.items(items, indent, |number| format!("{number}. ")),
                Block::Table(head, rows) => {
                    let rows = rows.iter().map(|row| row.iter().map(plain).collect()).collect();
                    let shown = table::layout(head, rows, self.width.saturating_sub(indent + 2));
                    shown.lines().for_each(|line| self.line(&format!("{:1$}{line}", "", indent + 2)));
                }
                Block::Excerpt(line, mark) => self.excerpt(line, mark, indent + 2),
                Block::Picture(_, words) => self.paragraph(words, indent + 2, indent + 2, ""),
                Block::Folded(summary, blocks) => {
                    self.line("");
                    self.line(&styled(HEADING, summary));
                    self.blocks(blocks, indent);
                }
                Block::Command(command) => {
                    let mut prompt = "$ ";
                    command.lines().for_each(|line| {
                        let shown = styled(CODE, &format!("{prompt}{line}"));
                        self.line(&format!("{:1$}{shown}", "", indent + 2));
                        prompt = if line.ends_with(['|', '\\']) { "" } else { "$ " };
                    });
                }
            }
        }
    }

    fn items(&mut self, items: &[Item], indent: usize, bullet: impl Fn(usize) -> String) {
        for (number, item) in items.iter().enumerate() {
            let bullet = bullet(number + 1);
            let inner = indent + 2 + bullet.len();
            self.paragraph(&inline(&item.text), indent + 2, inner, &bullet);
            self.blocks(&item.blocks, inner - 2);
        }
    }

    fn paragraph(&mut self, text: &str, first: usize, rest: usize, bullet: &str) {
        let first_indent = format!("{:first$}{bullet}", "");
        let rest_indent = " ".repeat(rest);
        let options = textwrap::Options::new(self.width)
            .initial_indent(&first_indent)
            .subsequent_indent(&rest_indent)
            .word_separator(textwrap::WordSeparator::Custom(words))
            .word_splitter(textwrap::WordSplitter::NoHyphenation)
            .wrap_algorithm(textwrap::WrapAlgorithm::FirstFit)
            .break_words(false);
        for line in textwrap::wrap(text, options) {
            self.line(&line);
        }
    }

    /// The line, and carets under what matters in it.
    fn excerpt(&mut self, line: &str, mark: &std::ops::Range<usize>, indent: usize) {
        let Fitted { before, marked, after } = fit(line, mark, self.width.saturating_sub(indent));
        self.line(&format!("{:indent$}{before}{}{after}", "", styled(MARK, &marked)));
        let carets = "^".repeat(textwrap::core::display_width(&marked).max(1));
        let shift = indent + textwrap::core::display_width(&before);
        self.line(&format!("{:shift$}{}", "", styled(MARK, &carets)));
    }

    fn line(&mut self, line: &str) {
        self.out.push_str(&printable(line.trim_end()));
        self.out.push('\n');
    }
}

/// Words as blanks part them, so that an address or an option stays whole; only scripts without blanks break elsewhere.
fn words(line: &str) -> Box<dyn Iterator<Item = Word<'_>> + '_> {
    let mut end = 0;
    let parted = textwrap::WordSeparator::AsciiSpace.find_words(line);
    Box::new(parted.flat_map(move |word| {
        let start = end;
        end += word.len() + word.whitespace.len();
        let (whole, pieces) = match line.get(start..end) {
            Some(whole) if !word.is_ascii() && !word.contains("://") => (None, broken(whole)),
            _ => (Some(word), Vec::new()),
        };
        whole.into_iter().chain(pieces)
    }))
}

/// The pieces of a word of such a script: it may break between most of its signs, and not inside a colour's escape.
fn broken(word: &str) -> Vec<Word<'_>> {
    let mut start = 0;
    let is_outside = |end: usize| {
        let before = word.get(..end).unwrap_or_default();
        before.rsplit_once('\u{1b}').is_none_or(|(_, escape)| escape.contains('m'))
    };
    let ends = unicode_linebreak::linebreaks(word).map(|(end, _)| end).filter(|end| is_outside(*end));
    let piece = |end| {
        let piece = word.get(start..end).unwrap_or_default();
        start = end;
        Word::from(piece)
    };
    ends.map(piece).collect()
}

fn inline(text: &Inline) -> String {
    let one = |run: &Run| match run {
        Run::Plain(text) | Run::Page(text, _) => text.clone(),
        Run::Strong(text) => styled(STRONG, text),
        Run::Code(text) => styled(CODE, text),
        Run::Link(text, url) if text == url => styled(QUIET, url),
        Run::Link(text, url) => format!("{text} {}", styled(QUIET, url)),
        Run::Entry(text, _, id) if text == id => styled(CODE, id),
        Run::Entry(text, _, id) => format!("{text} ({})", styled(CODE, id)),
    };
    text.0.iter().map(one).collect()
}

/// The text of a table's cell, where colours would spoil the widths.
fn plain(text: &Inline) -> String {
    let one = |run: &Run| match run {
        Run::Plain(text)
        | Run::Strong(text)
        | Run::Code(text)
        | Run::Link(text, _)
        | Run::Entry(text, _, _)
        | Run::Page(text, _) => text.clone(),
    };
    text.0.iter().map(one).collect()
}

fn styled(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}
