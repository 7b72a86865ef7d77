//! What mdBook needs beside the pages.

use std::fmt::Write as _;

use super::codes;
use crate::model::KnowledgeBase;

/// The path of the style sheet.
pub(super) const STYLE_PATH: &str = "site.css";
/// Keeps wide tables and long words inside a narrow page.
pub(super) const STYLE: &str = include_str!("site.css");

/// Whole tables would be found for every word; the pages of the entries are what a search is for.
const NOT_SEARCHED: [&str; 11] = [
    "errors.md",
    "codes.md",
    "causes.md",
    "fixes.md",
    "systems",
    "features.md",
    "keys.md",
    "claims.md",
    "sources.md",
    "reference.md",
    "coverage.md",
];

/// `book.toml`. Preprocessors are off, for rule text must not make them read other files.
pub(super) fn config(knowledge: &KnowledgeBase) -> String {
    let manifest = &knowledge.manifest;
    let mut config = format!(
        "# Written by `triage render`.\n[book]\ntitle = {}\nlanguage = \"en\"\nsrc = \"{}\"\n\n\
        [build]\nbuild-dir = \"book\"\ncreate-missing = false\nuse-default-preprocessors = false\n\n\
        [output.markdown]\n\n\
        [output.html]\ndefault-theme = \"light\"\npreferred-dark-theme = \"navy\"\nsmart-punctuation = false\n\
        definition-lists = false\nadmonitions = false\nadditional-css = [\"{STYLE_PATH}\"]\n",
        quoted(&manifest.title),
        super::PAGES,
    );
    if let Some(homepage) = &manifest.homepage {
        let _ = writeln!(config, "git-repository-url = {}", quoted(homepage));
    }
    config.push_str("\n[output.html.fold]\nenable = true\nlevel = 0\n");
    config.push_str("\n[output.html.search]\nheading-split-level = 1\nboost-title = 3\nlimit-results = 20\n");
    config.push_str("\n[output.html.search.chapter]\n");
    for path in NOT_SEARCHED {
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
    toml::Value::String(text.to_owned()).to_string()
}
