//! Facts that are read from the hosts of providers: `from = [{ provider = true }]` stands for a place for each of them.

use crate::pack::raw::{RawFact, RawPlace, RawProvider};
use crate::pack::raw_pack::Sited;
use crate::source::Located;

/// Writes out what stands for the hosts of all providers, whose ids become choices of the fact.
pub(super) fn write_out_hosts(facts: &mut [Sited<RawFact>], providers: &[Sited<RawProvider>]) {
    for fact in facts.iter_mut().map(|fact| &mut fact.raw) {
        if !fact.from.iter().any(stands_for_hosts) {
            continue;
        }
        for provider in providers.iter().filter(|provider| provider.raw.withdrawn.is_none()) {
            if fact.choices.iter().all(|choice| choice.value != provider.raw.id.value) {
                fact.choices.push(provider.raw.id.clone());
            }
        }
        let places = std::mem::take(&mut fact.from);
        fact.from = places.into_iter().flat_map(|place| written_out(place, providers)).collect();
    }
}

fn stands_for_hosts(place: &Located<RawPlace>) -> bool {
    let RawPlace { json, protobuf, regex, texts, key_format, client, surface, provider, variable, .. } = &place.value;
    let is_more = json.is_some() || protobuf.is_some() || regex.is_some() || texts.is_some() || variable.is_some();
    *provider == Some(true) && !is_more && key_format.is_none() && client.is_none() && surface.is_none()
}

fn written_out(place: Located<RawPlace>, providers: &[Sited<RawProvider>]) -> Vec<Located<RawPlace>> {
    if !stands_for_hosts(&place) {
        return vec![place];
    }
    let at = |text: &str| Located { value: text.to_owned(), span: place.span.clone() };
    let of = |provider: &RawProvider| RawPlace {
        texts: Some(provider.hosts.iter().map(|host| at(host)).collect()),
        value: Some(at(&provider.id.value)),
        ..RawPlace::default()
    };
    let answering = providers.iter().map(|provider| &provider.raw);
    let answering = answering.filter(|provider| provider.withdrawn.is_none() && !provider.hosts.is_empty());
    answering.map(|provider| Located { value: of(provider), span: place.span.clone() }).collect()
}
