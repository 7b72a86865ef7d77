//! The knowledge base as a site: what its pages look like, that its links lead somewhere, and that no text breaks out of its place.

mod reader;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use pulldown_cmark::{Event, Tag};
use serde_json::Value;
use triage_kb::changes::changes;
use triage_kb::model::{Date, KnowledgeBase};
use triage_kb::pack::{self, PackSource};
use triage_kb::site::{Occasion, render};

use self::reader::{Files, broken, broken_rows, events, foreign_html, links, pages};
use super::shipped::builtin;

/// A pack of the folder of packs, or several laid over one another.
fn pack(folders: &[&str]) -> KnowledgeBase {
    let source = |folder: &&str| PackSource::Folder(PathBuf::from(format!("tests/packs/{folder}")));
    let sources: Vec<PackSource> = folders.iter().map(source).collect();
    pack::open(&sources).knowledge.expect("a pack without mistakes")
}

/// A pack with an entry of every kind.
fn whole() -> KnowledgeBase {
    pack(&["small", "whole"])
}

fn site(knowledge: &KnowledgeBase) -> Files {
    render(knowledge, &Occasion::default())
}

/// The site as it is published: with ages, and with what changed.
fn published() -> Files {
    let mut knowledge = whole();
    knowledge.manifest.homepage = Some("https://example.com/coffee/blob/main".to_owned());
    let today: Date = "2026-04-01".parse().expect("a date");
    render(&knowledge, &Occasion { today: Some(today), changes: changes(&pack(&["small"]), &knowledge) })
}

/// The pages that are kept whole: one of every sort.
const SHOWN: [&str; 16] = [
    "book.toml",
    "src/SUMMARY.md",
    "src/index.md",
    "src/errors.md",
    "src/errors/machine/no-flow.md",
    "src/causes/tank-empty.md",
    "src/fixes/descale.md",
    "src/facts/lamp.md",
    "src/features/milk.md",
    "src/keys/service-pin.md",
    "src/providers/maker.md",
    "src/claims.md",
    "src/sources/manual.md",
    "src/changes.md",
    "src/feed.json",
    "src/llms.txt",
];

#[test]
fn a_page_of_every_kind() {
    let files = published();
    let shown = SHOWN.map(|path| (path, &files[path]));
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots/site");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.add_filter("content `[0-9a-f]{64}`", "content `[hash]`");
    settings.bind(|| {
        for (path, text) in shown {
            insta::assert_snapshot!(path.replace('/', "_"), text);
        }
    });
    assert!(files["src/format.md"].contains("\n## \\[\\[error\\]\\]\n"));
}

#[test]
fn every_link_leads_somewhere() {
    for knowledge in [&whole(), &pack(&["small"]), builtin()] {
        let broken = broken(&site(knowledge));
        assert!(broken.is_empty(), "{broken:#?}");
    }
}

#[test]
fn every_page_is_in_the_table_of_contents() {
    let files = published();
    let listed = links(&files["src/SUMMARY.md"]);
    for (path, _) in pages(&files).filter(|(path, _)| path.starts_with("src/") && !path.ends_with("SUMMARY.md")) {
        assert!(listed.iter().any(|link| format!("src/{link}") == path), "{path} is out of reach");
    }
}

#[test]
fn the_start_page_names_what_people_meet_most_often() {
    let frequent = &builtin().manifest.frequent;
    assert_eq!(frequent.len(), 12);
    let files = site(builtin());
    for error in frequent {
        let link = format!("(errors/{}.md)", builtin().errors[*error].id);
        assert!(files["src/index.md"].contains(&link), "{link}");
    }
}

#[test]
fn the_search_looks_in_spellings_and_first_sentences() {
    let texts: Value = serde_json::from_str(&site(&whole())["search.json"]).expect("JSON");
    assert_eq!(texts["errors/machine/no-flow.html"], "E1, no_flow. The pump runs and nothing comes.");
}

#[test]
fn the_same_pack_gives_the_same_bytes() {
    assert_eq!(published(), published());
    assert_eq!(site(builtin()), site(builtin()));
}

#[test]
fn every_row_has_the_cells_of_its_head() {
    for knowledge in [&whole(), &pack(&["hostile"]), builtin()] {
        for (path, text) in pages(&site(knowledge)) {
            let broken = broken_rows(text);
            assert!(broken.is_empty(), "{path}: {broken:#?}");
        }
    }
}

#[test]
fn hostile_texts_are_only_text() {
    let files = site(&pack(&["hostile"]));
    for (path, text) in pages(&files) {
        let html = foreign_html(path, text);
        assert!(html.is_empty(), "{path}: {html:#?}");
        let turned: Vec<char> = text.chars().filter(|letter| ('\u{202a}'..='\u{202e}').contains(letter)).collect();
        assert!(turned.is_empty(), "{path} turns the direction of what follows");
        let read: Vec<Event> = events(text).collect();
        let starts = read.windows(2).filter_map(|pair| match pair {
            [Event::Start(Tag::Heading { .. }), Event::Text(text)] => Some(text),
            _ => None,
        });
        assert!(starts.into_iter().all(|text| !text.contains("not a headline")), "{path} has a foreign headline");
    }
    assert_eq!(broken(&files), Vec::<String>::new(), "a link that leads elsewhere");
    let picture = &files["src/chain.svg"];
    assert!(!picture.contains("<script") && !picture.contains("href=\""), "{picture}");
    let feed: Value = serde_json::from_str(&files["src/feed.json"]).expect("JSON");
    assert!(feed.get("home_page_url").is_none() && !files["book.toml"].contains("git-repository-url"));
    assert!(files["src/errors/hostile/error.md"].contains("☕️👩‍💻 evil שלום مرحبا"), "harmless text stays");
}

#[test]
fn what_was_withdrawn_keeps_its_page() {
    let files = published();
    let page = &files["src/errors/machine/steam.md"];
    assert!(page.contains("**Withdrawn on 2026-03-01. It is kept so that links hold.**"), "{page}");
    assert!(files["src/errors.md"].contains("[Too much steam](errors/machine/steam.md) (withdrawn)"));
}

#[test]
fn every_page_of_an_error_leads_to_its_rule() {
    let written = |page: &str| -> Option<(String, usize)> {
        let (_, place) = page.split_once("Written in `")?;
        let (file, line) = place.split_once('`')?.0.split_once(':')?;
        Some((file.to_owned(), line.parse().ok()?))
    };
    for (path, page) in pages(&site(builtin())).filter(|(path, _)| path.starts_with("src/errors/")) {
        let (file, line) = written(page).expect("a place");
        let rules = std::fs::read_to_string(&file).expect("a rule file");
        let id = path.trim_start_matches("src/errors/").trim_end_matches(".md");
        assert_eq!(rules.lines().nth(line - 1), Some(format!("id = \"{id}\"").as_str()), "{path}: {file}:{line}");
    }
}

/// What stands below each headline of a page, before what is folded away.
fn sections(page: &str) -> Vec<(&str, &str)> {
    let shown = page.split("\n<details>\n").next().unwrap_or_default();
    shown.split("\n## ").skip(1).filter_map(|section| section.split_once('\n')).collect()
}

#[test]
fn a_page_begins_with_what_to_do_what_not_to_do_and_why() {
    let first = ["Do this first", "What not to do", "Why"];
    let is_of_reader = |path: &str| path.starts_with("src/errors/") || path.starts_with("src/causes/");
    for (path, page) in pages(&site(builtin())).filter(|(path, _)| is_of_reader(path)) {
        let titles: Vec<&str> = sections(page).into_iter().map(|(title, _)| title).collect();
        let wanted = first.iter().filter(|title| titles.contains(title) || **title != "What not to do");
        assert!(titles.iter().zip(wanted).all(|(title, wanted)| title == wanted), "{path}: {titles:?}");
        assert!(!sections(page).iter().any(|(_, text)| text.contains("Only where `")), "{path} shows a predicate");
    }
}

#[test]
fn each_fix_stands_on_a_page_once() {
    let is_of_reader = |path: &str| path.starts_with("src/errors/") || path.starts_with("src/causes/");
    for (path, page) in pages(&site(builtin())).filter(|(path, _)| is_of_reader(path)) {
        let mut seen = BTreeSet::new();
        for fix in links(page).into_iter().filter(|link| link.contains("../fixes/")) {
            assert!(seen.insert(fix.clone()), "{path} tells {fix} twice");
        }
        assert!(!seen.is_empty(), "{path} tells no fix");
    }
}

#[test]
fn a_code_of_one_error_has_an_address_of_its_own() {
    let files = published();
    let book = &files["book.toml"];
    assert!(book.contains(r#""/codes/e1.html" = "../errors/machine/no-flow.html""#), "{book}");
    assert!(!book.contains("no_flow"), "two errors have this code");
}

#[test]
fn a_badge_tells_how_many_and_how_old() {
    let badge = |today: Option<&str>| -> Value {
        let today = today.map(|day| day.parse().expect("a date"));
        let files = render(&pack(&["small"]), &Occasion { today, changes: Vec::new() });
        serde_json::from_str(&files["src/badge.json"]).expect("JSON")
    };
    let shown = [None, Some("2026-01-01"), Some("2026-01-02"), Some("2026-05-01"), Some("2026-12-01")].map(badge);
    assert!(shown.iter().all(|badge| badge["schemaVersion"] == 1 && badge["label"] == "small"));
    let said = shown.each_ref().map(|badge| format!("{}, {}", badge["message"], badge["color"]).replace('"', ""));
    insta::assert_snapshot!(said.join("\n"), @r"
    2 errors, verified 2026-01-01, blue
    2 errors, verified today, brightgreen
    2 errors, verified 1 day ago, brightgreen
    2 errors, verified 120 days ago, yellow
    2 errors, verified 334 days ago, orange
    ");
}

/// `triage render` on the small pack, with its exit code.
fn rendering(out: &Path, more: &[&str]) -> String {
    let mut command = Command::cargo_bin("triage").expect("the binary");
    command.env("TRIAGE_NO_CACHE", "1");
    command.args(["--rules", "tests/packs/small", "render", "--out"]).arg(out).args(more).env("NO_COLOR", "1");
    let output = command.output().expect("it runs");
    let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).expect("UTF-8")).concat();
    format!("exit code {}\n{said}", output.status.code().unwrap_or(-1)).replace(&out.display().to_string(), "DOCS")
}

#[test]
fn check_says_what_differs_and_how_to_mend_it() {
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("site-check");
    let _ = std::fs::remove_dir_all(&out);
    let mut said = vec![rendering(&out, &[]), rendering(&out, &["--check"])];
    let write = |path: &str, text: &str| std::fs::write(out.join(path), text).expect("a file");
    write("src/index.md", "edited");
    std::fs::remove_file(out.join("src/errors.md")).expect("a page");
    let list = std::fs::read_to_string(out.join("rendered.txt")).expect("the list");
    write("rendered.txt", &format!("{list}src/old.md\n../outside.md\n"));
    write("src/old.md", "an earlier page");
    write("mine.md", "no page of the rendering");
    said.extend([rendering(&out, &["--check"]), rendering(&out, &[]), rendering(&out, &["--check"])]);
    assert!(out.join("mine.md").exists() && !out.join("src/old.md").exists());
    // What somebody else wrote is not overwritten.
    std::fs::remove_file(out.join("rendered.txt")).expect("the list");
    write("src/index.md", "my own page");
    said.push(rendering(&out, &[]));
    insta::assert_snapshot!(said.join("\n"), @r"
    exit code 0
    wrote 43 files to `DOCS`

    exit code 0
    `DOCS` is up to date

    exit code 1
    rendered.txt differs
    src/errors.md is missing
    src/index.md differs
    src/old.md is left over
    help: run `triage --rules tests/packs/small render --out DOCS`

    exit code 0
    wrote 43 files to `DOCS`

    exit code 0
    `DOCS` is up to date

    exit code 2
    error: `DOCS/src/index.md` is there already, and `triage render` did not write it
    help: name another folder with `--out`, or remove the file
    ");
}
