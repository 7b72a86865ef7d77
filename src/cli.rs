//! The command line: clap types and wiring, one file per subcommand. The only module that prints.

mod cache;
mod check;
mod diff;
mod doctor;
mod door;
mod explain;
mod failure;
mod format;
mod guide;
mod here;
mod input;
mod key;
mod link;
mod list;
mod lsp;
mod matrix;
mod mcp;
mod new;
mod offer;
mod output;
mod pack;
mod pager;
mod person;
mod probe;
mod redact;
mod render;
mod report;
mod scan;
mod schema;
mod search;
mod show;
mod subject;
mod test;
mod today;
mod usage;
mod version;
mod write;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

use cache::Cache;
pub(crate) use door::read;
pub(crate) use failure::Failure;
pub(crate) use offer::offered;

use triage_kb::builtin;
use triage_kb::model::KnowledgeBase;
use triage_kb::pack::{Opened, PackSource, fixtures_of};
use triage_kb::render::problem::{self, ProblemFormat};

/// Tells which part of a system failed, why, what to do first and what not to do.
#[derive(Debug, Parser)]
#[command(
    name = "triage",
    after_help = "Without a command: triage \"TEXT\", triage FILE and `... | triage` explain an error; triage alone asks for it.\n\n\
    Exit codes of explain: 0 explained, 1 not recognised, 2 usage, input or rule problem, \
    3 ambiguous, 4 recognised: beside the subject.\nExit codes of check, test and render --check: 0 clean, 1 findings, 2 usage or input problem."
)]
pub(crate) struct Cli {
    /// Read rules from this folder or file of `triage pack`, or `builtin` for the pack in the binary; several are laid over each other
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) rules: Vec<PathBuf>,
    /// Read and check the rule files of folders each time, and keep no compiled copy of them
    #[arg(long, global = true)]
    pub(crate) no_cache: bool,
    /// When to use colours
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Color,
    /// Name the engine, the pack and the day on which it was last verified
    #[arg(short = 'V', long)]
    pub(crate) version: bool,
    /// What to do
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Explain an error: which layer failed, why, and what to do
    Explain(explain::Explain),
    /// Walk through the fix step by step, and go on with what did not help
    Guide(guide::Walk),
    /// Write a post for a forum or an issue
    Report(report::Report),
    /// Find known errors in logs of any size
    Scan(scan::Scan),
    /// Hide secrets and personal text
    Redact(redact::Redact),
    /// Say what kind of key you hold, and whether it was damaged
    Key(key::KeyKind),
    /// Test a key without spending tokens
    Probe(probe::Probe),
    /// Say what this machine tells: variables, programs, the clock
    Doctor(doctor::Doctor),
    /// Find problems in rule files, all of them, with place and help
    Check(check::Check),
    /// Compare the answer to every fixture with what it must be
    Test(test::Test),
    /// Show the page of an entry
    Show(show::Show),
    /// List the entries of a kind
    List(list::List),
    /// Search all entries
    Search(search::Search),
    /// Say what is covered, feature by feature and provider by provider
    Matrix(matrix::Matrix),
    /// Write the knowledge base as a documentation site
    Render(render::Render),
    /// Scaffold an entry, its fixture, or a pack
    New(new::New),
    /// Say what changed in knowledge between two packs
    Diff(diff::Diff),
    /// Make one file of a pack, which is opened without being checked again
    Pack(pack::Pack),
    /// Serve agents and editors over the Model Context Protocol
    Mcp(mcp::Mcp),
    /// Serve editors of rule files over the Language Server Protocol
    Lsp(lsp::Lsp),
    /// Print a JSON Schema, for editors and programs
    Schema(schema::Schema),
    /// Print completions for a shell
    Completions(schema::Completions),
    /// Print the man page
    #[command(after_help = "Example:\n  triage man > triage.1")]
    Man,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// Where they can be shown and the environment does not forbid them
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// Runs a command.
///
/// # Errors
///
/// What kept it from running, in a form for people.
pub(crate) fn run(cli: Cli) -> Result<ExitCode, Failure> {
    output::set_color(cli.color);
    let packs = Packs { sources: sources(&cli.rules), rules: cli.rules, cache: Cache::unless(cli.no_cache) };
    if cli.version {
        return version::run(&packs);
    }
    match cli.command.unwrap_or_else(|| Command::Explain(explain::Explain::default())) {
        Command::Explain(command) => explain::run(&command, &packs),
        Command::Guide(command) => guide::run(&command, &packs),
        Command::Report(command) => report::run(&command, &packs),
        Command::Scan(command) => scan::run(&command, &packs),
        Command::Redact(command) => redact::run(&command, &packs),
        Command::Key(command) => key::run(&command, &packs),
        Command::Probe(command) => probe::run(&command, &packs),
        Command::Doctor(command) => doctor::run(&command, &packs),
        Command::Check(command) => check::run(&command, &packs),
        Command::Test(command) => test::run(&command, &packs),
        Command::Show(command) => show::run(&command, &packs),
        Command::List(command) => list::run(&command, &packs),
        Command::Search(command) => search::run(&command, &packs),
        Command::Matrix(command) => matrix::run(&command, &packs),
        Command::Render(command) => render::run(&command, &packs),
        Command::New(command) => new::run(&command, &packs),
        Command::Diff(command) => diff::run(&command),
        Command::Pack(command) => pack::run(&command, &packs),
        Command::Mcp(_) => mcp::run(&packs),
        Command::Lsp(_) => lsp::run(&packs),
        Command::Schema(command) => schema::schema(&command, &packs),
        Command::Completions(command) => schema::completions(&command),
        Command::Man => schema::man(&packs),
    }
}

/// The packs that the command line names.
struct Packs {
    sources: Vec<PackSource>,
    /// How the command line named them.
    rules: Vec<PathBuf>,
    /// Whether compiled copies are used.
    cache: Cache,
}

impl Packs {
    /// A pack that a command names besides, such as an earlier one: it is opened once, and no copy of it is kept.
    fn named(source: PackSource, path: &Path) -> Self {
        Self { sources: vec![source], rules: vec![path.to_owned()], cache: Cache::Off }
    }

    /// Opens the packs for a command that cannot do without. They are never freed: the process ends with the command, and
    /// taking a large pack apart entry by entry would only keep the user waiting.
    fn open(&self) -> Result<&'static KnowledgeBase, Failure> {
        Self::used(self.cache.open(&self.sources))
    }

    /// Opens the packs from their rule files, whatever copies there are.
    fn open_anew(&self) -> Result<&'static KnowledgeBase, Failure> {
        Self::used(Cache::Off.open(&self.sources))
    }

    fn used(opened: Opened) -> Result<&'static KnowledgeBase, Failure> {
        let opened = Box::leak(Box::new(opened));
        opened.knowledge.as_ref().map_err(|problems| {
            let text = problem::write(problems, &opened.files, ProblemFormat::Text, output::styled_errors());
            Failure::rules(text)
        })
    }

    /// The fixtures of the uppermost pack that is a folder.
    fn fixtures(&self) -> Option<PathBuf> {
        self.folder().map(|folder| fixtures_of(folder))
    }

    /// The uppermost folder among the packs, if there is one.
    fn folder(&self) -> Option<&PathBuf> {
        self.sources.iter().rev().find_map(|source| match source {
            PackSource::Folder(folder) => Some(folder),
            _ => None,
        })
    }
}

fn sources(rules: &[PathBuf]) -> Vec<PackSource> {
    if rules.is_empty() { vec![builtin()] } else { rules.iter().map(|path| source(path)).collect() }
}

/// The pack in a folder or a file, or the one in the binary.
fn source(path: &Path) -> PackSource {
    match path {
        _ if path.as_os_str() == "builtin" => builtin(),
        _ if path.is_file() => PackSource::File(path.to_owned()),
        _ => PackSource::Folder(path.to_owned()),
    }
}
