//! A generated pack: `n` errors, each with a text, a code and a predicate. What else there is comes in about the
//! proportions of the shipped pack: a pattern and a cause to every fifth error, some ten entries to a file.

use std::fmt::Write;

/// Errors in a file.
const FILE: usize = 10;
/// One in so many errors has a pattern and a cause of its own.
const CAUSE: usize = 5;

/// The rule files of a pack with `n` errors: name and text.
pub fn pack(n: usize) -> Vec<(String, String)> {
    let files = (0..n.div_ceil(FILE)).map(|file| {
        let numbers = file * FILE..n.min((file + 1) * FILE);
        (format!("errors-{file:04}.toml"), entries(numbers, n))
    });
    std::iter::once(("pack.toml".to_owned(), HEAD.to_owned())).chain(files).collect()
}

/// Writes such a pack to a folder.
pub fn write(n: usize, folder: &std::path::Path) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    pack(n).into_iter().try_for_each(|(name, text)| std::fs::write(folder.join(name), text))
}

fn entries(numbers: std::ops::Range<usize>, n: usize) -> String {
    let mut text = String::new();
    for number in numbers {
        let has_more = number % CAUSE == 0;
        let pattern = format!(r#", regex = ['errcode_{number}"?\s*[:=]\s*"?[0-9]{{3}}']"#);
        let own = number / CAUSE * CAUSE;
        // Writing to a string cannot fail.
        let _ = write!(
            text,
            r#"
[[error]]
id = "system{system}/error-{number}"
title = "Generated error {number}"
aliases = ["ERRCODE_{number}"]
meaning = "The part with number {number} has failed, and nobody has said why so far."
match = {{ codes = ["errcode_{number}"], texts = ["part number {number} ... has failed"]{pattern} }}
layer = "layer-{layer}"
retry = "after-fix"
first_action = "Look at part {number} and see whether it moves."
points_to = [
  {{ cause = "cause-{own}", strength = "strong", when = 'status != {status} || place == "left"' }},
  {{ cause = "cause-{next}", strength = "weak" }},
]
sources = ["source"]
verified = 2026-01-01
"#,
            system = number % 20,
            layer = own % 8,
            status = 400 + number % 100,
            pattern = if has_more { pattern.as_str() } else { "" },
            next = (own + CAUSE) % n.next_multiple_of(CAUSE),
        );
        if has_more {
            cause(&mut text, number);
        }
    }
    text
}

fn cause(text: &mut String, number: usize) {
    let _ = write!(
        text,
        r#"
[[cause]]
id = "cause-{number}"
title = "Generated cause {number}"
layer = "layer-{layer}"
symptom = "Part {number} does not move."
why = "It was never oiled."
evidence = [{{ when = 'place == "right" && number > {number}', strength = "moderate", because = "Parts on the right are dry." }}]
fixes = ["oil"]
sources = ["source"]
verified = 2026-01-01
verdict = "likely"
"#,
        layer = number % 8,
    );
}

/// A payload that error `number` of such a pack recognises.
pub fn payload(number: usize) -> String {
    format!(r#"{{"error":{{"code":"errcode_{number}","message":"Part number {number} has failed","status":401}}}}"#)
}

const HEAD: &str = r#"
[pack]
id = "generated"
version = "1.0.0"
schema = 1
engine = ">=0.1"
title = "A generated pack"
license = "CC0-1.0"

[[fact]]
id = "code"
type = "text"
doc = "The code."
from = [{ json = "**.code" }]

[[fact]]
id = "status"
type = "integer"
doc = "The status."
from = [{ json = "**.status" }]

[[fact]]
id = "number"
type = "integer"
doc = "A number."
from = [{ regex = 'part number (\d+)' }]

[[fact]]
id = "place"
type = "choice"
choices = ["left", "right"]
doc = "A place."
ask = "Left or right?"

[[fix]]
id = "oil"
title = "Oil it"
minutes = 2
reversible = true
who = "you"
steps = [{ do = "Oil it.", pass = "It moves." }]

[[source]]
id = "source"
title = "A source"
kind = "observed"

[[layer]]
id = "layer-0"
title = "Layer 0"
summary = "A layer."
owner = "you"
order = 0

[[layer]]
id = "layer-1"
title = "Layer 1"
summary = "A layer."
owner = "you"
order = 1

[[layer]]
id = "layer-2"
title = "Layer 2"
summary = "A layer."
owner = "you"
order = 2

[[layer]]
id = "layer-3"
title = "Layer 3"
summary = "A layer."
owner = "you"
order = 3

[[layer]]
id = "layer-4"
title = "Layer 4"
summary = "A layer."
owner = "you"
order = 4

[[layer]]
id = "layer-5"
title = "Layer 5"
summary = "A layer."
owner = "you"
order = 5

[[layer]]
id = "layer-6"
title = "Layer 6"
summary = "A layer."
owner = "you"
order = 6

[[layer]]
id = "layer-7"
title = "Layer 7"
summary = "A layer."
owner = "you"
order = 7
"#;
