//! `triage scan`.

mod follow;
mod identity;
mod pool;
mod position;
mod progress;
mod record;
mod source;
mod tail;
mod walk;
mod write;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, ValueEnum};

use progress::Progress;
use record::Record;

use super::{Failure, Packs, output};
use triage_kb::model::KnowledgeBase;
use triage_kb::scan::{BLOCK, Place, Scanner, Summary};

/// More threads only wait for the disk.
const MOST_THREADS: usize = 64;

/// Find known errors in logs of any size
#[derive(Debug, Args)]
#[command(after_help = "  triage scan ~/.config/app/logs\n  triage scan --format jsonl - < app.log\n\n\
    Exit codes: 0 nothing found, 1 findings, 2 nothing found and something could not be read, or a usage problem.\n\n\
    Folders are read as ripgrep does: hidden files and what .gitignore and .ignore name are left out.\n\
    Files that gzip or zstd packed are unpacked, whatever they are called.")]
pub(crate) struct Scan {
    /// Files and folders, or - for standard input
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
    /// The format of what is found
    #[arg(long, default_value = "text")]
    format: ScanFormat,
    /// Read hidden and ignored files too
    #[arg(long)]
    no_ignore: bool,
    /// How many threads to use; by default one a processor. What is found is the same
    #[arg(long, value_name = "N")]
    threads: Option<usize>,
    /// Go on with what is added to the files until you stop it; each event is a line, as text or jsonl
    #[arg(long)]
    follow: bool,
    /// Write each event as a line of JSON into this file, and go on where the last scan into it stopped or was killed. A log
    /// that has grown or was rotated is read on; one that was packed since is a new one
    #[arg(long, value_name = "FILE", conflicts_with = "follow")]
    into: Option<PathBuf>,
}

/// A format for what a scan finds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum ScanFormat {
    /// A summary for a person
    #[default]
    Text,
    /// One JSON object a line, an event each, as it is found
    Jsonl,
    /// The summary for a program; schemas/scan.json says what is in it
    Json,
    /// The first event of each kind as SARIF 2.1.0, for code-scanning views
    Sarif,
}

pub(super) fn run(command: &Scan, packs: &Packs) -> Result<ExitCode, Failure> {
    let knowledge = packs.open()?;
    let scanner = Scanner::new(knowledge);
    if command.follow {
        return follow::run(command, knowledge, &scanner);
    }
    let record = command.into.as_deref().map(Record::open).transpose()?;
    let known = record.as_ref().map(Record::logs);
    let mut telling =
        Telling { command, knowledge, record, progress: Progress::default(), summary: Summary::default() };
    let is_own = |path: &Path| command.into.as_ref().is_some_and(|own| Record::is_own(own, path));
    let files = walk::files(&command.paths, command.no_ignore)
        .filter(|walked| !matches!(walked, walk::Walked::File(path) if is_own(path)));
    let told = pool::scan(&scanner, files, known.as_ref(), threads(command), BLOCK, |read| telling.tell(read));
    telling.progress.clear();
    told?;
    telling.end()
}

/// What comes of a scan, as it comes.
struct Telling<'s> {
    command: &'s Scan,
    knowledge: &'s KnowledgeBase,
    record: Option<Record>,
    progress: Progress,
    summary: Summary,
}

impl Telling<'_> {
    fn tell(&mut self, read: pool::Read) -> Result<(), Failure> {
        match read {
            pool::Read::Begun => self.summary.files += 1,
            pool::Read::Problem(problem) => {
                self.progress.clear();
                report(&mut self.summary, &problem);
            }
            pool::Read::Block { file, lines_before, bytes, scanned, end } => {
                self.summary.bytes += bytes as u64;
                self.summary.lines += scanned.lines;
                self.progress.tell(&file, self.summary.bytes);
                for sighting in &scanned.sightings {
                    let place = || Place::of(self.knowledge, &file, lines_before, sighting);
                    match &mut self.record {
                        Some(record) => record.add(&write::event(sighting, &place()))?,
                        None if self.command.format == ScanFormat::Jsonl => {
                            output::answer(&write::event(sighting, &place()))?;
                        }
                        None => {}
                    }
                    self.summary.add(sighting, place);
                }
                if let Some(record) = &mut self.record {
                    record.has_read(&file, end)?;
                }
            }
        }
        Ok(())
    }

    fn end(mut self) -> Result<ExitCode, Failure> {
        self.record.as_mut().map_or(Ok(()), Record::save)?;
        self.summary.finish();
        match self.command.format {
            ScanFormat::Text => output::answer(&write::text(&self.summary))?,
            ScanFormat::Jsonl => {}
            ScanFormat::Json => output::answer(&super::format::json(&self.summary)?)?,
            ScanFormat::Sarif => output::answer(&write::sarif(&self.summary))?,
        }
        Ok(ExitCode::from(code(&self.summary)))
    }
}

/// The exit code, as of a linter.
fn code(summary: &Summary) -> u8 {
    match (summary.has_findings(), summary.problems.is_empty()) {
        (true, _) => 1,
        (false, true) => 0,
        (false, false) => 2,
    }
}

/// What could not be read is told at once, and does not stop the scan.
fn report(summary: &mut Summary, problem: &str) {
    let problem = triage_kb::without_keys(problem);
    output::problem(&format!("warning: {problem}\n"));
    summary.problems.push(problem);
}

fn threads(command: &Scan) -> usize {
    let all = || std::thread::available_parallelism().map_or(1, usize::from);
    command.threads.unwrap_or_else(all).clamp(1, MOST_THREADS)
}
