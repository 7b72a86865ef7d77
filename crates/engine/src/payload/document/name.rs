//! Names of fields that stand without quotes, and what separates a name from its value.

/// The length of the bare name at the start of `text`; 0 if there is none.
pub(super) fn bare_name(text: &str) -> usize {
    const LONGEST: usize = 64;
    let begins =
        text.bytes().next().is_some_and(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'_' | b'$' | b'@'));
    if !begins {
        return 0;
    }
    let belongs = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$' | b'-' | b'.' | b'@');
    let length = text.bytes().take(LONGEST + 1).take_while(belongs).count();
    if length > LONGEST { 0 } else { length }
}

/// How many bytes the colon (or the `=>` of Ruby) at the start of `text` takes, white space before it included.
pub(super) fn colon(text: &str) -> Option<usize> {
    let behind = text.trim_ascii_start();
    let blank = text.len() - behind.len();
    if behind.starts_with("=>") {
        Some(blank + 2)
    } else {
        (behind.starts_with(':') && !behind.starts_with("::")).then_some(blank + 1)
    }
}
