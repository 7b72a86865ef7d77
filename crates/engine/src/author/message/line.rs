//! Lines of text: which of them says what failed.

use crate::payload::is_frame;

/// What stands over a stack, and says nothing of the error.
const HEADS: [&str; 3] =
    ["Traceback (most recent call last)", "During handling of the above", "The above exception was"];
/// What stands before the name of an exception.
const BEFORE: [&str; 4] = ["Caused by: ", "Uncaught ", "Unhandled ", "fatal error: "];
/// How bad a line of a log is, as logs say it.
const LEVELS: [&str; 13] = [
    "TRACE", "DEBUG", "INFO", "NOTICE", "WARN", "WARNING", "ERROR", "ERR", "CRITICAL", "FATAL", "PANIC", "SEVERE",
    "EMERG",
];
/// Words of lines that tell of an error, in the languages that programs speak most.
const TELLING: [&str; 16] = [
    "error", "fail", "fatal", "panic", "denied", "refused", "invalid", "cannot", "could not", "unable", "错误", "失败",
    "エラー", "오류", "fehler", "ошибка",
];

/// How much a line tells; of lines that tell as much, the last one counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tells {
    Something,
    OfAnError,
    AnException,
}

/// The line that tells most, without what stands around its message.
pub(super) fn telling(text: &str) -> Option<String> {
    let lines: Vec<&str> = text.lines().collect();
    let mut best: Option<(Tells, String)> = None;
    for (number, line) in lines.iter().enumerate() {
        let above = number.checked_sub(1).and_then(|above| lines.get(above)).copied().unwrap_or_default();
        let is_source = line.starts_with([' ', '\t']) && is_frame(above);
        if is_frame(line) || is_source || HEADS.iter().any(|head| line.trim_start().starts_with(head)) {
            continue;
        }
        let below = lines.get(number + 1).copied().unwrap_or_default();
        let touches_stack = !line.starts_with([' ', '\t']) && (is_frame(below) || stands_under_stack(&lines, number));
        let Some((tells, said)) = read(line, touches_stack) else { continue };
        // Of plain lines the first one is the sentence; of those that tell of an error the last one is what remained.
        let wins = best.as_ref().is_none_or(|(known, _)| tells > *known || tells == *known && tells > Tells::Something);
        if wins {
            best = Some((tells, said));
        }
    }
    best.map(|(_, said)| said)
}

/// Whether only frames and their source lines stand between a line and the head of a stack.
fn stands_under_stack(lines: &[&str], number: usize) -> bool {
    let above = lines.get(..number).unwrap_or_default().iter().rev();
    let mut is_stack = false;
    for line in above.take_while(|line| line.starts_with([' ', '\t'])).take(8) {
        is_stack |= is_frame(line);
    }
    is_stack
}

/// What a line says, and how much that tells.
fn read(line: &str, touches_stack: bool) -> Option<(Tells, String)> {
    let said = without_head(line);
    if !said.chars().any(char::is_alphabetic) {
        return None;
    }
    if let Some(exception) = exception(said, touches_stack) {
        return Some((Tells::AnException, exception));
    }
    let lower = line.to_lowercase();
    let is_sentence = said.contains(' ') || !said.is_ascii();
    let tells = if TELLING.iter().any(|word| lower.contains(word)) { Tells::OfAnError } else { Tells::Something };
    is_sentence.then(|| (tells, said.to_owned()))
}

/// A line without its time and level, or what announces an exception.
fn without_head(line: &str) -> &str {
    let mut rest = line.trim();
    for head in BEFORE {
        rest = rest.strip_prefix(head).unwrap_or(rest);
    }
    if let Some((_, behind)) = rest.strip_prefix("Exception in thread \"").and_then(|rest| rest.split_once("\" ")) {
        rest = behind;
    }
    loop {
        let (word, behind) = rest.split_once(' ').unwrap_or((rest, ""));
        let bare = word.trim_matches(|mark: char| !mark.is_alphanumeric());
        let is_level = LEVELS.contains(&bare.to_uppercase().as_str())
            && (bare.chars().all(char::is_uppercase) || word.starts_with('[') || word.ends_with(':'));
        let is_time = bare.starts_with(|first: char| first.is_ascii_digit()) && bare.contains([':', '-']);
        if behind.is_empty() || !(is_level || is_time) {
            return rest.trim_start_matches(['-', ':', '|', ' ']);
        }
        rest = behind.trim_start();
    }
}

/// The name of an exception without its package, and its message. A stack beside it makes any capitalised name one.
fn exception(said: &str, touches_stack: bool) -> Option<String> {
    let (name, message) = match said.split_once(':') {
        Some((name, message)) => (name, message.trim()),
        None => (said, ""),
    };
    let class = name.rsplit(['.', ':']).next().unwrap_or_default();
    let is_name = name.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '.' | '_' | '$'));
    let is_class = class.starts_with(char::is_uppercase) && class.chars().any(char::is_lowercase);
    let ends_so = ["Error", "Exception"].iter().any(|end| class.ends_with(end)) && class.len() > "Error".len();
    let fits = is_name && is_class && (ends_so || touches_stack);
    fits.then(|| if message.is_empty() { class.to_owned() } else { format!("{class}: {message}") })
}
