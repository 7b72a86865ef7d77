//! The test of a key. Its parts end up inside a shell command, so that nothing in them may end a string there.

use super::checker::Checker;
use crate::model::{KEY, Probe, Request, Sent};
use crate::pack::raw::RawProbe;
use crate::source::{Diagnostic, FileId, Located, ProblemKind};

/// What ends a string, or starts something, in one of the shells or in a configuration of curl.
const SPECIAL: [char; 8] = ['\'', '"', '`', '$', '\\', '\n', '\r', '%'];

impl Checker<'_> {
    pub(super) fn probe(&mut self, file: FileId, id: &Located<String>, raw: &RawProbe) -> Option<Probe> {
        let request = match &raw.url {
            Some(url) => Some(self.request(file, url, raw)?),
            None => None,
        };
        let run = match (&raw.run, &request) {
            (Some(run), _) => self.filled(file, run),
            (None, Some(request)) => request.posix(),
            (None, None) => {
                let problem = Diagnostic::new(ProblemKind::BadProbe, "this test has neither `url` nor `run`");
                self.report(problem.at(file, id.span.clone()).help("add the `url` that it asks"));
                return None;
            }
        };
        let powershell = if raw.run.is_none() { request.as_ref().map(Request::powershell) } else { None };
        let (action, pass, cost) = (raw.action.clone(), raw.pass.clone(), raw.cost.clone());
        Some(Probe { action, run, powershell, request, pass, cost })
    }

    fn request(&mut self, file: FileId, url: &Located<String>, raw: &RawProbe) -> Option<Request> {
        let is_web = url.value.starts_with("https://") || url.value.starts_with("http://");
        let url = self.part(file, url, is_web, "write the whole address, beginning with https://")?;
        let headers = raw.headers.iter().map(|header| {
            let is_header = header.value.contains(": ");
            self.part(file, header, is_header, "write `Name: value`")
        });
        let headers = headers.collect::<Option<Vec<String>>>()?;
        let send = match (&raw.send, &raw.variable) {
            (Some(header), Some(variable)) => Some(self.sent(file, header, variable)?),
            (None, None) => None,
            (Some(lonely), None) | (None, Some(lonely)) => {
                let problem = Diagnostic::new(ProblemKind::BadProbe, "`send` and `variable` only make sense together");
                self.report(problem.at(file, lonely.span.clone()).help("write both, or none where there is no key"));
                return None;
            }
        };
        Some(Request { url, send, headers })
    }

    fn sent(&mut self, file: FileId, header: &Located<String>, variable: &Located<String>) -> Option<Sent> {
        let is_header = header.value.contains(": ") && header.value.matches(KEY).count() == 1;
        let header = self.part(file, header, is_header, "write `Name: {key}`, or `Authorization: Bearer {key}`");
        let is_name = |name: &str| {
            name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
                && name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
        };
        let variable = self.part(file, variable, is_name(&variable.value), "write a name such as MAKER_API_KEY");
        Some(Sent { header: header?, variable: variable? })
    }

    /// A part of a request that is well formed and can stand in a command.
    fn part(&mut self, file: FileId, text: &Located<String>, is_well_formed: bool, help: &str) -> Option<String> {
        let value = &text.value;
        if is_well_formed && !value.contains(SPECIAL) {
            return Some(value.clone());
        }
        let message = format!("`{value}` cannot be part of a request");
        self.report(Diagnostic::new(ProblemKind::BadProbe, message).at(file, text.span.clone()).help(help));
        None
    }
}
