//! The text of a new provider page.

use super::words::{first_upper, quoted};
use crate::model::Date;

/// A provider to be finished. Without hosts one is left to be written.
pub fn provider_stub(id: &str, hosts: &[String], today: Date) -> String {
    let first = hosts.first().map_or("(its host)", String::as_str);
    let hosts: Vec<String> = if hosts.is_empty() { vec![first.to_owned()] } else { hosts.to_vec() };
    let hosts: Vec<String> = hosts.iter().map(|host| quoted(host)).collect();
    format!(
        "[[provider]]\nid = {}\ntitle = {}\nbase_url = \"(where its API begins)\"\nconsole = \"(where its keys and bills are)\"\n\
         status_page = \"(where it tells of outages)\"\nhosts = [{}]\nanswers = [\n  {{ status = 200, proves = \"(what this answer proves)\", \
         not_proves = \"(what it does not prove)\" }},\n  {{ status = 401, proves = \"(what this answer proves)\" }},\n]\nverdict = \
         \"speculation\"\nverified = {today}\n",
        quoted(id),
        quoted(&first_upper(&id.replace('-', " "))),
        hosts.join(", "),
    )
}
