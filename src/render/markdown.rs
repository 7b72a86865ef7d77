//! Pages as markdown that reads well raw, in a forum post and on a forge. Nothing in a page can break out of its place.

use super::page::{Block, Inline, Item, Page, Span};
use crate::model::Kind;

/// Where the page of an entry is.
pub trait Links {
    /// The address of the entry's page, or `None` where there is no page to link to.
    fn page(&self, kind: Kind, id: &str) -> Option<String>;
}

/// A page that stands alone: entries are named, not linked.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoLinks;

impl Links for NoLinks {
    fn page(&self, _: Kind, _: &str) -> Option<String> {
        None
    }
}

/// Writes a page.
pub fn write(page: &Page, links: &dyn Links) -> String {
    let mut writer = Writer { out: format!("# {}\n", escape(&page.title)), links };
    writer.blocks(&page.blocks, "");
    writer.out
}

struct Writer<'l> {
    out: String,
    links: &'l dyn Links,
}

impl Writer<'_> {
    fn blocks(&mut self, blocks: &[Block], indent: &str) {
        for block in blocks {
            self.out.push('\n');
            match block {
                Block::Heading(text) => self.line(indent, &format!("## {}", escape(text))),
                Block::Text(text) => {
                    let text = self.inline(text);
                    text.split('\n').for_each(|line| self.line(indent, line));
                }
                Block::List(items) => self.items(items, indent, |_| "- ".to_owned()),
                Block::Steps(items) => self.items(items, indent, |number| format!("{number}. ")),
                Block::Table(head, rows) => self.table(head, rows, indent),
                Block::Excerpt(line, mark) => self.excerpt(line, mark, indent),
                Block::Command(command) => self.fenced(command, "sh", indent),
            }
        }
    }

    fn items(&mut self, items: &[Item], indent: &str, bullet: impl Fn(usize) -> String) {
        for (number, item) in items.iter().enumerate() {
            let bullet = bullet(number + 1);
            let text = self.inline(&item.text).replace('\n', " ");
            self.line(indent, &format!("{bullet}{text}"));
            if !item.blocks.is_empty() {
                let inner = format!("{indent}{:1$}", "", bullet.len());
                self.blocks(&item.blocks, &inner);
                if number + 1 < items.len() {
                    self.out.push('\n');
                }
            }
        }
    }

    fn table(&mut self, head: &[String], rows: &[Vec<Inline>], indent: &str) {
        let head: Vec<String> = head.iter().map(|cell| escape(cell)).collect();
        self.line(indent, &format!("| {} |", head.join(" | ")));
        self.line(indent, &format!("|{}", " --- |".repeat(head.len())));
        for row in rows {
            let cells: Vec<String> = row.iter().map(|cell| cell_text(&self.inline(cell))).collect();
            self.line(indent, &format!("| {} |", cells.join(" | ")));
        }
    }

    fn excerpt(&mut self, line: &str, mark: &std::ops::Range<usize>, indent: &str) {
        let line = line.replace(['\n', '\t'], " ");
        let before = line.get(..mark.start).unwrap_or_default().chars().count();
        let marked = line.get(mark.clone()).unwrap_or_default().chars().count().max(1);
        self.fenced(&format!("{line}\n{:before$}{}", "", "^".repeat(marked)), "text", indent);
    }

    /// A fence longer than any run of backticks inside it.
    fn fenced(&mut self, text: &str, language: &str, indent: &str) {
        let longest = text.split(|character| character != '`').map(str::len).max().unwrap_or(0);
        let fence = "`".repeat(longest.max(2) + 1);
        self.line(indent, &format!("{fence}{language}"));
        text.lines().for_each(|line| self.line(indent, line));
        self.line(indent, &fence);
    }

    fn inline(&self, text: &Inline) -> String {
        text.0.iter().map(|span| self.span(span)).collect()
    }

    fn span(&self, span: &Span) -> String {
        match span {
            Span::Plain(text) => escape(text),
            Span::Strong(text) => format!("**{}**", escape(text)),
            Span::Code(text) => code(text),
            Span::Link(text, url) => link(text, url),
            Span::Entry(text, kind, id) => match self.links.page(*kind, id) {
                Some(page) => format!("[{}]({page})", escape(text)),
                None if text == id => code(id),
                None => format!("{} ({})", escape(text), code(id)),
            },
        }
    }

    fn line(&mut self, indent: &str, line: &str) {
        self.out.push_str(format!("{indent}{line}").trim_end());
        self.out.push('\n');
    }
}

/// Text in which no character means anything to markdown or HTML.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut at_line_start = true;
    let mut characters = text.chars().peekable();
    let mut after_word = false;
    while let Some(character) = characters.next() {
        match character {
            // Inside a word an underscore means nothing.
            '_' if after_word && characters.peek().is_some_and(|next| next.is_alphanumeric()) => escaped.push('_'),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' => escaped.extend(['\\', character]),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '#' | '+' | '-' | '=' if at_line_start => escaped.extend(['\\', character]),
            '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            other => escaped.push(other),
        }
        after_word = character.is_alphanumeric();
        at_line_start = character == '\n' || (at_line_start && character == ' ');
    }
    escaped
}

/// Code with as many backticks around it as it takes.
fn code(text: &str) -> String {
    let text = text.replace(['\n', '\r'], " ");
    if !text.contains('`') {
        return format!("`{text}`");
    }
    let longest = text.split(|character| character != '`').map(str::len).max().unwrap_or(0);
    let ticks = "`".repeat(longest + 1);
    format!("{ticks} {text} {ticks}")
}

/// A link, if it leads to the web; anything else is text.
fn link(text: &str, url: &str) -> String {
    let is_web = url.starts_with("https://") || url.starts_with("http://");
    if !is_web {
        return format!("{} {}", escape(text), code(url));
    }
    let url: String = url
        .chars()
        .flat_map(|character| match character {
            ' ' | '<' | '>' | '(' | ')' | '"' | '|' | '\\' | '`' | '\n' => {
                format!("%{:02X}", u32::from(character)).chars().collect::<Vec<_>>()
            }
            other => vec![other],
        })
        .collect();
    format!("[{}]({url})", escape(text))
}

/// Code keeps its pipes, and in a table even these would end the cell.
fn cell_text(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut escaped = false;
    for character in text.chars() {
        match character {
            '|' if !escaped => shown.push_str("\\|"),
            '\n' => shown.push_str("<br>"),
            other => shown.push(other),
        }
        escaped = character == '\\' && !escaped;
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_can_break_out_of_its_place() {
        let text = Inline(vec![Span::Plain("a | <script>b</script> `c` [x](javascript:y)".to_owned())]);
        let mut page = Page::new("# <b>");
        page.blocks.push(Block::Table(vec!["h|1".to_owned()], vec![vec![text]]));
        insta::assert_snapshot!(write(&page, &NoLinks), @r"
        # \# &lt;b&gt;

        | h\|1 |
        | --- |
        | a \| &lt;script&gt;b&lt;/script&gt; \`c\` \[x\](javascript:y) |
        ");
    }

    #[test]
    fn a_fence_is_longer_than_what_it_holds() {
        let mut page = Page::new("t");
        page.blocks.push(Block::Command("echo ```".to_owned()));
        assert!(write(&page, &NoLinks).contains("````sh\n"));
    }
}
