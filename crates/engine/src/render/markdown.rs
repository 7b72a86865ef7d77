//! Pages as markdown that reads well raw, in a forum post and on a forge. Nothing in a page can break out of its place.

mod escape;

pub use escape::escape;
pub(crate) use escape::{is_web, visible};

use super::page::{Block, Inline, Item, Page, Run};
use crate::model::Kind;
use escape::{cell_text, code, escape_inside, link};

/// Where the page of an entry is.
pub trait Links {
    /// The address of the entry's page, or `None` where there is no page to link to.
    fn page(&self, kind: Kind, id: &str) -> Option<String>;

    /// The address of another file of the site, or `None` where there is no site around the page.
    fn site(&self, _path: &str) -> Option<String> {
        None
    }
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
    let mut writer = Writer { out: format!("# {}\n", headline(&page.title)), links };
    writer.blocks(&page.blocks, "");
    writer.out
}

/// Writes a short page, with the rest of what there is to say folded away below it.
pub fn folded(short: &Page, summary: &str, rest: &Page, links: &dyn Links) -> String {
    let mut page = short.clone();
    page.fold(summary, rest.blocks.clone());
    write(&page, links)
}

/// A text as it is, in a block of its own.
pub(crate) fn fenced(text: &str, language: &str) -> String {
    let mut writer = Writer { out: String::new(), links: &NoLinks };
    writer.fenced(text, language, "");
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
                Block::Heading(text) => self.line(indent, &format!("## {}", headline(text))),
                Block::Text(text) => {
                    let text = self.inline(text);
                    text.split('\n').for_each(|line| self.line(indent, line));
                }
                Block::List(items) => self.items(items, indent, |_| "- ".to_owned()),
                Block::Steps(items) => self.items(items, indent, |number| format!("{number}. ")),
                Block::Table(head, rows) => self.table(head, rows, indent),
                Block::Excerpt(line, mark) => self.excerpt(line, mark, indent),
                Block::Command(command) => self.fenced(command, "sh", indent),
                Block::Picture(path, words) => {
                    let words = escape(&words.replace('\n', " "));
                    let shown =
                        self.links.site(path).map_or_else(|| words.clone(), |path| format!("![{words}]({path})"));
                    self.line(indent, &shown);
                }
                Block::Folded(summary, blocks) => self.folded(summary, blocks, indent),
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
        let head: Vec<String> = head.iter().map(|cell| headline(cell)).collect();
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

    /// Markdown is read inside HTML where an empty line parts the two.
    fn folded(&mut self, summary: &str, blocks: &[Block], indent: &str) {
        self.line(indent, "<details>");
        self.line(indent, &format!("<summary>{}</summary>", headline(summary)));
        self.blocks(blocks, indent);
        self.out.push('\n');
        self.line(indent, "</details>");
    }

    /// A fence longer than any run of backticks inside it.
    fn fenced(&mut self, text: &str, language: &str, indent: &str) {
        let longest = text.split(|character| character != '`').map(str::len).max().unwrap_or(0);
        let fence = "`".repeat(longest.max(2) + 1);
        self.line(indent, &format!("{fence}{language}"));
        visible(text).lines().for_each(|line| self.line(indent, line));
        self.line(indent, &fence);
    }

    fn inline(&self, text: &Inline) -> String {
        text.0.iter().fold(String::new(), |line, run| {
            let is_first = line.trim().is_empty();
            line + self.run(run, is_first).as_str()
        })
    }

    fn run(&self, run: &Run, is_first: bool) -> String {
        match run {
            Run::Plain(text) if is_first => escape(text),
            Run::Plain(text) => escape_inside(text),
            Run::Strong(text) => strong(text),
            Run::Code(text) => code(text),
            Run::Link(text, url) => link(text, url),
            Run::Entry(text, kind, id) => match self.links.page(*kind, id) {
                Some(page) => format!("[{}]({page})", escape(text)),
                None if text == id => code(id),
                None => format!("{} ({})", escape(text), code(id)),
            },
            Run::Page(text, path) => match self.links.site(path) {
                Some(path) => format!("[{}]({path})", escape(text)),
                None => escape(text),
            },
        }
    }

    fn line(&mut self, indent: &str, line: &str) {
        self.out.push_str(format!("{indent}{line}").trim_end());
        self.out.push('\n');
    }
}

/// A headline is one line.
fn headline(text: &str) -> String {
    escape(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Stars mean something only where they touch the text.
fn strong(text: &str) -> String {
    let inner = text.trim();
    let (before, after) = text.split_once(inner).unwrap_or_default();
    if inner.is_empty() { text.to_owned() } else { format!("{before}**{}**{after}", escape(inner)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_can_break_out_of_its_place() {
        let text = Inline(vec![Run::Plain("a | <script>b</script> `c` [x](javascript:y)".to_owned())]);
        let mut page = Page::new("# <b>");
        page.blocks.push(Block::Table(vec!["h|1".to_owned()], vec![vec![text]]));
        insta::assert_snapshot!(write(&page, &NoLinks), @r"
        # \# &lt;b>

        | h\|1 |
        | --- |
        | a \| &lt;script>b&lt;/script> \`c\` \[x\](javascript:y) |
        ");
    }

    #[test]
    fn a_fence_is_longer_than_what_it_holds() {
        let mut page = Page::new("t");
        page.blocks.push(Block::Command("echo ```".to_owned()));
        assert!(write(&page, &NoLinks).contains("````sh\n"));
    }
}
