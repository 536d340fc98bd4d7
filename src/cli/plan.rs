//! What was typed → what it means.

use super::args::{
    AnswerFormat, Asked, Audit, AuditFormat, ByName, Catalog, Changes, Command, Diff, DiffFormat,
    Explain, Export, Extract, FailOn, FormatName, Ingest, LevelName, ListFormat, Manner, Normalize,
    Rules, Schema, Shape, Shelf, ToneName, Typed, Verify, Watch,
};
use super::show::{Show, Volume};
use crate::batch::{
    self, Check, Compare, Filter, Form, Format, Markup, Misprints, Order, Others, Place, Reading,
    Review, Scope,
};
use crate::catalog::{self, Filter as TaskFilter, Look, Old, Question, Start, Stay};
use crate::data::{Joins, Level, Severity};
use crate::diff;
use crate::lang::tone::Style;
use crate::write::audit;
use crate::write::changes::{self, By};
use crate::write::csv::{Dialect, Reader};
use crate::write::ics::Wish;
use clap::ValueEnum;
use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// A language of messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Lang {
    /// Tiếng Việt
    Vi,
    /// English
    En,
}

impl Lang {
    /// The language of a locale such as `vi_VN.UTF-8`.
    pub(super) fn of_locale(locale: &str) -> Self {
        if locale.starts_with("vi") { Self::Vi } else { Self::En }
    }
}

impl LevelName {
    /// The same as comparisons name it.
    fn of_changes(self) -> Level {
        match self {
            Self::Meaning => Level::Meaning,
            Self::Text => Level::Text,
        }
    }
}

impl Lang {
    /// The same as the writers name it.
    pub(super) fn of_reports(self) -> changes::Lang {
        match self {
            Self::Vi => changes::Lang::Vi,
            Self::En => changes::Lang::En,
        }
    }
}

/// Whether findings make a run fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Strictness {
    FindingsPass,
    FindingsFail,
}

/// What is to be done.
#[derive(Debug)]
pub(super) enum Task {
    Extract(Order, Strictness),
    /// Answer a stream of documents.
    Answer(batch::Stream),
    Verify(Check),
    /// Tell what changed.
    Diff(Compare, Telling),
    /// Tell what does not add up.
    Audit(batch::Audit, Verdict),
    /// Tell of one record.
    Explain(Check, String, ListFormat),
    /// List the rules whose names begin so.
    Rules(String, ListFormat),
    /// Print the JSON Schema of a record.
    Schema(String),
    /// Take what is new into a catalogue.
    Ingest(catalog::Ingest),
    /// Write the records of the catalogue in this file.
    Export(PathBuf, Order),
    /// Take what arrives into a catalogue.
    Watch(catalog::Watch),
    /// Ask the catalogue in this file.
    Ask(PathBuf, Question, AnswerFormat),
    /// Tell what changed in a catalogue.
    Changes(Tidings),
    /// Give texts back with clean letters; say what was changed.
    Normalize(Filter, Report),
}

/// How a comparison is written, and whereto.
#[derive(Clone, Debug)]
pub(super) struct Telling {
    pub(super) form: changes::Form,
    pub(super) style: changes::Style,
    /// Standard output, where there is no file.
    pub(super) out: Option<PathBuf>,
}

/// How an audit is judged and told.
#[derive(Clone, Debug)]
pub(super) struct Verdict {
    /// The least severity that fails.
    pub(super) fail_on: Severity,
    /// The file with what was accepted.
    pub(super) baseline: Option<PathBuf>,
    pub(super) form: audit::Form,
    pub(super) lang: changes::Lang,
    /// Standard output, where there is no file.
    pub(super) out: Option<PathBuf>,
}

/// Which changes of a catalogue are told, and to whom.
#[derive(Clone, Debug)]
pub(super) struct Tidings {
    pub(super) catalog: PathBuf,
    pub(super) since: Since,
    /// Files of rules, each of a reader; none: all is told.
    pub(super) rules: Vec<PathBuf>,
    pub(super) level: Level,
    pub(super) format: AnswerFormat,
    /// The language that was typed: letters of the machine's own would be in that of no reader.
    pub(super) typed: Option<Lang>,
}

/// From where on changes are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Since {
    Run(i64),
    Last(Start),
}

/// Whether what was changed is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Report {
    Say,
    Silent,
}

/// What is to be done, and how it is told.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) task: Task,
    pub(super) show: Show,
    /// The folder with a person's own tables.
    pub(super) lexicon: Option<PathBuf>,
}

/// Well-formed arguments that mean nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Misuse {
    /// A format that this program was built without.
    NotBuilt(FormatName),
    /// `--excel` without CSV.
    ExcelWithoutCsv,
    /// `--separator` without CSV.
    SeparatorWithoutCsv,
    /// `--agency` without a calendar.
    AgencyWithoutIcs,
    /// A stream of documents from elsewhere than standard input.
    StreamOfFiles,
    /// CSV of what is no table.
    NotATable,
    /// Groups of a format that has none.
    ByWithoutGroups,
    /// Standard input for both sides.
    StdinTwice,
    /// The file to write is one of those that are compared.
    OutIsInput,
    /// The file to write is an input of an audit, or its baseline.
    OutIsRead,
    /// A page or groups of the course over several reports.
    NoSeries,
    /// A search for signs, or for nothing.
    NoWords,
    /// Standard input for a catalogue, which goes by files.
    StdinIngested,
}

/// The language asked for, known before the arguments are parsed so that help is in it.
pub(super) fn lang_typed(args: &[OsString]) -> Option<Lang> {
    let words: Vec<&str> = args.iter().filter_map(|arg| arg.to_str()).collect();
    let joined = words.iter().find_map(|word| word.strip_prefix("--lang="));
    let apart = words.windows(2).find(|pair| pair[0] == "--lang").map(|pair| pair[1]);
    Lang::from_str(joined.or(apart)?, true).ok()
}

impl Plan {
    pub(super) fn of(typed: Typed, lang: Lang) -> Result<Self, Misuse> {
        let manner = typed.manner;
        let volume = if manner.quiet { Volume::ErrorsOnly } else { Volume::Normal };
        let mut lexicon = None;
        let task = match typed.command {
            Command::Extract(mut extract) => {
                lexicon = extract.knowledge.lexicon.take();
                extract_task(extract, manner)?
            }
            Command::Verify(Verify { out, sources }) => {
                Task::Verify(Check { out, sources, jobs: jobs(manner) })
            }
            Command::Explain(Explain { id, out, sources, format, knowledge }) => {
                lexicon = knowledge.lexicon;
                if format == ListFormat::Csv {
                    return Err(Misuse::NotATable);
                }
                Task::Explain(Check { out, sources, jobs: jobs(manner) }, id, format)
            }
            Command::Diff(mut diff) => {
                lexicon = diff.knowledge.lexicon.take();
                diff_task(diff, manner, manner.lang.unwrap_or(lang))?
            }
            Command::Audit(mut audit) => {
                lexicon = audit.knowledge.lexicon.take();
                audit_task(audit, manner, manner.lang.unwrap_or(lang))?
            }
            Command::Rules(Rules { prefix, format }) => {
                Task::Rules(prefix.unwrap_or_default(), format)
            }
            Command::Schema(Schema { record }) => Task::Schema(record),
            Command::Ingest(mut ingest) => {
                lexicon = ingest.knowledge.lexicon.take();
                ingest_task(ingest, manner)?
            }
            Command::Watch(mut watch) => {
                lexicon = watch.knowledge.lexicon.take();
                watch_task(watch, manner)?
            }
            Command::Catalog(Catalog { asked }) => asked_task(asked, manner, lang)?,
            Command::Normalize(normalize) => normalize_task(normalize),
        };
        Ok(Self { task, show: Show::new(manner.lang.unwrap_or(lang), volume), lexicon })
    }
}

fn diff_task(typed: Diff, manner: Manner, lang: Lang) -> Result<Task, Misuse> {
    let Diff { old, new, more, level, across, format, by, out, section, appendix, from, .. } =
        typed;
    let form = match format {
        DiffFormat::Text => changes::Form::Text,
        DiffFormat::Json => changes::Form::Json,
        DiffFormat::Ndjson => changes::Form::Ndjson,
        DiffFormat::Csv => changes::Form::Csv,
        DiffFormat::Html => changes::Form::Html,
        DiffFormat::Md => changes::Form::Markdown,
    };
    let sides: Vec<PathBuf> = [old, new].into_iter().chain(more).collect();
    let is_series = sides.len() > 2;
    let is_page = matches!(form, changes::Form::Html | changes::Form::Markdown);
    let misuse = [
        (is_series && (is_page || by.is_some()), Misuse::NoSeries),
        (by.is_some() && !form.is_for_people(), Misuse::ByWithoutGroups),
        (sides.iter().filter(|side| is_stdin(side)).count() > 1, Misuse::StdinTwice),
        (out.as_ref().is_some_and(|file| sides.contains(file)), Misuse::OutIsInput),
    ];
    if let Some((_, misuse)) = misuse.into_iter().find(|(is_so, _)| *is_so) {
        return Err(misuse);
    }
    let level = level.of_changes();
    let by = match by {
        Some(ByName::Owner) => By::Owner,
        Some(ByName::Status) => By::Status,
        Some(ByName::Document) | None => By::Document,
    };
    let (scope, letters) = (Scope { section, appendix }, from.unwrap_or_default());
    let order = diff::Manner { level, across };
    let compare = Compare { sides, scope, letters, manner: order, jobs: jobs(manner) };
    Ok(Task::Diff(
        compare,
        Telling { form, style: changes::Style { lang: lang.of_reports(), by }, out },
    ))
}

fn audit_task(typed: Audit, manner: Manner, lang: Lang) -> Result<Task, Misuse> {
    let Audit { inputs, rule, format, fail_on, baseline, out, from, .. } = typed;
    let mut read = inputs.iter().chain(&baseline);
    if out.as_ref().is_some_and(|file| read.any(|path| path == file)) {
        return Err(Misuse::OutIsRead);
    }
    let form = match format {
        AuditFormat::Text => audit::Form::Text,
        AuditFormat::Json => audit::Form::Json,
        AuditFormat::Csv => audit::Form::Csv,
        AuditFormat::Html => audit::Form::Html,
    };
    let fail_on = match fail_on {
        FailOn::Error => Severity::Error,
        FailOn::Warning => Severity::Warning,
    };
    let aside = out.iter().chain(&baseline).cloned().collect();
    let (letters, jobs) = (from.unwrap_or_default(), jobs(manner));
    Ok(Task::Audit(
        batch::Audit { inputs, aside, rules: rule, letters, jobs },
        Verdict { fail_on, baseline, form, lang: lang.of_reports(), out },
    ))
}

fn ingest_task(typed: Ingest, manner: Manner) -> Result<Task, Misuse> {
    let Ingest { inputs, catalog, check, refresh, .. } = typed;
    if inputs.iter().any(|input| is_stdin(input)) {
        return Err(Misuse::StdinIngested);
    }
    let look = if check { Look::Bytes } else { Look::Stamp };
    let old = if refresh { Old::Refresh } else { Old::Keep };
    Ok(Task::Ingest(catalog::Ingest { inputs, catalog, look, old, jobs: jobs(manner) }))
}

fn watch_task(typed: Watch, manner: Manner) -> Result<Task, Misuse> {
    let Watch { folders, catalog, once, interval, settle, .. } = typed;
    if folders.iter().any(|folder| is_stdin(folder)) {
        return Err(Misuse::StdinIngested);
    }
    let stay = if once { Stay::Once } else { Stay::On };
    let jobs = jobs(manner);
    Ok(Task::Watch(catalog::Watch { folders, catalog, jobs, interval, settle, stay }))
}

fn asked_task(asked: Asked, manner: Manner, lang: Lang) -> Result<Task, Misuse> {
    let (question, shelf) = match asked {
        Asked::Export(export) => return export_task(export, manner),
        Asked::Status { shelf } => {
            let lang = match manner.lang.unwrap_or(lang) {
                Lang::Vi => "vi",
                Lang::En => "en",
            };
            (Question::Status(lang), shelf)
        }
        Asked::Documents { shelf } => (Question::Documents, shelf),
        Asked::Tasks { owner, due_before, due_after, status, document, shelf } => {
            let filter = TaskFilter { owner, due_before, due_after, status, document };
            (Question::Tasks(filter), shelf)
        }
        Asked::Search { words, limit, shelf } => (searched(&words, limit)?, shelf),
        Asked::History { id, shelf } => (Question::History(id), shelf),
        Asked::Overdue { as_of, owner, shelf } => (Question::Overdue(as_of, owner), shelf),
        Asked::Agencies { shelf } => (Question::Agencies, shelf),
        Asked::Stats { shelf } => (Question::Stats, shelf),
        Asked::Runs { shelf } => (Question::Runs, shelf),
        Asked::Changes(changes) => return Ok(changes_task(changes, manner.lang)),
    };
    let Shelf { catalog, format } = shelf;
    Ok(Task::Ask(catalog, question, format))
}

fn searched(words: &[String], limit: u32) -> Result<Question, Misuse> {
    let words = words.join(" ");
    let has_word = words.chars().any(char::is_alphanumeric);
    has_word.then_some(Question::Search(words, limit)).ok_or(Misuse::NoWords)
}

fn changes_task(typed: Changes, lang: Option<Lang>) -> Task {
    let Changes { since, from_start, rules, level, shelf, .. } = typed;
    let start = if from_start { Start::Beginning } else { Start::Now };
    let since = since.map_or(Since::Last(start), Since::Run);
    let (Shelf { catalog, format }, level) = (shelf, level.of_changes());
    Task::Changes(Tidings { catalog, since, rules, level, format, typed: lang })
}

/// Whether a side is standard input, or a part of it.
fn is_stdin(side: &std::path::Path) -> bool {
    side.to_str().is_some_and(|side| side == "-" || side.starts_with("-#"))
}

fn normalize_task(typed: Normalize) -> Task {
    let tones = match typed.tone {
        ToneName::Keep => None,
        ToneName::Old => Some(Style::Old),
        ToneName::New => Some(Style::New),
    };
    let form = if typed.nfd { Form::Pieces } else { Form::Composed };
    let markup = if typed.strip_markup { Markup::Strip } else { Markup::Keep };
    let letters = typed.from.unwrap_or_default();
    let report = if typed.report { Report::Say } else { Report::Silent };
    Task::Normalize(Filter { files: typed.files, letters, tones, form, markup }, report)
}

fn extract_task(typed: Extract, manner: Manner) -> Result<Task, Misuse> {
    let others = others(typed.force);
    let joins = if typed.no_joins { Joins::Refuse } else { Joins::Make };
    let misprints = if typed.repair { Misprints::Repair } else { Misprints::Keep };
    let reading = Reading { letters: typed.from.unwrap_or_default(), joins, misprints };
    if typed.ndjson_in {
        let is_stdin = matches!(&typed.inputs[..], [only] if is_stdin(only));
        let stream = batch::Stream { reading, jobs: jobs(manner) };
        return is_stdin.then_some(Task::Answer(stream)).ok_or(Misuse::StreamOfFiles);
    }
    let strictness = if typed.strict { Strictness::FindingsFail } else { Strictness::FindingsPass };
    let review = reviewed(typed.review);
    let order =
        Order { inputs: typed.inputs, reading, others, ..order(typed.shape, review, manner)? };
    Ok(Task::Extract(order, strictness))
}

fn export_task(typed: Export, manner: Manner) -> Result<Task, Misuse> {
    let Export { shape, review, force, catalog } = typed;
    let order = Order { others: others(force), ..order(shape, reviewed(review), manner)? };
    Ok(Task::Export(catalog, order))
}

fn others(force: bool) -> Others {
    if force { Others::Keep } else { Others::Refuse }
}

fn reviewed(review: bool) -> Review {
    if review { Review::Write } else { Review::Leave }
}

/// What `shape` asks for, of no input yet.
fn order(shape: Shape, review: Review, manner: Manner) -> Result<Order, Misuse> {
    let formats = formats(&shape, manner)?;
    let is_stream = formats == [Format::Ndjson(Place::Stdout)] && review == Review::Leave;
    let folder = shape.out.unwrap_or_else(|| PathBuf::from(DEFAULT_OUT));
    let (inputs, out, jobs) = (Vec::new(), (!is_stream).then_some(folder), jobs(manner));
    let (reading, others) = (Reading::default(), Others::default());
    Ok(Order { inputs, out, formats, review, reading, jobs, others })
}

/// The folder that is filled where none is named.
const DEFAULT_OUT: &str = "out";

/// What is to be written, each format once.
fn formats(typed: &Shape, manner: Manner) -> Result<Vec<Format>, Misuse> {
    let has = |name: FormatName| typed.format.contains(&name);
    let misuse = [
        (typed.excel && !has(FormatName::Csv), Misuse::ExcelWithoutCsv),
        (typed.separator != b',' && !has(FormatName::Csv), Misuse::SeparatorWithoutCsv),
        (typed.agency.is_some() && !has(FormatName::Ics), Misuse::AgencyWithoutIcs),
    ];
    if let Some((_, misuse)) = misuse.into_iter().find(|(is_so, _)| *is_so) {
        return Err(misuse);
    }
    let mut formats = Vec::new();
    for name in &typed.format {
        let format = format(*name, typed, manner)?;
        if !formats.contains(&format) {
            formats.push(format);
        }
    }
    Ok(formats)
}

fn format(name: FormatName, typed: &Shape, manner: Manner) -> Result<Format, Misuse> {
    let reader = if typed.excel { Reader::Spreadsheet } else { Reader::Program };
    match name {
        FormatName::Json => Ok(Format::Json),
        FormatName::Csv => Ok(Format::Csv(Dialect { reader, separator: typed.separator })),
        FormatName::Ndjson if typed.out.is_none() => Ok(Format::Ndjson(Place::Stdout)),
        FormatName::Ndjson => Ok(Format::Ndjson(Place::Out)),
        FormatName::Parquet if cfg!(feature = "parquet") => Ok(Format::Parquet),
        FormatName::Parquet => Err(Misuse::NotBuilt(name)),
        FormatName::Sqlite => Ok(Format::Sqlite),
        FormatName::Akn => Ok(Format::Akn),
        FormatName::Ics => {
            let lang = manner.lang.unwrap_or(Lang::Vi).of_reports();
            Ok(Format::Ics(Wish { agency: typed.agency.clone(), lang }))
        }
        // A workbook goes to others: it is in English where that is asked for, whatever the machine's.
        FormatName::Xlsx => Ok(Format::Xlsx(manner.lang.unwrap_or(Lang::Vi).of_reports())),
    }
}

/// More threads than this only cost memory.
const MOST_JOBS: usize = 512;

fn jobs(manner: Manner) -> NonZeroUsize {
    let machine = || std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    let asked = manner.jobs.unwrap_or_else(machine);
    NonZeroUsize::new(asked.get().min(MOST_JOBS)).unwrap_or(NonZeroUsize::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(line: &str) -> Result<Plan, Misuse> {
        let args: Vec<OsString> = line.split(' ').map(OsString::from).collect();
        Plan::of(crate::cli::args::parse(&args, Lang::En).unwrap(), Lang::En)
    }

    fn formats(line: &str) -> Vec<Format> {
        match plan(line).unwrap().task {
            Task::Extract(order, _) => order.formats,
            Task::Answer(_)
            | Task::Verify(_)
            | Task::Diff(..)
            | Task::Audit(..)
            | Task::Explain(..)
            | Task::Rules(..)
            | Task::Schema(..)
            | Task::Ingest(..)
            | Task::Watch(..)
            | Task::Ask(..)
            | Task::Export(..)
            | Task::Changes(..)
            | Task::Normalize(..) => Vec::new(),
        }
    }

    #[test]
    fn formats_are_json_and_csv_unless_asked() {
        let csv = Format::Csv(Dialect::PLAIN);
        assert_eq!(formats("congbao extract a"), [Format::Json, csv.clone()]);
        assert_eq!(formats("congbao extract a --format csv,csv"), [csv]);
        let excel = Format::Csv(Dialect::EXCEL);
        assert_eq!(formats("congbao extract a --format csv --excel"), [excel]);
    }

    #[test]
    fn a_workbook_is_in_english_only_where_that_is_typed() {
        let vi = [Format::Xlsx(changes::Lang::Vi)];
        assert_eq!(formats("congbao extract a --format xlsx"), vi);
        let en = [Format::Xlsx(changes::Lang::En)];
        assert_eq!(formats("congbao extract a --format xlsx --lang en"), en);
    }

    #[test]
    fn options_of_formats_that_are_not_written_are_misuse() {
        let misuse = |line: &str| plan(line).unwrap_err();
        let excel = misuse("congbao extract a --format json --excel");
        assert_eq!(excel, Misuse::ExcelWithoutCsv);
        let separator = misuse("congbao extract a --format json --separator ;");
        assert_eq!(separator, Misuse::SeparatorWithoutCsv);
        let agency = misuse("congbao extract a --agency b");
        assert_eq!(agency, Misuse::AgencyWithoutIcs);
    }

    #[test]
    fn a_comparison_that_means_nothing_is_misuse() {
        for (line, expected) in [
            ("congbao diff a b c --format html", Misuse::NoSeries),
            ("congbao diff a b c --by owner", Misuse::NoSeries),
            ("congbao diff a b --format csv --by owner", Misuse::ByWithoutGroups),
            ("congbao diff -- - -#pl-01", Misuse::StdinTwice),
            ("congbao diff a b --out b", Misuse::OutIsInput),
            ("congbao audit a b --out b", Misuse::OutIsRead),
            ("congbao audit a --baseline b --out b", Misuse::OutIsRead),
        ] {
            assert_eq!(plan(line).unwrap_err(), expected, "{line}");
        }
        assert!(plan("congbao diff - b --by status --format html --out c").is_ok());
    }

    #[test]
    fn the_language_is_known_before_parsing() {
        for (line, expected) in [
            ("congbao --lang vi --help", Some(Lang::Vi)),
            ("congbao extract a --lang=en", Some(Lang::En)),
            ("congbao extract vi", None),
            ("congbao --lang", None),
        ] {
            let args: Vec<OsString> = line.split(' ').map(OsString::from).collect();
            assert_eq!(lang_typed(&args), expected, "{line}");
        }
        assert_eq!(Lang::of_locale("vi_VN.UTF-8"), Lang::Vi);
        assert_eq!(Lang::of_locale("C.UTF-8"), Lang::En);
    }
}
