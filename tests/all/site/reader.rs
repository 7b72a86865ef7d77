//! Reads the files of a site as mdBook, a browser and a forge read them.

use std::collections::BTreeMap;
use std::path::Path;

use pulldown_cmark::{Event, Options, Parser, Tag};

/// A rendered site, by path.
pub(super) type Files = BTreeMap<String, String>;

/// The files that are pages.
pub(super) fn pages(files: &Files) -> impl Iterator<Item = (&str, &str)> {
    let pages = files.iter().filter(|(path, _)| Path::new(path).extension().is_some_and(|kind| kind == "md"));
    pages.map(|(path, text)| (path.as_str(), text.as_str()))
}

/// A page as mdBook reads it.
pub(super) fn events(text: &str) -> impl Iterator<Item = Event<'_>> {
    Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES)
}

/// Where the links and pictures of a page lead.
pub(super) fn links(text: &str) -> Vec<String> {
    let link = |event| match event {
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => Some(dest_url.into_string()),
        _ => None,
    };
    events(text).filter_map(link).collect()
}

/// A path as a browser resolves it from a page.
fn resolved(page: &str, link: &str) -> String {
    let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in link.split('/') {
        match part {
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Links that lead neither to the web nor to a file of the site. Pages link to pages, never into them, so there is no anchor to
/// break.
pub(super) fn broken(files: &Files) -> Vec<String> {
    let leads_nowhere = |page: &str, link: &str| {
        let is_web = link.starts_with("https://") || link.starts_with("http://");
        !is_web && !files.contains_key(&resolved(page, link))
    };
    let of_page = |(page, text): (&str, &str)| -> Vec<String> {
        let links = links(text).into_iter().filter(|link| leads_nowhere(page, link));
        links.map(|link| format!("{page}: {link}")).collect()
    };
    let mut found: Vec<String> = pages(files).flat_map(of_page).collect();
    let index = files.get("src/llms.txt").expect("an index for programs");
    found.extend(links(index).into_iter().filter(|link| leads_nowhere("src/llms.txt", link)));
    let book: toml::Table = files["book.toml"].parse().expect("TOML");
    for (from, to) in book["output"]["html"]["redirect"].as_table().expect("redirects") {
        let page = to.as_str().expect("an address").replace(".html", ".md");
        let leads_to = resolved(&format!("src{from}"), &page);
        found.extend((!files.contains_key(&leads_to)).then(|| format!("{from}: {to}")));
    }
    found
}

/// How many cells a row has, as every reader of markdown counts them: code or not, only a backslash keeps a `|` from ending a cell.
fn cells(row: &str) -> usize {
    let mut escaped = false;
    let ends = row.trim().chars().filter(|letter| {
        let is_end = *letter == '|' && !escaped;
        escaped = *letter == '\\' && !escaped;
        is_end
    });
    ends.count() - 1
}

/// Rows with more or fewer cells than the head of their table.
pub(super) fn broken_rows(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (number, head) in lines.windows(2).enumerate().filter(|(_, pair)| pair[1].trim().starts_with("| --- |")) {
        let rows = lines[number + 2..].iter().take_while(|line| line.trim_start().starts_with('|'));
        let wanted = cells(head[0]);
        found.extend(rows.filter(|row| cells(row) != wanted).map(|row| format!("{wanted} cells: {row}")));
    }
    found
}

/// HTML that is not the engine's own.
pub(super) fn foreign_html(path: &str, text: &str) -> Vec<String> {
    let own: &[&str] = if path == "src/index.md" {
        &["<form", "<label", "<input", "<button", "</form"]
    } else {
        &["<details>\n", "</details>\n", "<summary>For rule authors</summary>\n"]
    };
    let html = events(text).filter_map(|event| match event {
        Event::Html(html) | Event::InlineHtml(html) => Some(html.into_string()),
        _ => None,
    });
    html.filter(|html| html != "<br>" && !own.iter().any(|own| html.starts_with(own))).collect()
}
