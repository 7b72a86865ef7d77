//! A compiled pack in a file, which somebody else may have made.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use twox_hash::XxHash3_128;

use super::Opened;
use super::compiled::{self, RuleTexts, named, rule_texts};
use super::envelope::{Envelope, Unfit};
use crate::source::{Diagnostic, Files, ProblemKind};

/// A compiled pack may be so large, in bytes: what came of its rule files, and these files.
const MAX_FILE: u64 = 512 << 20;
/// So much is read at once of what is not kept, in bytes.
const PIECE: usize = 64 << 10;

/// Opens a compiled pack. `None` where its rules had problems when it was compiled. Its rule files are read when somebody asks
/// for one: few do.
pub(super) fn open(path: &Path) -> Result<Option<Opened>, Diagnostic> {
    let pack = PackFile::open(path)?;
    if pack.envelope.body == 0 {
        return Ok(None);
    }
    let body = pack.body()?;
    pack.look_at_rules()?;
    let mut knowledge = compiled::knowledge(body).map_err(|unfit| pack.unfit(&unfit))?;
    let files = Files::later(move || pack.rule_texts().map(named).unwrap_or_default());
    knowledge.files = files.clone();
    Ok(Some(Opened { files, knowledge: Ok(knowledge) }))
}

/// A file whose head is that of a compiled pack.
pub(super) struct PackFile {
    path: PathBuf,
    envelope: Envelope,
}

impl PackFile {
    pub(super) fn open(path: &Path) -> Result<Self, Diagnostic> {
        let unreadable = |error: io::Error| unreadable(path, &error);
        // What is no file may never end, or never begin.
        let there = std::fs::metadata(path).map_err(unreadable)?;
        if !there.is_file() {
            let message = format!("`{}` is neither a folder nor a regular file", path.display());
            return Err(Diagnostic::new(ProblemKind::Unreadable, message));
        }
        if there.len() > MAX_FILE {
            let message = format!("`{}` is larger than {} MiB", path.display(), MAX_FILE >> 20);
            return Err(Diagnostic::new(ProblemKind::PackTooLarge, message).help("is this the file that you mean?"));
        }
        let mut head = Vec::new();
        let file = File::open(path).map_err(unreadable)?;
        file.take(Envelope::LENGTH as u64).read_to_end(&mut head).map_err(unreadable)?;
        let envelope = Envelope::read(&head).map_err(|unfit| problem(path, &unfit))?;
        if envelope.whole().is_none_or(|whole| whole as u64 != there.len()) {
            return Err(problem(path, &Unfit::Damaged));
        }
        Ok(Self { path: path.to_owned(), envelope })
    }

    /// What came out of `check`. It stays in memory as long as the program runs: entries are read where they lie.
    fn body(&self) -> Result<&'static [u8], Diagnostic> {
        self.part(Envelope::LENGTH, self.envelope.body, |bytes| self.envelope.fits_body(bytes))
    }

    /// The rule files, pack by pack.
    pub(super) fn rule_texts(&self) -> Result<RuleTexts<'static>, Diagnostic> {
        let start = Envelope::LENGTH + self.envelope.body;
        let bytes = self.part(start, self.envelope.rules, |bytes| self.envelope.fits_rules(bytes))?;
        rule_texts(bytes).ok_or_else(|| self.unfit(&Unfit::Damaged))
    }

    /// Sees whether the rule files are whole, without keeping them.
    fn look_at_rules(&self) -> Result<(), Diagnostic> {
        let mut file =
            self.at(Envelope::LENGTH + self.envelope.body).map_err(|error| unreadable(&self.path, &error))?;
        let mut hash = XxHash3_128::new();
        let mut piece = vec![0; PIECE];
        loop {
            match file.read(&mut piece) {
                Ok(0) => break,
                Ok(length) => hash.write(piece.get(..length).unwrap_or_default()),
                Err(error) => return Err(unreadable(&self.path, &error)),
            }
        }
        let is_whole = hash.finish_128() == self.envelope.rules_hash;
        if is_whole { Ok(()) } else { Err(self.unfit(&Unfit::Damaged)) }
    }

    fn at(&self, start: usize) -> io::Result<File> {
        let mut file = File::open(&self.path)?;
        file.seek(SeekFrom::Start(start as u64))?;
        Ok(file)
    }

    fn part(&self, start: usize, length: usize, fits: impl Fn(&[u8]) -> bool) -> Result<&'static [u8], Diagnostic> {
        let read = || {
            let mut bytes = Vec::with_capacity(length);
            self.at(start)?.take(length as u64).read_to_end(&mut bytes)?;
            Ok(bytes)
        };
        let bytes = read().map_err(|error| unreadable(&self.path, &error))?;
        if bytes.len() != length || !fits(&bytes) {
            return Err(self.unfit(&Unfit::Damaged));
        }
        Ok(bytes.leak())
    }

    fn unfit(&self, unfit: &Unfit) -> Diagnostic {
        problem(&self.path, unfit)
    }
}

fn unreadable(path: &Path, error: &io::Error) -> Diagnostic {
    let message = format!("cannot read `{}`: {error}", path.display());
    Diagnostic::new(ProblemKind::Unreadable, message)
        .help("`--rules` takes the folder of a pack, a file of `triage pack`, or the word `builtin`")
}

fn problem(path: &Path, unfit: &Unfit) -> Diagnostic {
    let kind = match unfit {
        Unfit::OtherEngine(_) => ProblemKind::OtherEngine,
        Unfit::NoPack | Unfit::Damaged => ProblemKind::DamagedPack,
    };
    let help = match unfit {
        Unfit::NoPack => {
            "`--rules` takes the folder of a pack, a file of `triage pack`, or the word `builtin`".to_owned()
        }
        _ => format!("make it again: `triage --rules FOLDER pack -o {}`", path.display()),
    };
    Diagnostic::new(kind, format!("`{}` {unfit}", path.display())).help(help)
}
