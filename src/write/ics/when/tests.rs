//! Rules that the program makes, with days told by hand.

use super::*;
use crate::data::DeadlineKind;

fn deadline(rrule: Option<&str>, start: Option<&str>, end: Option<&str>) -> Deadline {
    let owned = |text: Option<&str>| text.map(ToOwned::to_owned);
    Deadline {
        raw: String::new(),
        kind: DeadlineKind::Recurring,
        edtf: None,
        start: owned(start),
        end: owned(end),
        before: false,
        rrule: owned(rrule),
        ongoing: false,
        condition: None,
    }
}

fn at(iso: &str) -> Date {
    iso.parse().unwrap()
}

/// `expected` is the first day, with `…` where it begins a period; empty where none is known.
#[track_caller]
fn check(rule: &str, document: &str, expected: &str) {
    let found = match When::of(&deadline(Some(rule), None, None), day(Some(document))) {
        When::Days(first, _) => first.to_string(),
        When::Periods(first, _) => format!("{first}…"),
        When::Open => String::new(),
        other @ (When::By(..) | When::From(_)) => format!("{other:?}"),
    };
    assert_eq!(found, expected, "{rule} from {document}");
}

#[test]
fn a_rule_with_days_begins_on_its_first_day() {
    for (rule, document, expected) in [
        ("FREQ=MONTHLY;BYMONTHDAY=15,30", "2026-04-24", "2026-04-30"),
        ("FREQ=MONTHLY;BYMONTHDAY=15,30", "2026-05-15", "2026-05-15"),
        ("FREQ=MONTHLY;BYMONTHDAY=15,30", "2026-02-16", "2026-03-15"),
        ("FREQ=MONTHLY;BYMONTHDAY=30", "2026-01-31", "2026-03-30"),
        ("FREQ=MONTHLY;BYMONTHDAY=10,25", "2026-12-26", "2027-01-10"),
        ("FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30", "2026-04-24", "2026-11-30"),
        ("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=10", "2026-06-11", "2027-06-10"),
        ("FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15", "2026-06-16", "2026-12-15"),
        ("FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20", "2026-09-21", "2026-12-20"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2026-01-01", "2028-02-29"),
        ("FREQ=WEEKLY;BYDAY=FR", "2026-05-08", "2026-05-08"),
        ("FREQ=WEEKLY;BYDAY=TH", "2026-05-08", "2026-05-14"),
    ] {
        check(rule, document, expected);
    }
}

#[test]
fn a_rule_without_days_begins_with_a_period() {
    for (rule, document, expected) in [
        ("FREQ=YEARLY", "2026-04-24", "2027-01-01…"),
        ("FREQ=YEARLY", "2026-01-01", "2026-01-01…"),
        ("FREQ=YEARLY;INTERVAL=5", "2026-04-24", "2027-01-01…"),
        ("FREQ=MONTHLY", "2026-01-31", "2026-02-01…"),
        ("FREQ=MONTHLY;INTERVAL=3", "2026-04-24", "2026-07-01…"),
        ("FREQ=MONTHLY;INTERVAL=6", "2026-07-02", "2027-01-01…"),
        ("FREQ=MONTHLY;INTERVAL=5", "2026-07-02", "2026-08-01…"),
        ("FREQ=WEEKLY", "2026-05-08", "2026-05-11…"),
        ("FREQ=DAILY", "2026-05-08", "2026-05-08…"),
        ("FREQ=YEARLY;BYMONTH=11", "2026-04-24", "2026-11-01…"),
        ("FREQ=YEARLY;BYMONTH=1,2,3", "2026-02-02", "2026-03-01…"),
    ] {
        check(rule, document, expected);
    }
}

#[test]
fn what_cannot_be_counted_has_no_day() {
    for rule in [
        "FREQ=HOURLY;INTERVAL=2",
        "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYSETPOS=1",
        "FREQ=MONTHLY;INTERVAL=0",
        "=",
        "",
    ] {
        check(rule, "2026-04-24", "");
    }
    check("FREQ=DAILY", "no day", "");
}

#[test]
fn a_rule_keeps_to_the_days_that_are_printed() {
    let within = deadline(Some("FREQ=YEARLY"), Some("2026-01-01"), Some("2030-12-31"));
    let rule = "FREQ=YEARLY;UNTIL=20301231".to_owned();
    assert_eq!(When::of(&within, None), When::Periods(at("2026-01-01"), rule.clone()));
    let late = When::of(&within, day(Some("2027-05-01")));
    assert_eq!(late, When::Periods(at("2028-01-01"), rule));
    assert_eq!(When::of(&within, day(Some("2031-01-01"))), When::Open);
}

#[test]
fn other_deadlines_have_the_days_they_print() {
    let by = When::of(&deadline(None, None, Some("2026-05-08")), None);
    assert_eq!(by, When::By(None, at("2026-05-08")));
    let from = When::of(&deadline(None, Some("2026-01-01"), None), None);
    assert_eq!(from, When::From(at("2026-01-01")));
    assert_eq!(When::of(&deadline(None, None, None), day(Some("2026-01-01"))), When::Open);
}
