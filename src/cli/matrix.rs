//! `triage matrix`.

use std::process::ExitCode;

use clap::Args;
use serde_json::json;

use super::format::Format;
use super::{Failure, Packs, offer, output};
use triage_kb::model::{Entry, Feature, Kind, KnowledgeBase, Provider, Ref, Table};
use triage_kb::render::matrix;
use triage_kb::source::suggest;

/// Say what is covered, feature by feature and provider by provider
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  triage matrix
  triage matrix --provider ID --format markdown")]
pub(crate) struct Matrix {
    /// Only as it holds for this provider
    #[arg(long, value_name = "ID", add = offer::ids(&[Kind::Provider]))]
    provider: Option<String>,
    /// Only this feature
    #[arg(long, value_name = "ID", add = offer::ids(&[Kind::Feature]))]
    feature: Option<String>,
    /// The format of the matrix
    #[arg(long, default_value = "text")]
    format: Format,
}

pub(super) fn run(command: &Matrix, packs: &Packs) -> Result<ExitCode, Failure> {
    let knowledge = packs.open()?;
    if knowledge.features.is_empty() {
        let help = "a `[[feature]]` in its rule files makes a row of the matrix";
        return Err(Failure::new("the pack says nothing about features", help));
    }
    let provider = command.provider.as_deref().map(|id| find(&knowledge.providers, id)).transpose()?;
    let feature = command.feature.as_deref().map(|id| find(&knowledge.features, id)).transpose()?;
    output::answer(&text(knowledge, command.format, provider, feature)?)?;
    Ok(ExitCode::SUCCESS)
}

fn text(
    knowledge: &KnowledgeBase,
    format: Format,
    provider: Option<Ref<Provider>>,
    feature: Option<Ref<Feature>>,
) -> Result<String, Failure> {
    let features: Vec<&Feature> = match feature {
        Some(feature) => vec![&knowledge.features[feature]],
        None => knowledge.features.entries().collect(),
    };
    let cells = matrix::cells(knowledge, &features, provider);
    let page = || match (provider, feature, format) {
        (None, None, Format::Markdown) => matrix::page(knowledge),
        (None, None, _) => matrix::grid(knowledge),
        _ => matrix::details(knowledge, &cells, provider),
    };
    format.write(page, || json!({ "schema": 1, "cells": cells }))
}

fn find<T: Entry>(table: &Table<T>, id: &str) -> Result<Ref<T>, Failure> {
    table.find(id).ok_or_else(|| {
        let ids: Vec<&str> = table.entries().map(|entry| entry.id().as_str()).collect();
        let help = match suggest(id, ids.iter().copied()) {
            Some(close) => format!("did you mean `{close}`?"),
            None => format!("`triage list {}` lists them", T::KIND.plural()),
        };
        Failure::new(format!("there is no such {}", T::KIND), help)
    })
}
