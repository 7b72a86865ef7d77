//! Keys of many kinds in many places. None was ever anybody's: each is drawn when the test runs.

use super::{builtin, drawn};
use crate::redact::{Redactor, bare};

/// So many characters of a secret in a row give it away.
const TELLING: usize = 6;

/// A kind of secret: what everybody may see of it, and what nobody may.
struct Kind {
    name: &'static str,
    public: String,
    secret: String,
    /// Whether it is known by its form; else only by the name beside it.
    has_form: bool,
}

fn hex(seed: u64, length: usize) -> String {
    drawn(seed, length).bytes().map(|byte| char::from(b"0123456789abcdef"[usize::from(byte) % 16])).collect()
}

fn uuid(seed: u64) -> String {
    let digits = hex(seed, 32);
    [&digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..]].join("-")
}

fn base64_of(text: &str) -> String {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.encode(text)
}

fn web_token(seed: u64) -> String {
    let head = base64_of(r#"{"alg":"HS256","typ":"JWT"}"#);
    let body = base64_of(&format!("{{\"sub\":\"{}\"}}", drawn(seed, 20)));
    [head.trim_end_matches('='), body.trim_end_matches('='), &drawn(seed + 1, 43)].join(".")
}

fn kinds() -> Vec<Kind> {
    let formed = |name, public: &str, secret| Kind { name, public: public.to_owned(), secret, has_form: true };
    let plain = |name, secret| Kind { name, public: String::new(), secret, has_form: false };
    vec![
        formed("short sk-", "sk-", drawn(1, 12)),
        formed("sk- of hexadecimal digits", "sk-", hex(2, 32)),
        formed("project key", "sk-proj-", drawn(3, 60)),
        formed("restricted key", "rk_live_", drawn(4, 24)),
        formed("Slack bot", "xoxb-", format!("123456789012-{}", drawn(5, 24))),
        formed("Slack user", "xoxp-", format!("123456789012-{}", drawn(6, 32))),
        formed("Slack hook", "https://hooks.slack.com/services/T0000/B0000/", drawn(7, 24)),
        formed("GOCSPX-", "GOCSPX-", drawn(8, 28)),
        formed("Google API key", concat!("AI", "za", "Sy"), drawn(9, 33)),
        formed("Google refresh token", "1//0", drawn(10, 60)),
        formed("Google access token", "ya29.", drawn(11, 100)),
        formed("gldt-", "gldt-", drawn(12, 20)),
        formed("glpat-", "glpat-", drawn(13, 20)),
        formed("glptt-", "glptt-", hex(14, 40)),
        formed("ghp_", "ghp_", drawn(15, 36)),
        formed("gho_", "gho_", drawn(16, 36)),
        formed("github_pat_", "github_pat_", format!("{}_{}", drawn(17, 22), drawn(18, 59))),
        formed("npm_", "npm_", drawn(19, 36)),
        formed("pypi-", "pypi-", drawn(20, 80)),
        formed("hf_", "hf_", drawn(21, 34)),
        formed("AWS session token", "IQoJ", drawn(22, 300)),
        formed("Azure client secret", "", format!("{}8Q~{}", &drawn(23, 3), drawn(24, 34))),
        formed("age key", "AGE-SECRET-KEY-1", drawn(25, 58).to_uppercase()),
        formed("SendGrid", "SG.", format!("{}.{}", drawn(26, 22), drawn(27, 43))),
        formed("dop_v1_", "dop_v1_", hex(28, 64)),
        formed("vault token", "hvs.", drawn(29, 90)),
        formed("Doppler", "dp.pt.", drawn(30, 43)),
        formed("Linear", "lin_api_", drawn(31, 40)),
        formed("Notion", "ntn_", drawn(32, 46)),
        formed("Shopify", "shpat_", hex(33, 32)),
        formed("web token", "", web_token(34)),
        formed("Telegram bot", "1234567890:", format!("AA{}", drawn(36, 33))),
        plain("UUID", uuid(37)),
        plain("32 hexadecimal digits", hex(38, 32)),
        plain("40 letters", drawn(39, 40)),
        plain("64 hexadecimal digits", hex(40, 64)),
        plain("base64 of 32 bytes", base64_of(&drawn(41, 32))),
        plain("password", format!("Tr0ub4dor&{}", drawn(42, 4))),
        plain("passphrase", format!("correct-horse-{}", drawn(43, 8).to_lowercase())),
        plain("digits and letters", drawn(44, 20)),
    ]
}

/// Places in which a name beside it says that it is a secret.
fn named(key: &str) -> Vec<String> {
    vec![
        format!("$env:OPENAI_API_KEY = \"{key}\""),
        format!("set -x ANTHROPIC_API_KEY {key}"),
        format!("set -gx API_TOKEN '{key}'"),
        format!("setx API_KEY \"{key}\""),
        format!("export SERVICE_SECRET={key}; run"),
        format!("curl --header 'Authorization: Bearer {key}' https://api.example.com/v1"),
        format!("curl --header \"api-key: {key}\" https://api.example.com/v1"),
        format!("http --auth-type bearer --auth {key} api.example.com"),
        format!("client = Client(base_url=\"https://x\", api_key=\"{key}\", timeout=3)"),
        format!("Client(api_key='{key}')"),
        format!("OpenAI({{ apiKey: \"{key}\" }})"),
        format!("provider:\n  api_key: {key}\n  model: x"),
        format!("provider:\n  api_key: |\n    {key}\n  model: x"),
        format!("provider:\n  api_key: >-\n    {key}\n  model: x"),
        format!("machine api.example.com login jane password {key}"),
        format!("machine api.example.com\n  login jane\n  password {key}\n"),
        format!("//registry.example.com/:_authToken={key}"),
        format!("//registry.example.com/:_password=\"{key}\""),
        format!("{{\"auths\":{{\"registry.example.com\":{{\"auth\":\"{}\"}}}}}}", base64_of(&format!("jane:{key}"))),
        format!("users:\n- name: admin\n  user:\n    token: {key}"),
        format!("    client-key-data: {}", base64_of(key)),
        format!("Server=tcp:db.example.com;User ID=sa;Password={key};Encrypt=true"),
        format!("DefaultEndpointsProtocol=https;AccountName=x;AccountKey={key};EndpointSuffix=core.example.net"),
        format!("postgres://app:{key}@db.example.com:5432/app"),
        format!("redis://:{key}@cache.example.com:6379/0"),
        format!("mongodb+srv://app:{key}@cluster.example.com/?w=majority"),
        format!("https://example.blob.core.net/c/f?sv=2024-01-01&sig={key}&se=2026"),
        format!("x-amz-security-token: {key}"),
        format!("X-Amz-Security-Token={key}&X-Amz-Date=20260101"),
        format!("Set-Cookie: sid={key}; Path=/; Secure"),
        format!("Cookie: theme=dark; session={key}"),
        format!("Authorization: Basic {}", base64_of(&format!("jane:{key}"))),
        format!("<tr><td>api_key</td><td>{key}</td></tr>"),
        format!("| API key | `{key}` |"),
        format!("密钥：{key}，请检查"),
        format!("パスワード：{key}"),
        format!("<add key=\"ApiKey\" value=\"{key}\" />"),
        format!("-----BEGIN PRIVATE KEY-----\n{key}\n-----END PRIVATE KEY-----"),
    ]
}

/// Places in which only its form gives it away.
fn unnamed(key: &str) -> Vec<String> {
    vec![
        format!("the server said {key} is wrong"),
        format!("错误{key}无效"),
        format!("`{key}`"),
        format!("```\n{key}\n```"),
        format!("<td>{key}</td>"),
        format!("| {key} | 401 |"),
        format!("[\"{key}\"]"),
        format!("at line 3: {key}"),
        format!("“{key}”"),
        format!("\u{1b}[1m{key}\u{1b}[0m"),
    ]
}

/// Where a text gives a secret away, or counts nothing as hidden.
fn leaks(redactor: &Redactor<'_>, text: &str, secret: &str) -> bool {
    let shown = redactor.clean(text).0;
    let read = bare::bare(&shown).map_or_else(|| shown.clone(), |bare| bare.text);
    let of_it = |form: &str| {
        (0..=form.len() - TELLING).any(|at| form.get(at..at + TELLING).is_some_and(|run| read.contains(run)))
    };
    of_it(secret) || text.contains(&base64_of(secret)) && of_it(&base64_of(secret))
}

#[track_caller]
fn nothing_leaks(redactor: &Redactor<'_>) {
    let mut leaking = Vec::new();
    for kind in kinds() {
        let key = format!("{}{}", kind.public, kind.secret);
        let forms = if kind.has_form { unnamed(&key) } else { Vec::new() };
        for text in named(&key).into_iter().chain(forms) {
            if leaks(redactor, &text, &kind.secret) {
                leaking.push(format!("{}: {text}\n    {}", kind.name, redactor.clean(&text).0));
            }
        }
    }
    assert!(leaking.is_empty(), "{} leak\n{}", leaking.len(), leaking.join("\n"));
}

#[test]
fn no_kind_leaks_anywhere_with_the_built_in_pack() {
    nothing_leaks(&Redactor::new(&builtin()));
}

#[test]
fn no_kind_leaks_anywhere_with_the_floor_alone() {
    nothing_leaks(&Redactor::floor());
}
