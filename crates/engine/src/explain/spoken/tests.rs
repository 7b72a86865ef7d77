use crate::explain::case::Case;
use crate::explain::given::Given;
use crate::explain::recognise::Recognition;
use crate::model::KnowledgeBase;
use crate::pack::{self, MemoryPack, PackSource};

const CONCEPTS: &str = r#"
    [pack]
    id = "spoken"
    version = "1.0.0"
    schema = 2
    engine = ">=0.1"
    title = "t"
    license = "CC0-1.0"

    [[concept]]
    id = "not"
    words = ["not", "no", "no longer", "isn't", "can't", "without", "nicht", "kein*", "pas", "não", "не", "不", "不是"]

    [[concept]]
    id = "credential"
    words = ["key", "API key", "token", "Schlüssel", "API-Schlüssel", "clé", "clave", "chave", "ключ", "密钥", "キー"]

    [[concept]]
    id = "valid"
    words = ["valid", "gültig", "valide", "válida", "действителен", "有效", "有効"]
    negated_by = "not"

    [[concept]]
    id = "invalid"
    words = ["invalid*", "ungültig", "inválida", "invalide", "недействителен", "无效", "無効", "not recognised", "expir*"]
    negated_by = "not"

    [[concept]]
    id = "elsewhere"
    words = ["license key", "key press"]

    [[layer]]
    id = "l"
    title = "t"
    summary = "s"
    owner = "you"
    order = 1

    [[error]]
    id = "bad"
    title = "t"
    match = { says = ["{credential} {invalid}", "{!valid} {credential}", "{credential} required"], unless = ["{elsewhere}"] }
    layer = "l"
    points_to = [{ cause = "c", strength = "strong" }]

    [[cause]]
    id = "c"
    title = "t"
    layer = "l"
    symptom = "s"
    why = "w"
    prior = "common"
    fixes = ["f"]

    [[fix]]
    id = "f"
    title = "t"
    minutes = 1
    reversible = true
    who = "you"
    steps = [{ do = "d", pass = "p" }]
"#;

fn knowledge() -> KnowledgeBase {
    let files = [("pack.toml".to_owned(), CONCEPTS.into())];
    pack::open(&[PackSource::Memory(MemoryPack::new(files))]).knowledge.expect("a valid pack")
}

/// The part of the text that says it.
fn said(text: &str) -> Option<String> {
    let knowledge = knowledge();
    let given = Given::default();
    let case = Case::open(&knowledge, text, &given);
    let recognition = Recognition::of(&case);
    let found = recognition.errors.first()?.evidence.first()?.at?;
    Some(found.span.of(case.sheets[found.view].view.text()).to_owned())
}

#[track_caller]
fn says(text: &str, expected: &str) {
    assert_eq!(said(text).as_deref(), Some(expected), "{text}");
}

#[track_caller]
fn says_nothing(text: &str) {
    assert_eq!(said(text), None, "{text}");
}

#[test]
fn concepts_meet_in_any_order() {
    says("Invalid API key", "Invalid API key");
    says("The API key you provided is invalid.", "API key you provided is invalid");
    says("Your token has expired", "token has expired");
    says("A key is required", "key is required");
    says_nothing("A key");
    says_nothing("It is invalid");
}

#[test]
fn a_word_is_a_whole_word_in_any_writing() {
    says("invalid_api_key", "invalid_api_key");
    says("InvalidApiKeyError", "InvalidApiKey");
    says("api-key INVALID", "api-key INVALID");
    says_nothing("invalid keyboard");
    says_nothing("the key was invalidatedness");
}

#[test]
fn people_say_it_in_their_language() {
    says("Der API-Schlüssel ist ungültig", "API-Schlüssel ist ungültig");
    says("UNGÜLTIGER SCHLÜSSEL? Schlüssel ungultig", "Schlüssel ungultig");
    says("Der Schlüssel ist nicht gültig", "Schlüssel ist nicht gültig");
    says("La clé API n’est pas valide", "clé API n'est pas valide");
    says("La clave es inválida", "clave es inválida");
    says("La clave no es valida", "clave no es valida");
    says("A chave não é válida", "chave não é válida");
    says("КЛЮЧ НЕДЕЙСТВИТЕЛЕН", "КЛЮЧ НЕДЕЙСТВИТЕЛЕН");
    says("Ключ не действителен", "Ключ не действителен");
    says("API密钥无效，请重试", "密钥无效");
    says("密钥不是有效的", "密钥不是有效");
    says("APIキーが無効です", "キーが無効");
}

#[test]
fn a_negation_turns_what_follows_it_and_two_cancel() {
    says("The key is no longer valid", "key is no longer valid");
    says("The key isn't valid", "key isn't valid");
    says("No valid API key", "valid API key");
    says_nothing("The key is valid");
    says_nothing("The key is not invalid");
    says_nothing("The token is not expired");
    says("The key is not not invalid", "key is not not invalid");
    says("The key was not recognised", "key was not recognised");
    says("No, the key is invalid", "key is invalid");
}

#[test]
fn they_meet_in_one_statement_and_close_together() {
    says_nothing("The key is here. The hat is invalid");
    says_nothing("key one\nInvalid hat");
    says(
        "The key that you put into the settings yesterday is invalid",
        "key that you put into the settings yesterday is invalid",
    );
    says_nothing("The key that you have put into the settings yesterday is invalid");
    says("The key that you sent with it\nis not valid.", "key that you sent with it\nis not valid");
}

#[test]
fn each_string_of_a_document_speaks_for_itself() {
    says(r#"401 {"error": {"type": "x", "message": "Invalid API key"}}"#, "Invalid API key");
    says_nothing(r#"{"type": "invalid", "field": "key"}"#);
    says_nothing(r#"{"key": "the hat is invalid"}"#);
    says(r#"{"error": "{\"message\": \"you sent a key that is\\ninvalid\"}"}"#, "key that is\ninvalid");
}

#[test]
fn addresses_frames_and_headers_say_nothing() {
    says_nothing("see https://example.com/key/invalid");
    says_nothing("    at loadKey invalid (/x/key.js:1:2)");
    says_nothing("X-Api-Key: invalid");
    says("X-Error: invalid key", "invalid key");
}

#[test]
fn the_longest_word_wins_and_a_statement_can_void() {
    says_nothing("Your license key is invalid");
    says_nothing("invalid key press");
    says("The key is invalid. Enter your license key", "key is invalid");
}

#[test]
fn a_long_text_is_heard_as_a_short_one_is() {
    let noise = "Something else went on in line after line.\n".repeat(2_000);
    says(&format!("{noise}The key is invalid\n{noise}"), "key is invalid");
    let one_line = "key ".repeat(20_000);
    says_nothing(&one_line);
}

#[test]
fn a_compiled_pack_hears_the_same() {
    let bytes = pack::to_bytes(&knowledge()).expect("bytes");
    let knowledge = pack::from_bytes(bytes.leak()).expect("a valid pack");
    let given = Given::default();
    let case = Case::open(&knowledge, "Invalid API key", &given);
    assert_eq!(Recognition::of(&case).errors.len(), 1);
}
