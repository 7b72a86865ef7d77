//! `triage scan --follow`: the files of a scan as they grow.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;
use std::{io, thread};

use super::super::{Failure, output};
use super::tail::Tail;
use super::walk::Walked;
use super::{Scan, ScanFormat, walk, write};
use triage_kb::model::KnowledgeBase;
use triage_kb::scan::{BLOCK, Place, Scanner};

/// How long nothing is read when there was nothing new.
const PAUSE: Duration = Duration::from_millis(200);
/// Every so many pauses folders are looked at for new files.
const WALK: usize = 10;

/// Scans what is there, then what is added, until somebody stops it.
pub(super) fn run(command: &Scan, knowledge: &KnowledgeBase, scanner: &Scanner<'_>) -> Result<ExitCode, Failure> {
    let is_text = match command.format {
        ScanFormat::Text => true,
        ScanFormat::Jsonl => false,
        ScanFormat::Json | ScanFormat::Sarif => {
            let message = "`--follow` never ends, and `json` and `sarif` are written at the end";
            return Err(Failure::new(message, "use `--format jsonl`"));
        }
    };
    let mut following = Following { tails: BTreeMap::new(), is_text, knowledge, scanner };
    for pause in 0.. {
        if pause % WALK == 0 {
            following.look_for(walk::files(&command.paths, command.no_ignore), pause == 0);
        }
        while following.tell()? {}
        thread::sleep(PAUSE);
    }
    Ok(ExitCode::SUCCESS)
}

struct Following<'s> {
    /// By their paths; nothing where a file cannot be read, which is told once.
    tails: BTreeMap<PathBuf, Option<Tail>>,
    is_text: bool,
    knowledge: &'s KnowledgeBase,
    scanner: &'s Scanner<'s>,
}

impl Following<'_> {
    /// Opens the files that are new.
    fn look_for(&mut self, files: impl Iterator<Item = Walked>, is_first: bool) {
        for file in files {
            match file {
                Walked::File(path) => {
                    self.tails
                        .entry(path)
                        .or_insert_with_key(|path| Tail::open(path).map_err(|error| warn(path, &error)).ok());
                }
                Walked::Stdin if is_first => {
                    output::problem("warning: standard input cannot be followed; leave `--follow` out\n");
                }
                Walked::Problem(problem) if is_first => {
                    output::problem(&format!("warning: {}\n", triage_kb::without_keys(&problem)));
                }
                Walked::Stdin | Walked::Problem(_) => {}
            }
        }
    }

    /// Tells what is new in the files; whether there may be more at once.
    fn tell(&mut self) -> io::Result<bool> {
        let mut may_be_more = false;
        for (path, slot) in &mut self.tails {
            let Some(tail) = slot else { continue };
            let lines = match tail.next(BLOCK) {
                Ok(Some(lines)) => lines,
                Ok(None) => continue,
                Err(error) => {
                    warn(path, &error);
                    *slot = None;
                    continue;
                }
            };
            may_be_more = true;
            let file = path.to_string_lossy();
            for sighting in self.scanner.scan(&lines.bytes).sightings {
                let place = Place::of(self.knowledge, &file, lines.before, &sighting);
                if !self.is_text {
                    output::answer(&write::event(&sighting, &place))?;
                } else if sighting.finding.is_of_subject() {
                    output::answer(&write::line(&sighting, &place))?;
                }
            }
        }
        Ok(may_be_more)
    }
}

fn warn(path: &Path, error: &io::Error) {
    let problem = format!("cannot read `{}`: {error}", path.display());
    output::problem(&format!("warning: {}\n", triage_kb::without_keys(&problem)));
}
