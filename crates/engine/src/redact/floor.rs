//! The floor: what is hidden whatever a pack says. Words and forms that everybody uses; nothing here names a vendor.

/// The last word of a name whose value is a secret.
pub(super) const SECRET: &[&str] = &[
    "password", "passwd", "passphrase", "passcode", "passwort", "kennwort", "pwd", "pw", "pass", "secret", "secrets",
    "token", "apikey", "credential", "credentials", "cred", "creds", "authorization", "authentication", "auth", "jwt",
    "bearer", "psk", "otp", "totp", "contraseña", "clave", "senha", "пароль", "токен", "密钥", "密码", "令牌", "口令",
    "凭证", "金鑰", "密碼", "パスワード", "トークン", "キー", "비밀번호", "토큰",
];
/// Those of them that mean something else in everyday speech, where no other word stands before: `pass`, but not `DB_PASS`.
pub(super) const EVERYDAY: &[&str] = &["pass", "auth", "clave"];
/// Ends of words that are written without a break: `accesstoken`, `dbpassword`.
pub(super) const SECRET_ENDS: &[&str] = &[
    "password", "passwd", "passphrase", "secret", "token", "apikey", "accesskey", "secretkey", "privatekey", "authkey",
    "subscriptionkey", "signingkey", "accountkey", "sharedkey", "密钥", "密码", "令牌", "口令",
];
/// What makes of `key` a secret.
pub(super) const KEY_OF: &[&str] = &[
    "api", "access", "secret", "private", "auth", "account", "subscription", "encryption", "signing", "master",
    "admin", "service", "shared", "client", "app", "application", "storage", "deploy", "virtual", "project", "license",
    "functions", "host", "x",
];
/// What makes of `key` something else.
pub(super) const NO_KEY: &[&str] = &[
    "public", "primary", "foreign", "cache", "sort", "partition", "unique", "object", "index", "map", "registry",
    "routing", "idempotency", "lookup", "dictionary", "json", "missing", "unknown", "unexpected", "invalid", "extra",
    "duplicate", "required", "config", "translation", "shortcut", "error", "model", "param", "header", "the", "this",
    "a", "of", "no", "bad", "hot", "arrow", "ctrl", "shift", "press", "candidate", "group", "message",
];
/// The last word of a name whose value may be a secret: hidden unless it reads like a word.
pub(super) const PERHAPS: &[&str] =
    &["key", "sid", "jsessionid", "phpsessid", "sessid", "sessionid", "sig", "signature", "pat", "hmac", "session"];
/// Headers that hold pairs, each of which may open a session.
pub(super) const COOKIE: &[&str] = &["cookie", "cookies"];
/// Words behind the telling one that change nothing: `API_KEY_2`, `SecretString`.
pub(super) const TRAILING: &[&str] = &[
    "value", "string", "str", "text", "raw", "plain", "plaintext", "base64", "b64", "hash", "header", "current",
    "previous", "new", "old", "primary", "secondary", "prod", "production", "dev", "test", "staging", "live", "env",
    "var", "here", "data",
];
/// The last word of a name whose value is an id, and no secret.
pub(super) const ID: &[&str] = &[
    "id", "ids", "uuid", "guid", "hash", "sha", "sha1", "sha256", "sha384", "sha512", "md5", "digest", "etag", "ray",
    "trace", "span", "traceparent", "tracestate", "commit", "revision", "rev", "fingerprint", "checksum", "integrity",
    "version", "model", "request", "correlation", "build", "nonce", "pop", "image", "deployment", "engine", "build_id",
    "blob", "tree", "parent", "machine", "event", "cid",
];
/// How ids begin that servers hand out: kind of thing, then `-` or `_`.
pub(super) const ID_TAGS: &[&str] = &[
    "req", "request", "msg", "message", "chatcmpl", "cmpl", "call", "toolu", "srvtoolu", "tool", "run", "thread",
    "asst", "file", "batch", "resp", "rs", "fc", "org", "proj", "project", "user", "acct", "cus", "evt", "event",
    "trace", "span", "conv", "gen", "vs", "ft", "ftjob", "ws", "team", "job", "task", "step", "item", "build", "dpl",
    "container", "upload", "trc", "bc", "id", "sha", "sha1", "sha256", "sha384", "sha512", "md5", "wf", "price",
    "prod", "in", "sub",
];
/// How secrets begin that follow the general custom, with `-` or `_` behind.
pub(super) const KEY_TAGS: &[&str] = &["sk", "rk", "pk", "key", "pat", "tok", "token", "secret", "apikey", "api"];
/// The words before a credential in a header.
pub(super) const SCHEMES: &[&str] = &[
    "bearer", "basic", "token", "apikey", "api-key", "digest", "negotiate", "key", "ntlm", "hmac", "jwt", "sharedkey",
    "sso-key", "aws4-hmac-sha256",
];
/// What may stand between a name and its value in a sentence.
pub(super) const BETWEEN: &[&str] = &[
    "provided", "given", "supplied", "received", "passed", "used", "sent", "is", "was", "value", "found", "specified",
    "set", "to", "entered", "header", "for", "user",
];
/// What stands where no value stands.
pub(super) const NO_VALUE: &[&str] = &[
    "null", "none", "nil", "undefined", "true", "false", "empty", "required", "missing", "invalid", "expired",
    "incorrect", "wrong", "rejected", "revoked", "denied", "failed", "error", "not", "is", "was", "are", "must",
    "cannot", "can't", "should", "optional", "string", "str", "unset", "bearer", "basic", "token", "key", "apikey",
    "api", "password", "secret", "the", "a", "an", "no", "please", "unauthorized", "forbidden", "unknown", "disabled",
    "inactive", "malformed", "unsupported", "has", "and", "or", "in", "from", "for", "with", "at", "to", "of", "your",
    "you", "this", "that", "it", "hidden", "redacted", "masked", "credential", "changeme", "placeholder", "todo",
    "default", "ok", "valid", "exists", "header", "value", "nan", "object", "number", "boolean", "json", "http",
    "https", "env", "file", "unexpected", "absent", "blocked", "limit", "exceeded", "model_not_found",
];
/// How a reference to a value begins, that is no value.
pub(super) const REFERENCES: &[&str] = &[
    "$", "${", "{{", "<", "%", "[", "process.env", "os.environ", "os.getenv", "import.meta", "env.", "env(", "env:",
    "secrets.", "vault:", "op://", "your_", "your-", "yourkey", "my_", "self.", "config.", "settings.", "st.secrets",
    "getenv", "readenv", "std::env", "http://", "https://", "//", "./", "~/", "../", "(", "{",
];
/// Words that make of a quoted text a sentence.
pub(super) const SENTENCE: &[&str] = &[
    "is", "are", "was", "not", "invalid", "required", "missing", "expired", "must", "cannot", "field", "please",
    "incorrect", "the", "no", "could", "failed", "has",
];
/// Attributes of a cookie, which are no pairs.
pub(super) const COOKIE_ATTRIBUTES: &[&str] =
    &["path", "domain", "expires", "max-age", "samesite", "priority", "version"];
/// Names whose value says who somebody is, or where.
pub(super) const PERSON: &[(&str, &str)] = &[
    ("user", "user"),
    ("username", "user"),
    ("logname", "user"),
    ("computername", "host"),
    ("hostname", "host"),
    ("userdomain", "host"),
    ("sudo_user", "user"),
];
/// The last labels of host names that only a private network knows.
pub(super) const PRIVATE_SUFFIXES: &[&str] =
    &["internal", "local", "lan", "intranet", "corp", "intra", "localdomain", "private", "home"];
/// Names of that form that every machine knows.
pub(super) const WELL_KNOWN_HOSTS: &[&str] =
    &["host.docker.internal", "gateway.docker.internal", "cluster.local", "kubernetes.docker.internal"];
/// Ends of file names that look like those of hosts.
pub(super) const FILE_ENDS: &[&str] = &[
    "png", "jpg", "jpeg", "gif", "svg", "webp", "js", "ts", "css", "json", "map", "html", "md", "py", "rs", "toml",
    "txt", "tsx", "jsx", "mjs", "cjs",
];
/// What every telling name holds; a name is looked at only where one of these stands.
pub(super) const STEMS: &[&str] = &[
    "pass", "pwd", "secret", "token", "key", "cred", "auth", "cookie", "session", "sid", "sessid", "jwt", "bearer",
    "basic", "sig", "hmac", "psk", "otp", "pat", "kennwort", "pw", "clave", "contraseña", "senha", "пароль", "токен",
    "密", "令牌", "口令", "凭证", "金鑰", "パスワード", "トークン", "キー", "비밀번호", "토큰",
];
