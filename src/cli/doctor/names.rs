//! Looks the names of the providers up.

use std::collections::BTreeSet;
use std::net::{IpAddr, ToSocketAddrs};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use triage_kb::machine::Name;
use triage_kb::model::KnowledgeBase;

/// More names are not looked up.
const MAX_NAMES: usize = 64;
/// A name without an answer by then has none.
const PATIENCE: Duration = Duration::from_secs(10);
/// A port, which a look-up needs and does not use.
const PORT: u16 = 443;

/// Looks up every host that a test of a key would ask, all at the same time.
pub(super) fn look_up(knowledge: &KnowledgeBase) -> Vec<Name> {
    resolved(hosts(knowledge))
}

/// Whether each of the hosts has an address.
fn resolved(hosts: BTreeSet<String>) -> Vec<Name> {
    let (sender, answers) = mpsc::channel();
    for host in hosts.iter().cloned() {
        let sender = sender.clone();
        // A thread that the name server keeps waiting ends with the process.
        thread::spawn(move || {
            let resolves = (host.as_str(), PORT).to_socket_addrs().is_ok_and(|mut found| found.next().is_some());
            let _ = sender.send((host, resolves));
        });
    }
    drop(sender);
    let end = Instant::now() + PATIENCE;
    let mut found = BTreeSet::new();
    while let Ok((host, resolves)) = answers.recv_timeout(end.saturating_duration_since(Instant::now())) {
        if resolves {
            found.insert(host);
        }
    }
    hosts.into_iter().map(|host| Name { resolves: found.contains(&host), host }).collect()
}

/// The hosts that are known whole and lie elsewhere.
fn hosts(knowledge: &KnowledgeBase) -> BTreeSet<String> {
    let current = knowledge.providers.entries().filter(|provider| provider.common.is_current());
    let requests = current.filter_map(|provider| provider.probe.as_ref()?.request.as_ref());
    let closed = requests.filter(|request| !request.is_open()).map(|request| request.host().to_owned());
    let is_name = |host: &String| host.contains('.') && host.parse::<IpAddr>().is_err();
    closed.filter(is_name).take(MAX_NAMES).collect()
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn a_name_that_cannot_exist_does_not_resolve_and_this_machine_does() {
        let names = resolved(["localhost".to_owned(), "no-such-host.invalid".to_owned()].into());
        let told: Vec<(&str, bool)> = names.iter().map(|name| (name.host.as_str(), name.resolves)).collect();
        assert_eq!(told, [("localhost", true), ("no-such-host.invalid", false)]);
    }
}
