//! Rule files and fixtures are written in one form, the one that editors give them by `.taplo.toml`.

use std::fs;
use std::path::{Path, PathBuf};

use taplo::formatter::{Options, format};

use super::contract::toml_files;

/// The options of `.taplo.toml`.
fn options() -> Options {
    let config: toml::Table = toml::from_str(&fs::read_to_string(".taplo.toml").expect("a file")).expect("TOML");
    let formatting = config["formatting"].as_table().expect("the options");
    let shown = |value: &toml::Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let mut options = Options::default();
    options
        .update_from_str(formatting.iter().map(|(name, value)| (name.clone(), shown(value))))
        .expect("known options");
    options
}

/// The files whose form is another, each with its text in the right one.
fn unformatted(folders: &[&str]) -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    for folder in folders {
        toml_files(Path::new(folder), &mut files);
    }
    files.sort();
    let formatted = |file: PathBuf| {
        let text = fs::read_to_string(&file).expect("a file");
        let wanted = format(&text, options());
        (wanted != text).then_some((file, wanted))
    };
    files.into_iter().filter_map(formatted).collect()
}

#[test]
fn rule_files_and_fixtures_are_formatted() {
    let unformatted = unformatted(&["rules", "fixtures", "examples"]);
    let names: Vec<_> = unformatted.iter().map(|(file, _)| file.display().to_string()).collect();
    if std::env::var_os("CI").is_none() {
        for (file, text) in &unformatted {
            fs::write(file, text).expect("the file can be written");
        }
    }
    assert!(
        names.is_empty(),
        "not formatted: {names:#?}; `taplo fmt` or an editor with taplo mends them, and so does this test outside CI: run it \
         again"
    );
}

#[test]
fn formatting_changes_nothing_that_a_rule_says() {
    let untidy = "[[fact]]\nid='x'\n  type = \"text\" # why\nfrom = [ {json=\"a\"},\n {regex = '\\d'} ]\n";
    let tidy = format(untidy, options());
    assert_eq!(tidy.parse::<toml::Table>(), untidy.parse::<toml::Table>());
    insta::assert_snapshot!(tidy);
}
