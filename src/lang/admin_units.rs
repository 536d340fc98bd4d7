//! Names of provinces, districts, communes, wards and special zones → their official codes, before and
//! from 1 July 2025 (`admin_units.tsv`, `districts.tsv`). Does not know the communes of before that day.

mod near;
mod register;
mod unit;

pub use register::Register;
pub use unit::{AdminUnit, KINDS, Kind, Level, key};

use std::sync::LazyLock;

/// The day from which the provinces are 34 and there are no districts.
pub const SINCE: &str = "2025-07-01";

static NOW: LazyLock<Register> = LazyLock::new(Register::since);
static THEN: LazyLock<Register> = LazyLock::new(Register::before);

/// The units from 1 July 2025.
#[must_use]
pub fn since() -> &'static Register {
    &NOW
}

/// Provinces and districts of before that day.
#[must_use]
pub fn before() -> &'static Register {
    &THEN
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(register: &'static Register, name: &str) -> Vec<&'static str> {
        register.named(&key(name)).map(|unit| unit.code).collect()
    }

    #[test]
    fn every_province_is_there() {
        assert_eq!(since().count(Level::Province), 34);
        assert_eq!(since().count(Level::Commune), 3321);
        assert_eq!(
            before().count(Level::Province),
            64,
            "Thừa Thiên Huế became Huế on 1 January 2025"
        );
        assert_eq!(before().count(Level::District), 696);
        assert_eq!(before().count(Level::Commune), 0);
    }

    #[test]
    fn names_lead_to_codes_of_their_time() {
        assert_eq!(codes(since(), "xã chiềng la"), ["03754"]);
        assert_eq!(codes(since(), "Xã Chiềng Là"), [""; 0]);
        assert_eq!(codes(since(), "tỉnh Lào Cai"), ["15"]);
        assert_eq!(codes(before(), "Tỉnh Lao Cai"), ["10"]);
        assert_eq!(codes(since(), "huyện Mường La"), [""; 0]);
        assert_eq!(codes(before(), "huyện Mường La"), ["120"]);
        assert_eq!(codes(before(), "quận 01"), ["760"]);
        assert_eq!(codes(before(), "huyện Châu Thành").len(), 10);
        assert_eq!(codes(before(), "tỉnh Thừa Thiên - Huế"), ["46"]);
        assert_eq!(codes(since(), "thành phố HCM"), ["79"]);
        assert_eq!(codes(since(), "xã Ea H’leo"), codes(since(), "Xã Ea H'Leo"));
        assert_eq!(codes(before(), "thành phố Phan Rang – Tháp Chàm"), ["582"]);
    }

    #[test]
    fn provinces_have_the_codes_of_their_time() {
        assert_eq!(since().province_code("lao-cai"), Some("15"));
        assert_eq!(before().province_code("lao-cai"), Some("10"));
        assert_eq!(since().province_code("hoa-binh"), None);
        assert_eq!(before().province_code("thua-thien-hue"), Some("46"));
        assert_eq!(before().province_code("tw"), None);
    }
}
