//! What no advice may say, whatever a pack is about: words that switch protection off, give a key away or destroy.

/// Something unsafe: the words that say it, what it does, and what to write instead.
pub(super) struct Unsafe {
    /// In lower case; any of them says it.
    words: &'static [&'static str],
    /// What it does.
    pub(super) does: &'static str,
    /// What to write instead.
    pub(super) instead: &'static str,
}

const CERTIFICATES: Unsafe = Unsafe {
    words: &[
        "--insecure",
        "--no-check-certificate",
        "--ignore-certificate-errors",
        "node_tls_reject_unauthorized=0",
        "node_tls_reject_unauthorized=\"0\"",
        "rejectunauthorized: false",
        "verify=false",
        "verify = false",
        "verify_ssl=false",
        "ssl_verify=false",
        "sslverify false",
        "sslverify=false",
        "strict-ssl false",
        "strict-ssl=false",
        "git_ssl_no_verify",
        "pythonhttpsverify=0",
        "insecureskipverify: true",
    ],
    does: "switches the checking of certificates off",
    instead: "let people add the missing certificate to the trusted ones",
};

const ADDRESS: Unsafe = Unsafe {
    words: &[
        "?key=", "&key=", "?api_key=", "&api_key=", "?api-key=", "&api-key=", "?apikey=", "&apikey=", "?token=",
        "&token=", "?access_token=", "&access_token=",
    ],
    does: "puts a key into an address, which logs and proxies keep",
    instead: "send it in a header that is read from standard input, as `curl --config -` does",
};

const COMMAND_LINE: Unsafe = Unsafe {
    words: &[
        "authorization: bearer", "authorization: basic", "api-key: $", "api-key:$", "--api-key ", "--api-key=",
        "--api_key", "--password ",
    ],
    does: "puts a key on a command line, which every process on the machine can read",
    instead: "let the command read it from standard input, as `curl --config -` does",
};

const DESTRUCTION: Unsafe = Unsafe {
    words: &[
        "rm -rf", "rm -fr", "rm -r -f", "rd /s", "del /s", "rmdir /s", "remove-item -recurse", "push --force",
        "reset --hard", "mkfs", "dd if=",
    ],
    does: "deletes what cannot be put back",
    instead: "move it aside, and say how to put it back",
};

const PERMISSIONS: Unsafe = Unsafe {
    words: &["chmod 777", "chmod -r 777", "chmod a+rwx", "setenforce 0"],
    does: "opens files to everybody",
    instead: "give the rights to the one user that needs them",
};

const DOWNLOAD: Unsafe = Unsafe {
    words: &["| sh", "|sh", "| bash", "|bash", "| sudo", "| iex", "|iex"],
    does: "runs what comes over the network unread",
    instead: "download it, look at it, and run it then",
};

/// What a sentence must not tell people to do.
const IN_SENTENCES: [&Unsafe; 5] = [&CERTIFICATES, &ADDRESS, &DESTRUCTION, &PERMISSIONS, &DOWNLOAD];

/// Words that turn a sentence round: it warns, or undoes.
const TURNING: [&str; 14] = [
    "not", "never", "don't", "no", "without", "instead", "unset", "remove", "undo", "take", "whether", "look", "if",
    "delete",
];

/// What is unsafe in a command, with the words that say it.
pub(super) fn in_command(command: &str) -> Option<(&'static str, &'static Unsafe)> {
    let found = IN_SENTENCES.into_iter().chain([&COMMAND_LINE]).find_map(|kind| kind.in_text(command));
    found.or_else(|| curl_without_check(command).then_some(("-k", &CERTIFICATES)))
}

/// What is unsafe in a text for people, unless its sentence warns of it.
pub(super) fn in_text(text: &str) -> Option<(&'static str, &'static Unsafe)> {
    let sentences = text.split_inclusive(['.', ';', ':', '\n']).filter(|sentence| !turns(sentence));
    sentences.into_iter().find_map(|sentence| IN_SENTENCES.into_iter().find_map(|kind| kind.in_text(sentence)))
}

impl Unsafe {
    fn in_text(&'static self, text: &str) -> Option<(&'static str, &'static Self)> {
        let lower = text.to_ascii_lowercase();
        self.words.iter().find(|word| lower.contains(**word)).map(|word| (*word, self))
    }
}

fn turns(sentence: &str) -> bool {
    let lower = sentence.to_lowercase().replace('’', "'");
    let mut words = lower.split(|character: char| !character.is_alphanumeric() && character != '\'');
    words.any(|word| TURNING.contains(&word))
}

/// `-k` alone or among other short options of curl.
fn curl_without_check(command: &str) -> bool {
    let mut words = command.split_whitespace();
    let is_short = |word: &str| {
        word.strip_prefix('-')
            .is_some_and(|options| options.contains('k') && options.bytes().all(|byte| byte.is_ascii_alphabetic()))
    };
    words.any(|word| word == "curl") && words.any(is_short)
}
