//! Paths: found in what a person wrote about a place, expanded, and looked for.

use serde::Serialize;

use super::Machine;

/// More paths in one sentence are not looked for.
const MAX_PATHS: usize = 8;
/// What ends a path in a sentence. A path can hold spaces.
const ENDS: [&str; 6] = [", ", "; ", " (", " or ", "`", "\n"];

/// A path, and whether something is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
pub struct Seen {
    /// As the pack writes it, with `~` and variables.
    pub path: String,
    /// Whether there is a file or a folder.
    pub exists: bool,
}

/// The paths in a sentence, looked for. One whose variable is not set does not exist.
pub(super) fn seen(says: &str, machine: &dyn Machine) -> Vec<Seen> {
    let look = |path: &str| Seen {
        path: path.to_owned(),
        exists: expanded(path, machine).is_some_and(|path| machine.exists(&path)),
    };
    paths(says).take(MAX_PATHS).map(look).collect()
}

/// The paths that a sentence names: from `~/`, `%NAME%\` or `$NAME/` to the next sign that ends one.
fn paths(says: &str) -> impl Iterator<Item = &str> {
    let mut rest = says;
    std::iter::from_fn(move || {
        loop {
            let start = rest.find(['~', '%', '$'])?;
            let from = rest.get(start..)?;
            if root(from).is_some() {
                let end = ENDS.iter().filter_map(|end| from.find(end)).min().unwrap_or(from.len());
                let (path, after) = from.split_at(end);
                rest = after;
                return Some(path.trim_end_matches('.').trim_end());
            }
            rest = from.get(1..)?;
        }
    })
}

/// What a path begins with.
enum Root<'p> {
    Home,
    Variable(&'p str),
}

/// The beginning of a path, and what follows with its separator.
fn root(path: &str) -> Option<(Root<'_>, &str)> {
    let (root, rest) = if let Some(rest) = path.strip_prefix('~') {
        (Root::Home, rest)
    } else if let Some(rest) = path.strip_prefix('%') {
        let (name, rest) = rest.split_once('%')?;
        (Root::Variable(name), rest)
    } else {
        let rest = path.strip_prefix('$')?;
        let end = rest.find(|sign: char| !sign.is_ascii_alphanumeric() && sign != '_')?;
        let (name, rest) = rest.split_at(end);
        (Root::Variable(name), rest)
    };
    let is_name = match root {
        Root::Home => true,
        Root::Variable(name) => super::variable::is_name(name),
    };
    (is_name && rest.starts_with(['/', '\\'])).then_some((root, rest))
}

fn expanded(path: &str, machine: &dyn Machine) -> Option<String> {
    let (root, rest) = root(path)?;
    let root = match root {
        Root::Home => machine.home(),
        Root::Variable(name) => machine.variable(name),
    };
    let root = root.filter(|root| !root.is_empty())?;
    Some(root.trim_end_matches(['/', '\\']).to_owned() + rest)
}

#[cfg(test)]
mod tests {
    use super::paths;

    fn all(says: &str) -> Vec<&str> {
        paths(says).collect()
    }

    #[test]
    fn a_sentence_names_paths_among_other_things() {
        assert_eq!(
            all("~/Library/Application Support/Tea/x.json, or the keychain"),
            ["~/Library/Application Support/Tea/x.json"]
        );
        assert_eq!(all(r"%TEA%\one.rc or %TEA%\two.rc"), [r"%TEA%\one.rc", r"%TEA%\two.rc"]);
        assert_eq!(all("the keyring; older: ~/.tea/old.json"), ["~/.tea/old.json"]);
        assert_eq!(all("~/.tea/log; the sign-in writes tea.log there"), ["~/.tea/log"]);
        assert_eq!(all("~/.tea, or $TEA_HOME/x.json (50 % of them)"), ["~/.tea", "$TEA_HOME/x.json"]);
        assert!(all("the same under $TEA_HOME").is_empty());
    }
}
