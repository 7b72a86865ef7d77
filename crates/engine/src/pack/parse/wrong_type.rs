//! A value of another type than its field has: what to write instead.

/// What is wrong with a value, in plain words; `None` where the parser's own words are as good.
pub(super) fn message(said: &str) -> Option<String> {
    let (found, expected) = said.strip_prefix("invalid type: ")?.split_once(", expected ")?;
    Some(format!("this must be {}, and is {}", wanted(expected.lines().next().unwrap_or(expected))?, named(found)?))
}

/// What to write instead of a value that is `written` so.
pub(super) fn help(said: &str, field: Option<&str>, written: &str) -> Option<String> {
    let (_, expected) = said.strip_prefix("invalid type: ")?.split_once(", expected ")?;
    let bare = written.trim_matches(['"', '\'']);
    let is_number = !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_digit());
    let written = if field == Some("status") && is_number { bare } else { written };
    let is_short = written.len() <= 60 && !written.contains('\n');
    Some(match wanted(expected.lines().next().unwrap_or(expected))? {
        "a list" if is_short => format!("write `[{written}]`, in square brackets"),
        "a list" => "put it in square brackets".to_owned(),
        "a whole number" if is_number => format!("write `{bare}`, without quotes"),
        "a text" if is_short && !written.starts_with(['[', '{']) => format!("write `\"{bare}\"`, in quotes"),
        "true or false" if matches!(bare, "true" | "false") => format!("write `{bare}`, without quotes"),
        "true or false" => "write `true` or `false`, without quotes".to_owned(),
        "a date" => "write it without quotes, such as 2026-11-21".to_owned(),
        _ => return None,
    })
}

fn named(found: &str) -> Option<&'static str> {
    let word = found.split([' ', '`']).next()?;
    Some(match word {
        "string" => "a text",
        "integer" => "a number",
        "boolean" | "bool" => "true or false",
        "sequence" => "a list",
        "map" => "a table",
        "floating" | "float" => "a number with a point",
        "datetime" => "a date",
        _ => return None,
    })
}

fn wanted(expected: &str) -> Option<&'static str> {
    Some(match expected {
        "a sequence" => "a list",
        "a string" | "string" => "a text",
        "a boolean" => "true or false",
        "a map" => "a table",
        "u8" | "u16" | "u32" | "u64" | "i64" | "i32" | "usize" => "a whole number",
        _ if expected.starts_with("struct ") => "a table",
        _ if expected.contains("DateTime") || expected.contains("datetime") => "a date",
        _ => return None,
    })
}
