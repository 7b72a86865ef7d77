//! What mdBook needs beside the pages.

use std::fmt::Write as _;

use super::chapter::Part;
use super::codes;
use crate::model::KnowledgeBase;
use crate::render::markdown::{is_web, visible};

/// The path of the style sheet.
pub(super) const STYLE_PATH: &str = "site.css";
/// Keeps wide tables and long words inside a narrow page.
pub(super) const STYLE: &str = include_str!("site.css");
/// The path of the script.
pub(super) const SCRIPT_PATH: &str = "site.js";
/// Lets the form of the front page search.
pub(super) const SCRIPT: &str = include_str!("site.js");

/// A search is for the pages of errors, features, keys, providers and notes, all of which lead to the rest. Whole tables
/// would be found for every word, and the index that a phone has to load would be twice as large.
const NOT_SEARCHED: [&str; 23] = [
    "changes.md", "causes", "causes.md", "claims", "claims.md", "codes.md", "concepts", "coverage.md", "echoes",
    "errors.md", "facts", "features.md", "fixes", "fixes.md", "format.md", "keys.md", "layers", "redactions",
    "reference.md", "sources", "sources.md", "systems", "topics",
];

/// `book.toml`. Preprocessors are off, for rule text must not make them read other files.
pub(super) fn config(knowledge: &KnowledgeBase, parts: &[Part]) -> String {
    let manifest = &knowledge.manifest;
    let mut config = format!(
        "# Written by `triage render`.\n[book]\ntitle = {}\nlanguage = \"en\"\nsrc = \"{}\"\n\n\
        [build]\nbuild-dir = \"book\"\ncreate-missing = false\nuse-default-preprocessors = false\n\n\
        [output.markdown]\n\n\
        [output.html]\ndefault-theme = \"light\"\npreferred-dark-theme = \"navy\"\nsmart-punctuation = false\n\
        definition-lists = false\nadmonitions = false\nno-section-label = true\n\
        additional-css = [\"{STYLE_PATH}\"]\nadditional-js = [\"{SCRIPT_PATH}\"]\n",
        quoted(&manifest.title),
        super::PAGES,
    );
    // mdBook makes a link of it whatever it is.
    if let Some(homepage) = manifest.homepage.as_ref().filter(|address| is_web(address)) {
        let _ = writeln!(config, "git-repository-url = {}", quoted(homepage));
    }
    config.push_str("\n[output.html.fold]\nenable = true\nlevel = 0\n");
    config.push_str("\n[output.html.print]\nenable = false\n");
    config.push_str("\n[output.html.search]\nheading-split-level = 1\nboost-title = 3\nlimit-results = 20\n");
    config.push_str("\n[output.html.search.chapter]\n");
    // A folder or page that is not there would be an error to mdBook.
    let is_there = |path: &&&str| parts.iter().flat_map(Part::chapters).any(|chapter| chapter.is_at(path));
    for path in NOT_SEARCHED.iter().filter(is_there) {
        let _ = writeln!(config, "\"{path}\" = {{ enable = false }}");
    }
    config.push_str("\n[output.html.redirect]\n");
    for (from, to) in codes::redirects(knowledge) {
        let _ = writeln!(config, "\"{from}\" = \"{to}\"");
    }
    config
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    toml::Value::String(visible(text)).to_string()
}
