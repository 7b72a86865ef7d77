//! Texts that stand for something with an order: amounts with a unit, times, versions.
//!
//! As texts `9Mi` comes after `512Mi`, and `1.9` after `1.20`. So a predicate compares what they stand for:
//! `quantity(limit) < quantity("512Mi")`, `duration(timeout) > duration("30s")`, `version(server) < version("1.20")`.

use semver::Prerelease;

/// More digits than these are no amount that anybody writes; they would not fit either.
const MAX_DIGITS: usize = 18;
/// A version with more parts than this is none.
const MAX_PARTS: usize = 8;

/// The prefixes of the international system in billionths, and the binary ones.
const PREFIXES: [(&str, i128); 17] = [
    ("n", 1),
    ("u", 1_000),
    ("m", 1_000_000),
    ("", 1_000_000_000),
    ("k", 1_000_000_000_000),
    ("K", 1_000_000_000_000),
    ("M", 10_i128.pow(15)),
    ("G", 10_i128.pow(18)),
    ("T", 10_i128.pow(21)),
    ("P", 10_i128.pow(24)),
    ("E", 10_i128.pow(27)),
    ("Ki", 1_000_000_000 << 10),
    ("Mi", 1_000_000_000 << 20),
    ("Gi", 1_000_000_000 << 30),
    ("Ti", 1_000_000_000 << 40),
    ("Pi", 1_000_000_000 << 50),
    ("Ei", 1_000_000_000 << 60),
];

/// The units of time, in nanoseconds.
const TIMES: [(&str, i128); 8] = [
    ("ns", 1),
    ("us", 1_000),
    ("µs", 1_000),
    ("ms", 1_000_000),
    ("s", 1_000_000_000),
    ("m", 60_000_000_000),
    ("h", 3_600_000_000_000),
    ("d", 86_400_000_000_000),
];

/// What comes before the release that it is named after. Any other suffix, such as a vendor's, says nothing of the order.
const BEFORE_A_RELEASE: [&str; 6] = ["alpha", "beta", "dev", "pre", "rc", "snapshot"];

/// What is measured; each is compared with its like only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scale {
    Quantity,
    Duration,
    Version,
}

/// What a text stands for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Measure {
    /// Billionths of the unit.
    Quantity(i128),
    /// Nanoseconds.
    Duration(i128),
    /// The numbers without zeros at the end, and what comes before the release; nothing is the release itself.
    Version(Vec<u64>, Prerelease),
}

impl Scale {
    pub(super) const ALL: [Self; 3] = [Self::Quantity, Self::Duration, Self::Version];

    /// The function of this scale.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Quantity => "quantity",
            Self::Duration => "duration",
            Self::Version => "version",
        }
    }

    /// How such a text is written.
    pub(super) fn example(self) -> &'static str {
        match self {
            Self::Quantity => "512Mi",
            Self::Duration => "1m30s",
            Self::Version => "1.20.3",
        }
    }

    /// The scale of a function.
    pub(super) fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scale| scale.name() == name)
    }

    /// What the text stands for, if it is written so.
    pub(super) fn read(self, text: &str) -> Option<Measure> {
        let text = text.trim();
        match self {
            Self::Quantity => quantity(text).map(Measure::Quantity),
            Self::Duration => duration(text).map(Measure::Duration),
            Self::Version => version(text),
        }
    }
}

/// An amount: digits, a point perhaps, a prefix perhaps, and `B` where bytes are meant.
fn quantity(text: &str) -> Option<i128> {
    let (number, unit) = split(text)?;
    let unit = unit.trim_start();
    let prefix = unit.strip_suffix('B').unwrap_or(unit);
    let (_, scale) = PREFIXES.iter().find(|(name, _)| *name == prefix)?;
    scaled(number, *scale)
}

/// A time: a number with its unit, or several behind each other.
fn duration(text: &str) -> Option<i128> {
    let (mut rest, mut sum) = (text, 0_i128);
    while !rest.is_empty() {
        let (number, behind) = split(rest)?;
        let end = behind.find(|letter: char| letter.is_ascii_digit()).unwrap_or(behind.len());
        let (unit, next) = behind.split_at(end);
        let (_, scale) = TIMES.iter().find(|(name, _)| *name == unit.trim())?;
        sum = sum.checked_add(scaled(number, *scale)?)?;
        rest = next;
    }
    (!text.is_empty()).then_some(sum)
}

/// A version: numbers between points, with or without a `v` in front.
fn version(text: &str) -> Option<Measure> {
    let text = text.strip_prefix(['v', 'V']).unwrap_or(text);
    let end = text.find(|letter: char| !letter.is_ascii_digit() && letter != '.').unwrap_or(text.len());
    let (numbers, suffix) = text.split_at(end);
    let mut parts =
        numbers.trim_end_matches('.').split('.').map(|part| part.parse().ok()).collect::<Option<Vec<u64>>>()?;
    if parts.len() > MAX_PARTS {
        return None;
    }
    while parts.last() == Some(&0) {
        parts.pop();
    }
    let suffix = suffix.trim_start_matches('-').to_lowercase();
    let is_before = BEFORE_A_RELEASE.iter().any(|word| suffix.starts_with(word));
    let before = suffix.split('+').next().filter(|_| is_before).unwrap_or_default();
    Some(Measure::Version(parts, Prerelease::new(before).unwrap_or(Prerelease::EMPTY)))
}

/// The number that a text begins with, and what stands behind it.
fn split(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|letter: char| !letter.is_ascii_digit() && letter != '.').unwrap_or(text.len());
    (end > 0).then(|| text.split_at(end))
}

/// A decimal number times a scale, exactly; what is smaller than one is dropped.
fn scaled(number: &str, scale: i128) -> Option<i128> {
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    if whole.len() > MAX_DIGITS || part.len() > MAX_DIGITS || whole.is_empty() {
        return None;
    }
    let whole = whole.parse::<i128>().ok()?.checked_mul(scale)?;
    let part = part.bytes().try_fold((0_i128, 1_i128), |(value, unit), digit| {
        let digit = i128::from(digit.checked_sub(b'0').filter(|digit| *digit < 10)?);
        Some((value * 10 + digit, unit * 10))
    });
    let (value, unit) = part?;
    whole.checked_add(value.checked_mul(scale)? / unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_less(scale: Scale, less: &str, more: &str) {
        let read = |text: &str| scale.read(text).unwrap_or_else(|| panic!("{text} is no {}", scale.name()));
        assert!(read(less) < read(more), "{less} < {more}");
    }

    fn are_equal(scale: Scale, one: &str, other: &str) {
        assert_eq!(scale.read(one), scale.read(other), "{one} = {other}");
    }

    #[test]
    fn amounts_have_the_order_of_what_they_stand_for() {
        for (less, more) in
            [("9Mi", "512Mi"), ("1000Mi", "1Gi"), ("1G", "1Gi"), ("500m", "2"), ("0.1", "0.11"), ("1MB", "1MiB")]
        {
            is_less(Scale::Quantity, less, more);
        }
        for (one, other) in [("0.1", "100m"), ("1024Ki", "1Mi"), ("1.5Gi", "1536Mi"), ("2", "2.0"), ("1 GiB", "1Gi")] {
            are_equal(Scale::Quantity, one, other);
        }
    }

    #[test]
    fn times_have_the_order_of_what_they_stand_for() {
        for (less, more) in [("30s", "2m"), ("1m30s", "100s"), ("900ms", "1s"), ("23h", "1d")] {
            is_less(Scale::Duration, less, more);
        }
        are_equal(Scale::Duration, "1h30m", "90m");
        are_equal(Scale::Duration, "1.5s", "1500ms");
    }

    #[test]
    fn versions_have_the_order_of_their_releases() {
        for (less, more) in
            [("1.9.9", "1.20"), ("v1.20.0-rc.1", "1.20.0"), ("1.20.0-alpha.2", "1.20.0-beta.1"), ("1", "1.0.1")]
        {
            is_less(Scale::Version, less, more);
        }
        for (one, other) in [("v1.20", "1.20.0"), ("1.24.17-eks-0a1b", "1.24.17"), ("1.33.5+k3s1", "1.33.5")] {
            are_equal(Scale::Version, one, other);
        }
    }

    #[test]
    fn what_is_written_otherwise_stands_for_nothing() {
        for text in ["", "Mi", "1Xi", "-1", "1..2", "1.2.3", ".5", "1e3", "9999999999999999999", "999999999999999999Ei"]
        {
            assert_eq!(Scale::Quantity.read(text), None, "{text}");
        }
        for text in ["", "30", "s", "1m 30", "1 week"] {
            assert_eq!(Scale::Duration.read(text), None, "{text}");
        }
        for text in ["", "v", "latest", "1.2.3.4.5.6.7.8.9", "1..2", "99999999999999999999"] {
            assert_eq!(Scale::Version.read(text), None, "{text}");
        }
    }
}
