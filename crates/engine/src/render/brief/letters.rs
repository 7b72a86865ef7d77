//! One letter for every answer to a question.

/// What stands for an answer when all its own letters are taken.
const SPARE: &str = "123456789abcdefghijklmnopqrstuvwxyz";

/// A letter for each label, no two the same and none that is taken already: the first letter of a word of it if it can be, else another of its letters, else
/// any. Where even these run out, which takes more answers than anybody reads, the rest has none and is left out.
pub(super) fn letters(labels: &[String], taken: &[char]) -> Vec<char> {
    let mut taken = taken.to_vec();
    let before = taken.len();
    for label in labels {
        let initials = label.split_whitespace().filter_map(|word| word.chars().next());
        let candidates = initials.chain(label.chars()).chain(SPARE.chars()).map(|letter| letter.to_ascii_lowercase());
        let mut free = candidates.filter(|letter| letter.is_ascii_alphanumeric() && !taken.contains(letter));
        match free.next() {
            Some(letter) => taken.push(letter),
            None => break,
        }
    }
    taken.split_off(before)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(labels: &[&str]) -> String {
        letters(&labels.iter().map(|label| (*label).to_owned()).collect::<Vec<_>>(), &[]).into_iter().collect()
    }

    #[test]
    fn no_two_answers_share_a_letter() {
        assert_eq!(of(&["yes", "no"]), "yn");
        assert_eq!(of(&["red", "rose", "rose red", "r"]), "ros1");
        assert_eq!(of(&["日本", "中国"]), "12");
        assert_eq!(of(&[""; 40]).len(), 35);
    }

    #[test]
    fn a_letter_that_means_something_else_stands_for_no_answer() {
        assert_eq!(letters(&["back".to_owned(), "quit".to_owned()], &['b', 'q']), ['a', 'u']);
    }
}
