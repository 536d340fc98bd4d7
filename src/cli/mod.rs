//! Arguments → work → exit status: 0 done, 1 something failed, 2 wrong usage, 3 nothing done.

mod args;
mod bar;
mod changes;
mod lexicon;
mod plan;
mod show;
mod vietnamese;

use crate::batch::{self, Baseline, Check, Tally};
use crate::catalog::{self, Bell, Stay};
use crate::data::{Audit, Severity};
use crate::write::schema;
use args::{AnswerFormat, ListFormat};
use plan::{Lang, Plan, Strictness, Task, Verdict};
use show::Show;
use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

const DONE: u8 = 0;
const FAILED: u8 = 1;
const USAGE: u8 = 2;
const NOTHING: u8 = 3;

/// As diff(1) says it.
const SAME: u8 = 0;
const DIFFERENT: u8 = 1;
const TROUBLE: u8 = 2;

/// Runs the program with the arguments of the process, its own name first.
#[must_use]
pub fn run(args: impl Iterator<Item = OsString>) -> ExitCode {
    batch::quiet_panics();
    let args: Vec<OsString> = args.collect();
    let lang = plan::lang_typed(&args).unwrap_or_else(lang_of_machine);
    let plan = match args::parse(&args, lang) {
        Ok(args) => Plan::of(args, lang),
        Err(error) => {
            // A closed terminal is no reason for another status.
            let _ = error.print();
            return if error.use_stderr() { USAGE.into() } else { DONE.into() };
        }
    };
    let status = match plan {
        Ok(plan) => work(plan),
        Err(misuse) => {
            Show::new(lang, show::Volume::Normal).misuse(misuse);
            USAGE
        }
    };
    status.into()
}

fn work(plan: Plan) -> u8 {
    let Plan { task, show, lexicon } = plan;
    if let Some(Err(trouble)) = lexicon.map(|folder| lexicon::add(&folder)) {
        show.trouble(&trouble);
        return USAGE;
    }
    match task {
        Task::Extract(order, strictness) => {
            fill(&order, strictness, show, |watch| batch::extract(&order, watch))
        }
        Task::Answer(stream) => answer(&stream, show),
        Task::Verify(check) => verify(&check, show),
        Task::Diff(compare, telling) => diff(&compare, &telling, show),
        Task::Audit(order, verdict) => audit(&order, &verdict, show),
        Task::Explain(check, id, format) => explain(&check, &id, format, show),
        Task::Rules(prefix, format) if show.rules(&prefix, format) => DONE,
        Task::Rules(..) => NOTHING,
        Task::Schema(record) => schema(&record),
        Task::Ingest(order) => ingest(&order, show),
        Task::Export(catalog, order) => {
            let export = |watch: batch::Watch<'_>| {
                upgrade(&catalog, show)?;
                catalog::export(&catalog, &order, watch)
            };
            fill(&order, Strictness::FindingsPass, show, export)
        }
        Task::Watch(order) => watch(&order, show),
        Task::Ask(catalog, question, format) => ask(&catalog, &question, format, show),
        Task::Changes(tidings) => changes::tell(&tidings, show),
        Task::Normalize(filter, report) => normalize(&filter, report, show),
    }
}

fn schema(record: &str) -> u8 {
    let Some(schema) = schema::of(record) else { return USAGE };
    show::text(&schema::pretty(&schema));
    DONE
}

/// The language of the machine, as the environment has it.
fn lang_of_machine() -> Lang {
    let named = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    named.take(1).map(|locale| Lang::of_locale(&locale)).next().unwrap_or(Lang::En)
}

fn fill(
    order: &batch::Order,
    strictness: Strictness,
    show: Show,
    run: impl FnOnce(batch::Watch<'_>) -> Result<Tally, batch::Failure>,
) -> u8 {
    let start = Instant::now();
    let bar = bar::Bar::new(show.has_bar());
    let tally = run(&|event| {
        bar.take(event);
        bar.aside(|| show.event(event));
    });
    bar.finish();
    match tally {
        Ok(tally) => {
            show.tally(&tally, start.elapsed(), order.out.as_deref());
            extract_status(&tally, strictness)
        }
        Err(failure) if failure.is_closed_pipe() => FAILED,
        Err(failure) => {
            show.failure(&failure);
            NOTHING
        }
    }
}

fn extract_status(tally: &Tally, strictness: Strictness) -> u8 {
    let is_strict = strictness == Strictness::FindingsFail;
    if !tally.is_written && tally.not_read == 0 {
        NOTHING
    } else if tally.failed > 0 || tally.missing > 0 || (is_strict && tally.errors > 0) {
        FAILED
    } else {
        DONE
    }
}

fn answer(stream: &batch::Stream, show: Show) -> u8 {
    match batch::answer(stream, std::io::stdin(), &mut std::io::stdout().lock()) {
        Ok(answered) if answered.errors == 0 => DONE,
        Ok(answered) if answered.reports > 0 => FAILED,
        Ok(_) => NOTHING,
        Err(failure) if failure.is_closed_pipe() => FAILED,
        Err(failure) => {
            show.failure(&failure);
            NOTHING
        }
    }
}

fn verify(check: &Check, show: Show) -> u8 {
    let mut total = show::Proved::default();
    let done = batch::verify(check, |checked| {
        total.add(checked);
        show.checked(checked);
    });
    match done {
        Ok(()) => {
            show.proved(&total);
            if total.is_whole() { DONE } else { FAILED }
        }
        Err(failure) => {
            show.failure(&failure);
            NOTHING
        }
    }
}

fn normalize(filter: &batch::Filter, report: plan::Report, show: Show) -> u8 {
    let (mut given, mut failed) = (0_u32, 0_u32);
    batch::filter(
        filter,
        |text| {
            given += 1;
            show::text(text);
        },
        |told| {
            if report == plan::Report::Say {
                show::told(&told);
            }
        },
        |event| {
            let is_lost = |noted: &batch::Event<'_>| matches!(noted, batch::Event::Noted(_, findings) if !findings.is_empty());
            failed += u32::from(matches!(event, batch::Event::Failed(_)) || is_lost(&event));
            show.event(event);
        },
    );
    match (given, failed) {
        (0, 1..) => NOTHING,
        (_, 1..) => FAILED,
        (_, 0) => DONE,
    }
}

fn diff(compare: &batch::Compare, telling: &plan::Telling, show: Show) -> u8 {
    let watch = |event: batch::Event<'_>| show.event(event);
    let told = if compare.sides.len() > 2 {
        batch::series(compare, &watch)
            .map(|course| (course.is_same, show.course(&course.rows, telling)))
    } else {
        batch::compare(compare, &watch)
            .map(|found| (found.changes.is_empty(), show.comparison(&found, telling)))
    };
    let failures = match told {
        Ok((is_same, Ok(()))) => return if is_same { SAME } else { DIFFERENT },
        Ok((_, Err(error))) => vec![error.into()],
        Err(failures) => failures,
    };
    for failure in &failures {
        show.failure(failure);
    }
    TROUBLE
}

fn audit(order: &batch::Audit, verdict: &Verdict, show: Show) -> u8 {
    if !show.checks_exist(&order.rules) {
        return USAGE;
    }
    let baseline = verdict.baseline.as_deref().map(Baseline::read).transpose();
    let baseline = match baseline {
        Ok(baseline) => baseline.unwrap_or_default(),
        Err(failure) => {
            show.failure(&failure);
            return USAGE;
        }
    };
    let bar = bar::Bar::new(show.has_bar());
    let audit = batch::audit(order, baseline, &|event| {
        bar.take(event);
        bar.aside(|| show.failed(event));
    });
    bar.finish();
    let told = audit.and_then(|audit| {
        show.audit(&audit, verdict)?;
        Ok(audit_status(&audit, verdict.fail_on))
    });
    told.unwrap_or_else(|failure| {
        show.failure(&failure);
        NOTHING
    })
}

fn audit_status(audit: &Audit, fail_on: Severity) -> u8 {
    let fails = audit.findings().any(|finding| finding.severity <= fail_on);
    if audit.files == 0 && audit.not_read == 0 {
        NOTHING
    } else if audit.failed > 0 || fails {
        FAILED
    } else {
        DONE
    }
}

fn explain(check: &Check, id: &str, format: ListFormat, show: Show) -> u8 {
    match batch::explain(check, id) {
        Ok(explained) => {
            show.explained(id, &explained, format);
            match (explained.accounts.is_empty(), explained.failures.is_empty()) {
                (true, _) => NOTHING,
                (false, true) => DONE,
                (false, false) => FAILED,
            }
        }
        Err(failure) => {
            show.failure(&failure);
            NOTHING
        }
    }
}

fn ingest(order: &catalog::Ingest, show: Show) -> u8 {
    let start = Instant::now();
    let bar = bar::Bar::new(show.has_bar());
    let company = catalog::Company {
        watch: &|event| {
            bar.count(event);
            bar.aside(|| show.ingested(event));
        },
        now: &now,
        words: &show::in_both,
        stop: &|| false,
    };
    let tally = upgrade(&order.catalog, show).and_then(|()| catalog::ingest(order, &company));
    bar.finish();
    match tally {
        Ok(tally) => {
            show.ingest_tally(&tally, start.elapsed());
            match (tally.files, tally.failed + tally.quarantined) {
                (0, _) => NOTHING,
                (_, 0) => DONE,
                (_, _) => FAILED,
            }
        }
        Err(failure) => {
            show.failure(&failure);
            NOTHING
        }
    }
}

/// Brings the catalogue at `path` to the version of the program, where it is an earlier one.
fn upgrade(path: &Path, show: Show) -> Result<(), batch::Failure> {
    if let Some(upgraded) = catalog::upgrade(path)? {
        show.upgraded(path, &upgraded);
    }
    Ok(())
}

/// The time, as it is written of runs.
fn now() -> String {
    jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

fn watch(order: &catalog::Watch, show: Show) -> u8 {
    let (start, bell, is_over) =
        (Instant::now(), Bell::default(), Arc::new(AtomicBool::new(false)));
    let (rope, over) = (bell.rope(), Arc::clone(&is_over));
    // Where no handler can be set a signal ends the program as it does others; the catalogue bears that.
    let _ = ctrlc::set_handler(move || {
        over.store(true, Ordering::Relaxed);
        let _ = rope.send(());
    });
    let company = catalog::Company {
        watch: &|event| show.ingested(event),
        now: &now,
        words: &show::in_both,
        stop: &|| is_over.load(Ordering::Relaxed),
    };
    let signs = |sign: catalog::Sign<'_>| show.watched(sign, order);
    let watched =
        upgrade(&order.catalog, show).and_then(|()| catalog::watch(order, &company, &signs, &bell));
    match watched {
        Ok(tally) => {
            show.ingest_tally(&tally, start.elapsed());
            let is_bad = tally.failed + tally.quarantined > 0;
            if order.stay == Stay::Once && is_bad { FAILED } else { DONE }
        }
        Err(failure) => {
            show.failure(&failure);
            NOTHING
        }
    }
}

fn ask(path: &Path, question: &catalog::Question, format: AnswerFormat, show: Show) -> u8 {
    let answer = upgrade(path, show).and_then(|()| catalog::ask(path, question));
    let told = answer.and_then(|answer| {
        show.answer(&answer, format)?;
        if let catalog::Question::Search(_, most) = question {
            show.cut(answer.rows.len(), *most);
        }
        Ok(())
    });
    match told {
        Ok(()) => DONE,
        Err(failure) if failure.is_closed_pipe() => FAILED,
        Err(failure) => {
            show.failure(&failure);
            NOTHING
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(tally: Tally, strictness: Strictness, expected: u8) {
        assert_eq!(extract_status(&tally, strictness), expected, "{tally:?}");
    }

    #[test]
    fn the_status_says_what_was_done() {
        let done = Tally { files: 1, is_written: true, ..Tally::default() };
        check(done, Strictness::FindingsPass, DONE);
        check(Tally { failed: 1, ..done }, Strictness::FindingsPass, FAILED);
        check(Tally { missing: 1, ..done }, Strictness::FindingsPass, FAILED);
        check(Tally { errors: 1, ..done }, Strictness::FindingsPass, DONE);
        check(Tally { errors: 1, ..done }, Strictness::FindingsFail, FAILED);
        let failed = Tally { failed: 1, ..Tally::default() };
        check(failed, Strictness::FindingsPass, NOTHING);
        check(Tally { not_read: 1, ..failed }, Strictness::FindingsPass, FAILED);
    }
}
