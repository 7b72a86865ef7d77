//! The day, which only the command line asks for.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use triage_kb::model::Date;

/// Today in UTC.
pub(super) fn today() -> Date {
    Date::from(Timestamp::now().to_zoned(TimeZone::UTC).date())
}
