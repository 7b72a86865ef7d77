//! The table of contents, for mdBook and for programs.

use std::fmt::Write as _;

use super::chapter::{Chapter, Part};
use crate::model::KnowledgeBase;
use crate::render::markdown::escape;

/// Longer names make a table of contents that nobody reads.
const LONGEST: usize = 72;

/// `SUMMARY.md`, as mdBook wants it.
pub(super) fn contents(parts: &[Part]) -> String {
    let mut out = "# Summary\n".to_owned();
    for part in parts.iter().filter(|part| !part.chapters.is_empty()) {
        if part.title.is_empty() {
            for chapter in &part.chapters {
                let _ = writeln!(out, "\n{}", link(chapter));
            }
            continue;
        }
        let _ = write!(out, "\n# {}\n\n", part.title);
        part.chapters.iter().for_each(|chapter| item(chapter, 0, &mut out));
    }
    out
}

fn item(chapter: &Chapter, depth: usize, out: &mut String) {
    let _ = writeln!(out, "{:1$}- {2}", "", depth * 2, link(chapter));
    chapter.below.iter().for_each(|below| item(below, depth + 1, out));
}

fn link(chapter: &Chapter) -> String {
    format!("[{}]({})", name(chapter), chapter.path)
}

/// The headline of a page, on one line and cut where it is long.
fn name(chapter: &Chapter) -> String {
    let title = chapter.page.title.split_whitespace().collect::<Vec<_>>().join(" ");
    if title.chars().count() <= LONGEST {
        return escape(&title);
    }
    let cut: String = title.chars().take(LONGEST).collect();
    let kept = cut.rsplit_once(' ').map_or(cut.as_str(), |(kept, _)| kept);
    escape(&format!("{kept} …"))
}

/// `llms.txt`, as llmstxt.org describes it: what there is, and where, for programs that read.
pub(super) fn for_programs(knowledge: &KnowledgeBase, parts: &[Part]) -> String {
    let manifest = &knowledge.manifest;
    let mut out = format!("# {}\n", escape(&manifest.title));
    if let Some(about) = &manifest.description {
        let _ = write!(out, "\n> {}\n", escape(&about.replace('\n', " ")));
    }
    let (id, version) = (&manifest.id, &manifest.version);
    let _ = writeln!(out, "\nPack {id} {version}. Every page is also markdown: put `.md` for `.html`.");
    for part in parts.iter().filter(|part| !part.chapters.is_empty()) {
        let title = if part.title.is_empty() { "Start" } else { &part.title };
        let _ = write!(out, "\n## {title}\n\n");
        for chapter in part.chapters() {
            let _ = writeln!(out, "- {}", link(chapter));
        }
    }
    out
}
