//! An exact decimal that is written as a JSON number.

use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An exact number; trailing zeros are dropped (`100,0` is 100). JSON keeps up to 15 significant
/// digits of a fraction and whole numbers up to 19 digits exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, JsonSchema)]
#[schemars(with = "f64", inline)]
pub struct Number(Decimal);

impl Number {
    /// The number without trailing zeros.
    #[must_use]
    pub fn new(value: Decimal) -> Self {
        Self(value.normalize())
    }

    /// The decimal inside.
    #[must_use]
    pub fn decimal(self) -> Decimal {
        self.0
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Self {
        Self::new(Decimal::from(value))
    }
}

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.is_integer()
            && let Some(whole) = self.0.to_i64()
        {
            return serializer.serialize_i64(whole);
        }
        // `to_f64` of a decimal is not always the nearest float; its digits parsed are.
        serializer.serialize_f64(self.0.to_string().parse().unwrap_or(f64::NAN))
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = serde_json::Number::deserialize(deserializer)?;
        let whole = number.as_i64().map(Decimal::from);
        whole
            .or_else(|| number.as_f64().and_then(|float| float.to_string().parse().ok()))
            .or_else(|| number.as_f64().and_then(Decimal::from_f64))
            .map(Self::new)
            .ok_or_else(|| serde::de::Error::custom("a number out of the range of a decimal"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(printed: &str, json: &str) {
        let number = Number::new(printed.parse().unwrap());
        assert_eq!(serde_json::to_string(&number).unwrap(), json);
        assert_eq!(serde_json::from_str::<Number>(json).unwrap(), number);
    }

    #[test]
    fn numbers_are_written_exactly() {
        check("1502334", "1502334");
        check("89.37", "89.37");
        check("100.0", "100");
        check("616.4", "616.4");
        check("75.9602", "75.9602");
    }
}
