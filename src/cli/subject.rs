//! The command line in the words of the packs: its help names their subject, and shows no command that they have no entries for.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Command, CommandFactory};

use super::{Cli, sources};
use triage_kb::model::{Kind, KnowledgeBase};
use triage_kb::pack;

/// What stands in the help for a text that is recognised and none of the subject, where the packs have no word for it.
const ASIDE: &str = "beside the subject";

/// The commands that speak of one kind of entry only.
const OF_A_KIND: [(&str, Kind); 3] = [("key", Kind::Key), ("probe", Kind::Provider), ("matrix", Kind::Feature)];

/// The command line as the packs name it; in neutral words where they cannot be opened.
pub(super) fn command(rules: &[PathBuf]) -> Command {
    let command = Cli::command();
    match pack::open(&sources(rules)).knowledge {
        Ok(knowledge) => worded(command, &knowledge),
        Err(_) => command,
    }
}

/// The packs that are named among arguments which may be wrong otherwise.
pub(super) fn rules(arguments: &[OsString]) -> Vec<PathBuf> {
    let named = arguments.iter().zip(arguments.iter().skip(1)).filter(|(name, _)| *name == "--rules");
    let joined = arguments.iter().filter_map(|argument| argument.to_str()?.strip_prefix("--rules=").map(PathBuf::from));
    named.map(|(_, folder)| PathBuf::from(folder)).chain(joined).collect()
}

fn worded(mut command: Command, knowledge: &KnowledgeBase) -> Command {
    if let (Some(about), Some(subject)) = (command.get_about(), &knowledge.manifest.words.subject) {
        let about = format!("{about}. It knows: {subject}.");
        command = command.about(about);
    }
    if let (Some(after), Some(aside)) = (command.get_after_help(), aside(knowledge)) {
        let after = after.to_string().replace(ASIDE, &aside);
        command = command.after_help(after);
    }
    for (name, kind) in OF_A_KIND {
        if knowledge.of_kind(kind).next().is_none() {
            command = command.mut_subcommand(name, |command| command.hide(true));
        }
    }
    command
}

/// The title of what is none of the subject, as it goes on in a sentence.
fn aside(knowledge: &KnowledgeBase) -> Option<String> {
    let title = &knowledge.layers.entries().find(|layer| layer.out_of_scope)?.title;
    let mut letters = title.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_lowercase).collect();
    Some(format!("{first}{}", letters.as_str()))
}
