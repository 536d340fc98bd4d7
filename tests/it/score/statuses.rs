//! A status of gold × one of the report → verdicts on code with step, wording and assessment.

use super::card::Card;
use super::gold::{str, strings};
use serde_json::Value;

/// Scores the status of one row; says whether code and step are right.
pub(super) fn score(card: &mut Card, place: &str, gold: &Value, found: &Value) -> bool {
    card.text("statuses.raw", place, str(&gold["status_raw"]), str(&found["raw"]));
    let assessment = &found["assessment"]["raw"];
    card.text("statuses.assessment", place, str(&gold["assessment_raw"]), str(assessment));
    let step = |done: &Value, all: &Value| {
        if done.is_null() { String::new() } else { format!(" {done}/{all}") }
    };
    let steps = step(&gold["step"]["done"], &gold["step"]["total"]);
    let reached = step(&found["step"], &found["steps"]);
    let code = str(&found["code"]);
    let mut codes =
        std::iter::once(str(&gold["status"]).to_owned()).chain(strings(&gold["status_alt"]));
    let right = codes.any(|other| of_spec(&other) == code) && steps == reached;
    let expected = of_spec(str(&gold["status"])).to_owned() + &steps;
    card.check("statuses", place, &expected, &(code.to_owned() + &reached), right)
}

/// SPEC's code for one of gold's.
fn of_spec(code: &str) -> &str {
    if code == "pilot_completed_not_scaled" { "pilot_ended" } else { code }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn check(gold: &Value, found: &Value, right: bool) {
        assert_eq!(score(&mut Card::default(), "x", gold, found), right, "{gold} / {found}");
    }

    #[test]
    fn code_and_step_count() {
        let gold = json!({"status": "in_progress", "status_raw": "Bước 3/5", "step": {"done": 3, "total": 5}});
        check(&gold, &json!({"code": "in_progress", "step": 3, "steps": 5}), true);
        check(&gold, &json!({"code": "in_progress", "step": 2, "steps": 5}), false);
        check(&gold, &json!({"code": "completed", "step": 3, "steps": 5}), false);
        let pilot = json!({"status": "pilot_completed_not_scaled", "step": null});
        check(&pilot, &json!({"code": "pilot_ended", "step": null, "steps": null}), true);
        let either = json!({"status": "on_schedule", "status_alt": ["in_progress"]});
        check(&either, &json!({"code": "in_progress"}), true);
        check(&json!({"status": null}), &Value::Null, true);
        check(&json!({"status": null}), &json!({"code": "other"}), false);
    }
}
