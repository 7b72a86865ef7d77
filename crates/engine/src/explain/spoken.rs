//! What the statements of a payload mention: the words of the pack's concepts, where somebody says them.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::evidence::Location;
use super::sheet::Sheet;
use crate::payload::{Statements, unsaid};
use crate::signature::{Idea, Lexicon, Mention, Says, Token, tokens};
use crate::span::Span;

/// More statements are not looked at.
const MOST_STATEMENTS: usize = 1 << 14;

/// The statements of a payload that mention something, each as often as it says something new.
#[derive(Debug, Default)]
pub(super) struct Spoken {
    statements: Vec<Spoke>,
    /// The statements that mention an idea.
    by_idea: HashMap<Idea, Vec<usize>>,
}

/// What one statement mentions.
#[derive(Debug)]
struct Spoke {
    view: usize,
    /// In order, with places in the text of the view.
    mentions: Vec<Mention>,
}

impl Spoken {
    /// Looks at the statements in which a trigger of the lexicon stands.
    pub(super) fn of(lexicon: &Lexicon, sheets: &[Sheet]) -> Self {
        let mut spoken = Self::default();
        let mut known: HashSet<Vec<String>> = HashSet::new();
        for (number, sheet) in sheets.iter().enumerate() {
            for place in statements(lexicon, sheet) {
                let tokens = said(sheet, &place);
                if spoken.statements.len() < MOST_STATEMENTS && known.insert(texts(&tokens)) {
                    spoken.add(number, lexicon.mentions(&tokens), place.start);
                }
            }
        }
        spoken
    }

    fn add(&mut self, view: usize, mut mentions: Vec<Mention>, start: usize) {
        for mention in &mut mentions {
            mention.span = mention.span.start + start..mention.span.end + start;
            for idea in &mention.ideas {
                let found = self.by_idea.entry(idea.clone()).or_default();
                if found.last() != Some(&self.statements.len()) {
                    found.push(self.statements.len());
                }
            }
        }
        self.statements.push(Spoke { view, mentions });
    }

    /// Everything that is mentioned.
    pub(super) fn ideas(&self) -> impl Iterator<Item = &Idea> {
        self.by_idea.keys()
    }

    /// Where the members of a pattern first meet.
    pub(super) fn find(&self, says: &Says) -> Option<Location> {
        self.find_unless(says, &[])
    }

    /// Where the members of a pattern first meet in a statement that says nothing of what would void it.
    pub(super) fn find_unless(&self, says: &Says, voids: &[&Says]) -> Option<Location> {
        let statements = self.by_idea.get(says.announcer()?)?;
        statements.iter().filter_map(|number| self.statements.get(*number)).find_map(|spoke| {
            let place = says.find(&spoke.mentions)?;
            let is_void = voids.iter().any(|void| void.find(&spoke.mentions).is_some());
            (!is_void).then(|| Location { view: spoke.view, span: place.into() })
        })
    }
}

/// The statements of a sheet in which a trigger stands, in order.
fn statements(lexicon: &Lexicon, sheet: &Sheet) -> Vec<Range<usize>> {
    let mut places: Vec<Span> = lexicon.triggers().iter().flat_map(|literal| sheet.literal(*literal)).collect();
    if places.is_empty() {
        return Vec::new();
    }
    places.sort_unstable_by_key(|place| place.start);
    let cut = Statements::of(&sheet.view);
    let mut found: Vec<Range<usize>> = Vec::new();
    for place in places {
        if found.last().is_none_or(|last| place.end > last.end) {
            found.push(cut.around(&place.range()));
        }
    }
    found
}

/// The tokens of a statement, with places in it; what is masked or not said is a gap.
fn said(sheet: &Sheet, place: &Range<usize>) -> Vec<Token> {
    let text = sheet.view.text();
    let masked = sheet.masked(place.clone().into()).map(Span::range);
    let mut gaps: Vec<Range<usize>> = unsaid(text, place.clone()).into_iter().chain(masked).collect();
    gaps.sort_unstable_by_key(|gap| (gap.start, gap.end));
    let inside = |gap: Range<usize>| gap.start.max(place.start) - place.start..gap.end.min(place.end) - place.start;
    let gaps: Vec<Range<usize>> = gaps.into_iter().map(inside).collect();
    tokens(text.get(place.clone()).unwrap_or_default(), &gaps)
}

fn texts(tokens: &[Token]) -> Vec<String> {
    tokens.iter().map(|token| token.text.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::case::Case;
    use super::super::given::Given;
    use super::super::recognise::Recognition;
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
        let found = recognition.errors.first()?.evidence.first()?.at.clone()?;
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
        says_nothing("The key is invalid. Enter your license key");
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
        let files = [("pack.toml".to_owned(), CONCEPTS.into())];
        let compiled = MemoryPack::new(files).with_compiled(Box::leak(bytes.into_boxed_slice()));
        let knowledge = pack::open(&[PackSource::Memory(compiled)]).knowledge.expect("a valid pack");
        let given = Given::default();
        let case = Case::open(&knowledge, "Invalid API key", &given);
        assert_eq!(Recognition::of(&case).errors.len(), 1);
    }
}
