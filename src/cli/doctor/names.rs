//! Looks the names of the providers up.

use std::collections::BTreeSet;
use std::net::{IpAddr, ToSocketAddrs};
use std::sync::mpsc::{self, Receiver};
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

/// Looks up these hosts, all at the same time.
pub(super) fn look_up(hosts: BTreeSet<String>) -> Vec<Name> {
    let end = Instant::now() + PATIENCE;
    let has_address = |host: &str| (host, PORT).to_socket_addrs().is_ok_and(|mut found| found.next().is_some());
    resolved(hosts, has_address, |answers| answers.recv_timeout(end.saturating_duration_since(Instant::now())).ok())
}

/// A host, and whether it has an address.
type Answer = (String, bool);

/// Whether each of the hosts has an address. `next` waits for an answer, and gives none once it has waited long enough; what has
/// not answered by then has no address.
fn resolved(
    hosts: BTreeSet<String>,
    has_address: impl Fn(&str) -> bool + Copy + Send + 'static,
    mut next: impl FnMut(&Receiver<Answer>) -> Option<Answer>,
) -> Vec<Name> {
    let (sender, answers) = mpsc::channel();
    for host in hosts.iter().cloned() {
        let sender = sender.clone();
        // A thread that the name server keeps waiting ends with the process.
        thread::spawn(move || {
            let resolves = has_address(&host);
            let _ = sender.send((host, resolves));
        });
    }
    drop(sender);
    let mut found = BTreeSet::new();
    while let Some((host, resolves)) = next(&answers) {
        if resolves {
            found.insert(host);
        }
    }
    hosts.into_iter().map(|host| Name { resolves: found.contains(&host), host }).collect()
}

/// Every host that a test of a key would ask: those that are known whole and lie elsewhere.
pub(super) fn hosts(knowledge: &KnowledgeBase) -> BTreeSet<String> {
    let current = knowledge.providers.entries().filter(|provider| provider.common.is_current());
    let requests = current.filter_map(|provider| provider.probe.as_ref()?.request.as_ref());
    let closed = requests.filter(|request| !request.is_open()).map(|request| request.host().to_owned());
    let is_name = |host: &String| host.contains('.') && host.parse::<IpAddr>().is_err();
    closed.filter(is_name).take(MAX_NAMES).collect()
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::resolved;

    #[test]
    fn a_name_server_that_never_answers_is_not_waited_for() {
        let slow = |host: &str| {
            if host.starts_with("slow") {
                loop {
                    thread::park();
                }
            }
            host.starts_with("there")
        };
        let hosts = ["there.example", "gone.example", "slow.example", "slower.example"].map(str::to_owned);
        // It waits for two answers; the other two never come.
        let mut patience = 2;
        let names = resolved(hosts.into(), slow, |answers| {
            patience -= 1;
            if patience < 0 { None } else { answers.recv().ok() }
        });
        let there: Vec<&str> = names.iter().filter(|name| name.resolves).map(|name| name.host.as_str()).collect();
        assert_eq!((names.len(), there), (4, vec!["there.example"]));
    }
}
