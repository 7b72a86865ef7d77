//! Clients: the programs that show errors, and where each keeps its settings.

use serde::{Deserialize, Serialize};

use super::common::Common;
use super::entry::impl_entry;
use super::id::Id;
use super::word::Verdict;
use crate::signature::{LiteralText, Pattern};

/// A program that shows errors: an editor, a command line, a program by its library.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Client {
    /// Its id.
    pub id: Id<Client>,
    /// What a person calls it.
    pub title: String,
    /// The sort of place where it shows errors: a value of the fact that is read from it.
    pub surface: String,
    /// Whether it counts only where no other client is recognised: a library, or a language.
    pub behind: bool,
    /// Words by which it is recognised anywhere in a payload, each as a whole.
    pub marks: Vec<LiteralText>,
    /// Patterns by which it is recognised.
    pub mark_patterns: Vec<Pattern>,
    /// Words that show that it is another one.
    pub not_marks: Vec<LiteralText>,
    /// The systems of errors that it alone shows.
    pub systems: Vec<String>,
    /// Where its key is set.
    pub key_place: Option<String>,
    /// Where its base URL is set.
    pub base_url_place: Option<String>,
    /// Where its proxy is set.
    pub proxy_place: Option<String>,
    /// How one signs in.
    pub sign_in: Option<String>,
    /// How one signs out.
    pub sign_out: Option<String>,
    /// The command that prints its version.
    pub version: Option<String>,
    /// The environment variables that it reads.
    pub variables: Vec<String>,
    /// Which of several settings wins.
    pub precedence: Option<String>,
    /// Its settings file.
    pub settings: Option<PerSystem>,
    /// Its log.
    pub log: Option<PerSystem>,
    /// Where it stores what it signs in with.
    pub credentials: Option<PerSystem>,
    /// How well all this is supported.
    pub verdict: Option<Verdict>,
    /// What every entry has.
    pub common: Common,
}
impl_entry!(Client {
    fn verdict(&self) -> Option<Verdict> {
        self.verdict
    }
});

/// A place, by operating system.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct PerSystem {
    pub macos: Option<String>,
    pub linux: Option<String>,
    pub windows: Option<String>,
}

impl Client {
    /// The fields that a placeholder can name.
    pub(crate) const FIELDS: [&str; 10] = [
        "title", "key_place", "base_url_place", "proxy_place", "sign_in", "sign_out", "version", "settings", "log",
        "credentials",
    ];

    /// What a field that a placeholder names says on this operating system; on all three where it is not known.
    pub(crate) fn field(&self, name: &str, system: Option<&str>) -> Option<String> {
        match name {
            "title" => Some(self.title.clone()),
            "key_place" => self.key_place.clone(),
            "base_url_place" => self.base_url_place.clone(),
            "proxy_place" => self.proxy_place.clone(),
            "sign_in" => self.sign_in.clone(),
            "sign_out" => self.sign_out.clone(),
            "version" => self.version.clone(),
            "settings" => self.settings.as_ref().and_then(|places| places.on(system)),
            "log" => self.log.as_ref().and_then(|places| places.on(system)),
            "credentials" => self.credentials.as_ref().and_then(|places| places.on(system)),
            _ => None,
        }
    }
}

impl PerSystem {
    /// The operating systems, as a fact names them.
    pub(crate) const NAMES: [&str; 3] = ["macos", "linux", "windows"];

    /// Each operating system by its name, with its place if there is one.
    pub(crate) fn all(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let places = [("macOS", &self.macos), ("Linux", &self.linux), ("Windows", &self.windows)];
        places.into_iter().filter_map(|(system, place)| Some((system, place.as_deref()?)))
    }

    /// The place on one operating system; where that is not known, all of them in one line.
    pub(crate) fn on(&self, system: Option<&str>) -> Option<String> {
        let wanted = match system {
            // A Linux that runs in Windows keeps its files as every Linux does.
            Some("wsl") => Some("linux"),
            other => other,
        };
        let mut places: Vec<(&str, &str)> = self.all().collect();
        if let Some(wanted) = wanted {
            return places
                .into_iter()
                .find(|(name, _)| name.eq_ignore_ascii_case(wanted))
                .map(|(_, place)| place.to_owned());
        }
        places.dedup_by_key(|(_, place)| *place);
        match places[..] {
            [] => None,
            [(_, only)] => Some(only.to_owned()),
            _ => Some(places.iter().map(|(name, place)| format!("{place} ({name})")).collect::<Vec<_>>().join(", ")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(macos: &str, linux: &str) -> PerSystem {
        PerSystem { macos: Some(macos.to_owned()), linux: Some(linux.to_owned()), windows: None }
    }

    #[test]
    fn a_place_is_that_of_the_operating_system_or_else_of_each() {
        let log = places("~/Library/x", "~/.x");
        assert_eq!(log.on(Some("wsl")).as_deref(), Some("~/.x"));
        assert_eq!(log.on(None).as_deref(), Some("~/Library/x (macOS), ~/.x (Linux)"));
        assert_eq!(places("~/.x", "~/.x").on(None).as_deref(), Some("~/.x"));
        assert_eq!(log.on(Some("windows")), None);
    }
}
