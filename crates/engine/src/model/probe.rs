//! A test of a key that costs no tokens, the request it consists of, and how it is typed into a shell.

use serde::{Deserialize, Serialize};

use super::provider::{Answer, Provider};

/// Where the key stands in `send`.
pub(crate) const KEY: &str = "{key}";
/// A key that travels as user name, with nothing or a password behind it.
const BASIC: &str = "Authorization: Basic ";
/// The format in which curl tells the status and nothing else.
const ONLY_STATUS: &str = r"-w '%{http_code}\n'";

/// A test of a key that costs no tokens.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Probe {
    /// What to do, or to know, beside running it.
    pub action: Option<String>,
    /// The exact command, for a POSIX shell.
    pub run: String,
    /// The exact command for PowerShell, where it differs.
    pub powershell: Option<String>,
    /// The request that the command sends.
    pub request: Option<Request>,
    /// What you see when the key is good.
    pub pass: String,
    /// What it costs.
    pub cost: Option<String>,
}

/// A request that proves something about a key. It is a GET, and no token is spent on it.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Request {
    /// Where it goes. Capitals in the host stand for what the reader must fill in.
    pub url: String,
    /// How the key travels; `None` where there is none.
    pub send: Option<Sent>,
    /// Other headers, each `Name: value`.
    pub headers: Vec<String>,
}

/// How a key travels.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Sent {
    /// The header, with `{key}` where the key stands: `Authorization: Bearer {key}`.
    pub header: String,
    /// The environment variable that customarily holds the key.
    pub variable: String,
}

impl Sent {
    /// The user name and password around the key, where it travels by basic authentication.
    pub fn basic(&self) -> Option<&str> {
        self.header.strip_prefix(BASIC)
    }

    /// The line of a curl configuration that carries the key, before and behind the key.
    fn around_key(&self) -> (String, &str) {
        let (option, value) = self.basic().map_or(("header", self.header.as_str()), |user| ("user", user));
        let (before, after) = value.split_once(KEY).unwrap_or((value, ""));
        (format!("{option} = \"{before}"), after)
    }
}

impl Request {
    /// The same request to another base URL, such as a gateway's. `base` is the base URL of the provider itself: what of the
    /// path lies below it lies below the other one as well.
    #[must_use]
    pub fn at(&self, base: Option<&str>, other: &str) -> Self {
        let path = origin_and_path(&self.url).1;
        let base = origin_and_path(base.unwrap_or_default()).1.trim_end_matches('/');
        let below = path.strip_prefix(base).filter(|rest| rest.starts_with('/'));
        let url = match below {
            Some(rest) => format!("{}{rest}", other.trim_end_matches('/')),
            None => format!("{}{path}", origin_and_path(other).0),
        };
        Self { url, ..self.clone() }
    }

    /// The host, without its port.
    pub fn host(&self) -> &str {
        let authority = origin_and_path(&self.url).0.split_once("://").map_or("", |(_, rest)| rest);
        let authority = authority.rsplit('@').next().unwrap_or_default();
        match authority.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            Some((address, _)) => address,
            None => authority.split(':').next().unwrap_or_default(),
        }
    }

    /// Whether the reader must fill in a part of the host: `YOUR-RESOURCE`.
    pub fn is_open(&self) -> bool {
        self.host().contains(|letter: char| letter.is_ascii_uppercase())
    }

    /// The command for a POSIX shell. It prints the status. The key reaches curl through its input: it stands neither in the
    /// list of processes nor in the history.
    pub fn posix(&self) -> String {
        let Some(sent) = &self.send else { return self.curl("curl", "/dev/null", "") };
        let (before, after) = sent.around_key();
        let variable = &sent.variable;
        let curl = self.curl("curl", "/dev/null", "--config - ");
        format!("test -n \"${variable}\" && printf '{before}%s{after}\"\\n' \"${variable}\" |\n  {curl}")
    }

    /// The command for PowerShell. It calls `curl.exe`, because in Windows PowerShell `curl` is something else.
    pub fn powershell(&self) -> String {
        let Some(sent) = &self.send else { return self.curl("curl.exe", "NUL", "") };
        let (before, after) = sent.around_key();
        let variable = &sent.variable;
        let curl = self.curl("curl.exe", "NUL", "--config - ");
        format!("if ($env:{variable}) {{ '{before}' + $env:{variable} + '{after}\"' |\n  {curl} }}")
    }

    fn curl(&self, program: &str, nowhere: &str, config: &str) -> String {
        let headers = self.headers.iter().fold(String::new(), |line, header| line + "-H '" + header.as_str() + "' ");
        let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "-._~:/%".contains(letter);
        let quote = if self.url.chars().all(is_plain) { "" } else { "\"" };
        format!("{program} -sS -o {nowhere} {ONLY_STATUS} {headers}{config}{quote}{}{quote}", self.url)
    }
}

impl Provider {
    /// What an answer to the test proves: the entries with this status, and among them those whose code the body holds.
    /// Entries without a code hold where no code fits; with codes only, all are given. Status 0: nothing answered.
    pub fn answers_to(&self, status: u16, body: &str) -> Vec<&Answer> {
        let of_status = || self.answers.iter().filter(|answer| answer.status == status);
        let fits = |answer: &&Answer| answer.code.as_ref().is_some_and(|code| body.contains(code));
        let coded: Vec<&Answer> = of_status().filter(fits).collect();
        if !coded.is_empty() {
            return coded;
        }
        let plain: Vec<&Answer> = of_status().filter(|answer| answer.code.is_none()).collect();
        if plain.is_empty() { of_status().collect() } else { plain }
    }
}

/// `https://host` and `/path?query` of an address.
fn origin_and_path(url: &str) -> (&str, &str) {
    let start = url.find("://").map_or(0, |at| at + 3);
    let end = url.get(start..).and_then(|rest| rest.find(['/', '?', '#'])).map_or(url.len(), |at| start + at);
    url.split_at(end)
}

#[cfg(test)]
mod tests {
    use super::{Request, Sent};

    fn request(url: &str, header: &str) -> Request {
        let send = Some(Sent { header: header.to_owned(), variable: "MAKER_KEY".to_owned() });
        Request { url: url.to_owned(), send, headers: Vec::new() }
    }

    #[test]
    fn a_command_takes_the_key_from_a_variable_and_prints_the_status() {
        let bearer = request("https://api.maker.test/v1/models?limit=1", "Authorization: Bearer {key}");
        insta::assert_snapshot!(bearer.posix(), @r#"
        test -n "$MAKER_KEY" && printf 'header = "Authorization: Bearer %s"\n' "$MAKER_KEY" |
          curl -sS -o /dev/null -w '%{http_code}\n' --config - "https://api.maker.test/v1/models?limit=1"
        "#);
        let basic = request("https://api.maker.test/me", "Authorization: Basic {key}:");
        insta::assert_snapshot!(basic.powershell(), @r#"
        if ($env:MAKER_KEY) { 'user = "' + $env:MAKER_KEY + ':"' |
          curl.exe -sS -o NUL -w '%{http_code}\n' --config - https://api.maker.test/me }
        "#);
    }

    #[test]
    fn another_base_url_keeps_what_lies_below_the_own_one() {
        let models = request("https://api.maker.test/v1/models", "Api-Key: {key}");
        let own = Some("https://other.maker.test/v1");
        assert_eq!(models.at(own, "https://gateway.test/maker/").url, "https://gateway.test/maker/models");
        let info = request("https://api.maker.test/key/info", "Api-Key: {key}");
        assert_eq!(info.at(own, "https://gateway.test/v1").url, "https://gateway.test/key/info");
        assert_eq!(info.at(None, "http://[::1]:8080").host(), "::1");
    }

    #[test]
    fn capitals_in_a_host_are_to_be_filled_in() {
        assert!(request("https://YOUR-NAME.maker.test/Models", "Api-Key: {key}").is_open());
        assert!(!request("https://api.maker.test/Models", "Api-Key: {key}").is_open());
    }
}
