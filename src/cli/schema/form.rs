//! `triage schema`: the forms of what is read and of what is printed.

use std::process::ExitCode;

use clap::{Args, ValueEnum};
use serde_json::Value;

use super::known;
use crate::cli::{Failure, Packs, format, output};
use triage_kb::explain::Explanation;
use triage_kb::machine::Checkup;
use triage_kb::pack::raw::{RawFile, RawFixture};
use triage_kb::scan::Summary;

/// Print a JSON Schema, for editors and programs
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  triage schema rules > rules.json
  triage --rules rules schema rules > .schema.json    with the ids, facts and concepts of the pack
  triage schema explanation")]
pub(crate) struct Schema {
    /// Of what
    #[arg(default_value = "rules")]
    of: Subject,
}

/// What there is a schema of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Subject {
    /// A rule file or a manifest
    Rules,
    /// A fixture
    Fixture,
    /// The JSON of an answer
    Explanation,
    /// The JSON of a checkup
    Checkup,
    /// The JSON of a scan
    Scan,
    /// The JSON of `check`
    Check,
    /// The JSON of `test`
    Test,
    /// The JSON of `test --corpus`
    Corpus,
    /// The JSON of `test --coverage`
    Coverage,
    /// The JSON of `test --mutate`
    Mutation,
    /// The JSON of `test --against`
    Against,
    /// The JSON of `test --perturb`
    Perturbation,
    /// The JSON of `diff`
    Diff,
    /// The JSON of `show`
    Show,
    /// The JSON of `list`
    List,
    /// The JSON of `search`
    Search,
    /// The JSON of `matrix`
    Matrix,
    /// The JSON of `key`
    Key,
    /// The JSON of `probe`
    Probe,
}

pub(in crate::cli) fn schema(command: &Schema, packs: &Packs) -> Result<ExitCode, Failure> {
    let mut schema = command.of.schema()?;
    if command.of == Subject::Rules && !packs.rules.is_empty() {
        known::name(&mut schema, packs.open()?);
    }
    output::answer(&format::json(&schema)?)?;
    Ok(ExitCode::SUCCESS)
}

/// The schemas that are written by hand, as they are published.
macro_rules! published {
    ($name:literal) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/", $name, ".json"))
    };
}

impl Subject {
    fn schema(self) -> Result<Value, Failure> {
        let written = match self {
            Self::Rules => return made("rules", &schemars::schema_for!(RawFile)),
            Self::Fixture => return made("fixture", &schemars::schema_for!(RawFixture)),
            Self::Explanation => return made("explanation", &schemars::schema_for!(Explanation)),
            Self::Checkup => return made("checkup", &schemars::schema_for!(Checkup)),
            Self::Scan => return made("scan", &schemars::schema_for!(Summary)),
            Self::Check => published!("check"),
            Self::Test => published!("test"),
            Self::Corpus => published!("corpus"),
            Self::Coverage => published!("coverage"),
            Self::Mutation => published!("mutation"),
            Self::Against => published!("against"),
            Self::Perturbation => published!("perturbation"),
            Self::Diff => published!("diff"),
            Self::Show => published!("show"),
            Self::List => published!("list"),
            Self::Search => published!("search"),
            Self::Matrix => published!("matrix"),
            Self::Key => published!("key"),
            Self::Probe => published!("probe"),
        };
        serde_json::from_str(written).map_err(|error| Failure::new(format!("this schema is no JSON: {error}"), ""))
    }
}

/// A schema that is made of the types themselves, with its name behind the version of the schema language.
fn made(name: &str, schema: &schemars::Schema) -> Result<Value, Failure> {
    let Value::Object(fields) = format::value(schema)? else { return Ok(Value::Null) };
    let mut named = serde_json::Map::new();
    for (field, value) in fields {
        let is_language = field == "$schema";
        named.insert(field, value);
        if is_language {
            named.insert("$id".to_owned(), format!("urn:triage:schema:{name}:1").into());
        }
    }
    Ok(Value::Object(named))
}
