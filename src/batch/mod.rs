//! Many inputs → one folder of files, each input on its own: a bad one never stops the others, a
//! window of a few inputs per thread is all that is in memory, and what is written depends on
//! nothing but the inputs. Says nothing to people: events are handed to the caller.

pub(crate) mod arrivals;
mod audit;
mod compare;
mod explain;
mod failure;
mod filter;
pub(crate) mod guard;
pub(crate) mod inputs;
mod names;
mod prove;
mod sink;
mod stage;
mod stream;
mod volumes;
pub(crate) mod work;

pub use audit::{Audit, Baseline, audit};
pub use compare::{Compare, Course, Scope, compare, series};
pub use explain::{Explained, explain};
pub use failure::{Failure, Unposted};
pub use filter::{Filter, Form, Markup, Told, filter};
pub use guard::quiet_panics;
pub use prove::{Check, Checked, verify};
pub use stream::{Answered, Stream, answer};

use crate::data::{Error, Finding, Joins, Report, Severity};
use crate::decode::Letters;
use crate::write::changes::Lang;
use crate::write::csv::Dialect;
use crate::write::ics::Wish;
use crate::write::rows::{REPAIRS, REVIEW, SHEETS, Sheet};
use rayon::prelude::*;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

/// A format that can be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Format {
    /// One file per input.
    Json,
    /// One file per record type and one per table.
    Csv(Dialect),
    /// One Akoma Ntoso file per document.
    Akn,
    /// One record a line.
    Ndjson(Place),
    /// One workbook, with headings in this language.
    Xlsx(Lang),
    /// One database.
    Sqlite,
    /// One file of nested columns.
    Parquet,
    /// One calendar.
    Ics(Wish),
}

/// Where lines go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A file in OUT.
    Out,
    /// Standard output.
    Stdout,
}

/// How inputs are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// What their letters are taken for.
    pub letters: Letters,
    /// What to do about texts that a page break cut.
    pub joins: Joins,
    /// What to do about misprints.
    pub misprints: Misprints,
}

/// What to extract, and to where.
#[derive(Clone, Debug)]
pub struct Order {
    /// Files, folders, or `-` for standard input; none where reports come from elsewhere.
    pub inputs: Vec<PathBuf>,
    /// The folder that is filled; none where all goes to standard output.
    pub out: Option<PathBuf>,
    /// What is written.
    pub formats: Vec<Format>,
    /// Whether `review.csv` is.
    pub review: Review,
    /// How they are read.
    pub reading: Reading,
    /// Threads.
    pub jobs: NonZeroUsize,
    /// What to do with a folder that holds other files.
    pub others: Others,
}

/// What to do about doubtful fields.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Review {
    /// They stand in their records only.
    #[default]
    Leave,
    /// They are written to `review.csv` too, with their source lines.
    Write,
}

/// What to do about misprints of which no doubt is left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Misprints {
    /// They stay as printed, with a finding.
    #[default]
    Keep,
    /// They are put right, each listed in `repairs.csv`.
    Repair,
}

impl Order {
    /// Whether a format is asked for of which the run writes one file.
    fn has_volumes(&self) -> bool {
        self.formats.iter().any(|format| volumes::name(format).is_some())
    }

    /// Whether what is written shows lines of the text of `report`, or its text has no other file.
    fn needs_text(&self, report: &Report) -> bool {
        let has_lines = |format: &Format| matches!(format, Format::Xlsx(_));
        let is_plain = report.source.format == "text" && report.source.encoding == "utf-8";
        let is_beside = self.out.is_some() && !is_plain;
        is_beside || self.review == Review::Write || self.formats.iter().any(has_lines)
    }

    /// The CSV files that all inputs share, in order, and how they are written.
    fn sheets(&self) -> (Vec<&'static Sheet>, Dialect) {
        let mut sheets: Vec<&Sheet> = Vec::new();
        let mut dialect = Dialect::PLAIN;
        for format in &self.formats {
            if let Format::Csv(asked) = format {
                dialect = *asked;
                sheets = SHEETS.iter().collect();
            }
        }
        if self.review == Review::Write {
            sheets.push(&REVIEW);
        }
        if self.reading.misprints == Misprints::Repair {
            sheets.push(&REPAIRS);
        }
        (sheets, dialect)
    }
}

/// What to do with files in OUT that no earlier run wrote.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Others {
    /// Refuse to write.
    #[default]
    Refuse,
    /// Leave them, replace those of the same name.
    Keep,
}

/// Counts of a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Inputs that gave a report.
    pub files: u64,
    /// Inputs that did not.
    pub failed: u64,
    /// Those of them whose format is not read yet.
    pub not_read: u64,
    /// Whether anything was written.
    pub is_written: bool,
    /// Documents.
    pub documents: u64,
    /// Tasks.
    pub tasks: u64,
    /// Metrics.
    pub metrics: u64,
    /// Citations.
    pub citations: u64,
    /// Findings of severity error.
    pub errors: u64,
    /// Findings of severity warning.
    pub warnings: u64,
    /// Findings of severity info.
    pub infos: u64,
    /// Misprints that were put right.
    pub repairs: u64,
    /// Names that were asked for and that no input has.
    pub missing: u64,
    /// Inputs whose text is not at hand, where something that is written needs it.
    pub textless: u64,
}

/// Something that happened.
#[derive(Clone, Copy, Debug)]
pub enum Event<'a> {
    /// So many inputs were found.
    Found(usize),
    /// One more is done; in no order.
    Done,
    /// One failed; in the order of the inputs.
    Failed(&'a Failure),
    /// The bytes of one were odd; in the order of the inputs.
    Noted(&'a str, &'a [Finding]),
    /// Formats do not hold all of one as it is; in the order of the inputs.
    Lacking(&'a str, &'a [Finding]),
    /// A body was asked for that no task names.
    Missing(&'a str),
}

/// Who is told.
pub type Watch<'w> = &'w (dyn Fn(Event<'_>) + Sync);

/// Inputs in memory per thread.
pub(crate) const WINDOW: usize = 4;

/// Extracts everything `order` names.
///
/// # Errors
/// If nothing can be written; OUT is then as it was.
pub fn extract(order: &Order, watch: Watch<'_>) -> Result<Tally, Failure> {
    let found = inputs::find(&order.inputs, order.out.as_deref().unwrap_or(Path::new("")));
    fill(order, &found, &|input| work::given(input, order.reading), watch)
}

/// What gives the report of an input: its bytes, or whoever kept it.
pub(crate) type Give<'g> = &'g (dyn Fn(&inputs::Input) -> Result<work::Given, Failure> + Sync);

/// Writes what `give` gives for each input that was found.
///
/// # Errors
/// If nothing can be written; OUT is then as it was.
pub(crate) fn fill(
    order: &Order,
    found: &inputs::Found,
    give: Give<'_>,
    watch: Watch<'_>,
) -> Result<Tally, Failure> {
    let out = order.out.as_deref();
    let mut tally = Tally::default();
    for failure in &found.failures {
        tally.fail(failure, watch);
    }
    if found.inputs.is_empty() {
        return Ok(tally);
    }
    let stage = out.map(|out| stage::Stage::open(out, order.others)).transpose()?;
    let mut sink = sink::Sink::create(stage.as_ref(), order)?;
    watch(Event::Found(found.inputs.len()));
    let pool = pool(order.jobs)?;
    for window in found.inputs.chunks(order.jobs.get().saturating_mul(WINDOW)) {
        let work = |input| {
            let made = work::make(input, give, order, stage.as_ref());
            watch(Event::Done);
            made
        };
        let made: Vec<_> = pool.install(|| window.par_iter().map(work).collect());
        for (input, made) in window.iter().zip(made) {
            tally.take(input, made?, &mut sink, watch)?;
        }
    }
    if tally.files > 0 {
        for name in sink.missing() {
            tally.missing += 1;
            watch(Event::Missing(name));
        }
        sink.close(stage.as_ref())?;
        stage.map_or(Ok(()), stage::Stage::commit)?;
        tally.is_written = true;
    }
    Ok(tally)
}

pub(crate) fn pool(jobs: NonZeroUsize) -> Result<rayon::ThreadPool, Failure> {
    rayon::ThreadPoolBuilder::new().num_threads(jobs.get()).build().map_err(|cause| {
        let cause = std::io::Error::other(cause);
        Error::File { path: PathBuf::from("--jobs"), action: "cannot start threads", cause }.into()
    })
}

impl Tally {
    /// Counts one input and writes what it made.
    fn take(
        &mut self,
        input: &inputs::Input,
        made: Result<work::Made, Failure>,
        sink: &mut sink::Sink,
        watch: Watch<'_>,
    ) -> Result<(), Error> {
        match made {
            Ok(made) => {
                watch(Event::Noted(&input.name, &made.notes));
                self.add(&made.counts);
                let lacks = sink.take(&made)?;
                watch(Event::Lacking(&input.name, &lacks));
            }
            Err(failure) => self.fail(&failure, watch),
        }
        Ok(())
    }

    fn fail(&mut self, failure: &Failure, watch: Watch<'_>) {
        self.failed += 1;
        self.not_read += u64::from(failure.is_not_read());
        watch(Event::Failed(failure));
    }

    /// The counts of one report.
    fn of(report: &Report) -> Self {
        let found = |severity: Severity| {
            report.findings.iter().filter(|finding| finding.severity == severity).count() as u64
        };
        Self {
            files: 1,
            documents: report.documents.len() as u64,
            tasks: report.tasks.len() as u64,
            metrics: report.metrics.len() as u64,
            citations: report.citations.len() as u64,
            errors: found(Severity::Error),
            warnings: found(Severity::Warning),
            infos: found(Severity::Info),
            repairs: report.findings.iter().filter(|finding| finding.applied).count() as u64,
            ..Self::default()
        }
    }

    fn add(&mut self, other: &Self) {
        self.files += other.files;
        self.documents += other.documents;
        self.tasks += other.tasks;
        self.metrics += other.metrics;
        self.citations += other.citations;
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.infos += other.infos;
        self.repairs += other.repairs;
        self.textless += other.textless;
    }
}
