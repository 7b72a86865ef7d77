//! A value together with the place in its rule file where it was written.

use std::ops::Range;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A value and the byte range in its file that it was read from, quotes included.
///
/// Every value that can turn out to be wrong after parsing is read as one, so that the diagnostic can point at it. From TOML
/// the place comes with the value; in the compact form of a compiled pack both are written one behind the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located<T> {
    /// What was written.
    pub value: T,
    /// Where it was written, in bytes.
    pub span: Range<usize>,
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Located<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            let spanned = toml::Spanned::<T>::deserialize(deserializer)?;
            let span = spanned.span();
            return Ok(Self { value: spanned.into_inner(), span });
        }
        let (value, start, end) = Deserialize::deserialize(deserializer)?;
        Ok(Self { value, span: start..end })
    }
}

impl<T: Serialize> Serialize for Located<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            return self.value.serialize(serializer);
        }
        (&self.value, self.span.start, self.span.end).serialize(serializer)
    }
}

/// For an editor a located value is just the value.
#[cfg(feature = "authoring")]
impl<T: schemars::JsonSchema> schemars::JsonSchema for Located<T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        T::json_schema(generator)
    }

    fn inline_schema() -> bool {
        T::inline_schema()
    }
}
