//! A page on every kind of problem: why it is one, and how to mend it.
//!
//! The pages are markdown files, one a name. `triage check --explain NAME` prints them, and code-scanning views show them
//! beside a finding.

use crate::source::Severity;

/// A page on one kind of problem.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// The name of the problem.
    pub name: &'static str,
    /// Whether it keeps a pack from being used.
    pub severity: Severity,
    /// The whole page, as markdown.
    pub text: &'static str,
}

impl Page {
    /// What the problem is, in one line: the first paragraph.
    pub fn summary(&self) -> &'static str {
        self.text.lines().find(|line| !line.is_empty() && !line.starts_with('#')).unwrap_or_default()
    }
}

macro_rules! pages {
    ($severity:ident: $($name:literal)*) => {
        [$(Page { name: $name, severity: Severity::$severity, text: include_str!(concat!("pages/", $name, ".md")) }),*]
    };
}

/// Problems that keep a pack from being used.
static ERRORS: &[Page] = &pages![Error:
    "bad-given" "bad-id" "bad-path" "bad-place" "bad-predicate" "bad-probe" "bad-regex" "bad-says" "bad-status" "bad-url" "bad-value"
    "bad-version" "bad-word" "choices" "circular-match" "dangling-reference" "duplicate-id" "duplicate-word" "empty-list" "empty-pack" "empty-text"
    "missing-field" "missing-manifest" "more-problems" "negation-cycle" "newer-schema" "no-time" "not-a-literal-string" "not-toml"
    "not-utf8" "nothing-to-override" "older-schema" "other-engine" "pack-too-large" "pattern-too-large" "rule-file-too-large" "second-manifest" "source-without-url"
    "too-many-texts" "unknown-field" "unknown-table" "unknown-word" "unreachable-error" "unreadable" "wrong-type"
];

/// What a pack had better not be.
static WARNINGS: &[Page] = &pages![Warning:
    "advice-conflict" "always-true" "always-unknown" "cell-conflict" "duplicate-fixture" "evidence-twice" "expired"
    "expires-soon" "layer-conflict" "never-true" "never-verified" "never-wins" "orphan-cause" "pattern-without-anchor"
    "pointer-twice" "secret-in-text" "shared-signature" "short-signature" "source-without-date"
    "statement-without-source" "supersedes-cycle" "uncited-source" "unknowable-fact" "unsafe-advice" "unused-concept" "unused-fix"
];

/// All pages: those on errors, then those on warnings, each in the order of their names.
pub fn pages() -> impl Iterator<Item = &'static Page> {
    ERRORS.iter().chain(WARNINGS)
}

/// The page on problems with this name.
pub fn page(name: &str) -> Option<&'static Page> {
    pages().find(|page| page.name == name)
}
