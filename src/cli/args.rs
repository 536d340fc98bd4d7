//! What was typed. What it means is `plan.rs`.

use super::plan::Lang;
use crate::decode::Letters;
use crate::lang::charset::Charset;
use crate::lang::status::codes;
use crate::write::schema;
use clap::builder::PossibleValuesParser;
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::time::Duration;

const EXAMPLES: &str = "\
Examples:
  congbao extract seeds                      every file below seeds/, into out/
  congbao extract a.txt b/ --out data        a file and a folder, into data/
  cat a.txt | congbao extract - --format csv
  congbao verify out                         prove every value against its source
  congbao explain ID                         where the values of a record come from
  congbao rules deadline                     the rules by which deadlines are read
  congbao diff q1.txt q2.txt                 what changed between two reports
  congbao audit report.txt                   sums, counts, dates, statuses that do not agree
  congbao schema task                        the JSON Schema of a task
  congbao ingest inbox --catalog c.sqlite    what is new in inbox/, into a catalogue
  congbao watch inbox --catalog c.sqlite     the same, as it arrives

Exit status: 0 done; 1 done, but something failed; 2 wrong usage; 3 nothing could be done";

const EXTRACT_EXAMPLES: &str = "\
Examples:
  congbao extract seeds
  congbao extract a.txt b/ --out data --format csv --excel
  congbao extract seeds --jobs 2 --quiet --strict

OUT is filled as a whole or not at all: json/<name>.json for each input, one CSV file per record
type, tables/*.csv, and datapackage.json that describes them.";

const VERIFY_EXAMPLES: &str = "\
Examples:
  congbao verify out
  congbao verify out --sources /archive/seeds

Every value of every report is compared with its byte ranges in the source, whose hash is checked
first. Exit status 1 where a value has no proof.";

const EXPLAIN_EXAMPLES: &str = "\
Examples:
  congbao explain vn/son-la/qd-ubnd/2026/1009/ke-hoach#II.3.a
  congbao explain '…#36@m2' --out data --format json

An id that no record has is answered with those like it. Exit status 3 where there is none.";

const DIFF_EXAMPLES: &str = "\
Examples:
  congbao diff quarter-1.txt quarter-2.txt --by owner
  congbao diff out-2025/ out-2026/ --format html --out changes.html
  congbao diff gazette.txt#pl-01 appendix.txt --level text
  congbao diff lam-dong.txt son-la.txt --across
  congbao diff q1.txt q2.txt q3.txt --format csv --out series.csv

A side is a file in any format that `extract` reads, a folder that it filled, or any other folder,
of which every file is read. Behind `#` an id of a document, or the end of one, narrows a side.

Exit status: 0 the same; 1 different; 2 wrong usage, or something could not be read";

const AUDIT_EXAMPLES: &str = "\
Examples:
  congbao audit report.txt
  congbao audit drafts/ --format html --out audit.html
  congbao audit drafts/ --rule sum,count --fail-on warning
  congbao audit drafts/ --format json > accepted.json
  congbao audit drafts/ --baseline accepted.json

`congbao rules` tells what is looked for, docs/rules/ with an example of each. A finding that stands
in the baseline is hidden: the same matter of the same record in a file of that name, wherever it
stands now.

Exit status: 0 no finding of severity error (with --fail-on warning: nor warning); 1 there is one, or
an input failed; 2 wrong usage, or a baseline that cannot be read; 3 nothing could be done";

const SCHEMA_EXAMPLES: &str = "\
Examples:
  congbao schema > congbao.schema.json
  congbao schema task
  congbao schema line                        a line of congbao.ndjson

JSON Schema 2020-12 of what `extract` writes: all fields are required, null where nothing is printed.
Later versions 1.x only add fields, so fields that a schema does not know are allowed.";

const INGEST_EXAMPLES: &str = "\
Examples:
  congbao ingest inbox --catalog congbao.sqlite
  congbao ingest inbox --catalog congbao.sqlite --check
  congbao ingest inbox --catalog congbao.sqlite --refresh    after an update of the program

The catalogue is one file; docs/catalog.md says how documents, sources and revisions are told apart.
It can be run as often as you like, and be broken off at any moment: each file is taken in as a
whole or not at all.

Exit status: 0 done; 1 done, but an input failed now or is in quarantine; 2 wrong usage; 3 the
catalogue cannot be used, or no input is there";

const WATCH_EXAMPLES: &str = "\
Examples:
  congbao watch inbox --catalog congbao.sqlite
  congbao watch inbox /mnt/share --catalog congbao.sqlite --interval 300
  congbao watch inbox --catalog congbao.sqlite --once      for cron

What is new or changed is taken in as `ingest` does it, once the file rests; nothing is moved. SIGTERM and
Ctrl-C end it after the file in hand. docs/catalog.md says what is left out and how it runs as a service.

Exit status: 0 ended as told; 1 with --once: an input failed now or is in quarantine; 2 wrong usage; 3 the
catalogue cannot be used, or a folder is none";

const CATALOG_EXAMPLES: &str = "\
Examples:
  congbao catalog status --catalog congbao.sqlite
  congbao catalog tasks --owner 'Sở Y tế' --due-before 2026-06-30 --catalog congbao.sqlite
  congbao catalog search 'chuyen doi so' --format json --catalog congbao.sqlite
  congbao catalog history vn/son-la/qd-ubnd/2026/1053 --catalog congbao.sqlite
  congbao catalog overdue --as-of 2026-06-30 --owner 'Sở Y tế' --catalog congbao.sqlite
  congbao catalog agencies --catalog congbao.sqlite
  congbao catalog stats --format csv --catalog congbao.sqlite
  congbao catalog export --format xlsx,json --out data --catalog congbao.sqlite
  congbao catalog changes --since 12 --format csv --catalog congbao.sqlite
  congbao catalog changes --since-last --rules alerts.toml --catalog congbao.sqlite

Exit status: 0 done; 1 of export: done, but something failed; 2 wrong usage; 3 nothing could be done: no catalogue, or no such record";

const CHANGES_EXAMPLES: &str = "\
Examples:
  congbao catalog runs --catalog congbao.sqlite
  congbao catalog changes --since 12 --catalog congbao.sqlite
  congbao catalog changes --since-last --catalog congbao.sqlite
  congbao catalog changes --since 0 --rules alerts.toml --catalog congbao.sqlite    a trial
  congbao catalog changes --since-last --rules alerts.toml --catalog congbao.sqlite

--since-last writes into the catalogue up to where the reader (`name` of the rules) was told, once all
that was asked for is delivered; who is new is told what comes from then on. With --since nothing is
delivered but to standard output. docs/catalog.md says what the rules can say. Nothing goes over the
network where they have no address.

Exit status: 0 done; 1 something was not delivered and is told again next time; 2 wrong usage, or rules
that cannot be read; 3 nothing could be done: no catalogue, or no such run";

const NORMALIZE_EXAMPLES: &str = "\
Examples:
  congbao normalize old.txt > new.txt
  cat *.txt | congbao normalize --tone new --report 2> changes.tsv
  congbao normalize --from vni letter.txt

Charset and letters are mended, lines and spacing stay; a text that is clean comes back byte for
byte.";

/// Turns Vietnam's official gazettes (Công báo) into data: documents, tasks, owners, deadlines,
/// metrics, citations, each value with its place in the source.
#[derive(Debug, Parser)]
#[command(name = "congbao", version, after_help = EXAMPLES, max_term_width = 100)]
pub(super) struct Typed {
    #[command(subcommand)]
    pub(super) command: Command,
    #[command(flatten)]
    pub(super) manner: Manner,
}

/// What every command understands.
#[derive(Clone, Copy, Debug, Args)]
pub(super) struct Manner {
    /// Say nothing but errors
    #[arg(long, short, global = true)]
    pub(super) quiet: bool,
    /// Language of messages [default: that of the machine]
    #[arg(long, global = true, value_enum)]
    pub(super) lang: Option<Lang>,
    /// Threads [default: as many as the machine has]
    #[arg(long, short, global = true, value_name = "N")]
    pub(super) jobs: Option<NonZeroUsize>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Read files and folders and write their records as JSON, CSV and in other formats
    #[command(after_help = EXTRACT_EXAMPLES)]
    Extract(Extract),
    /// Prove every value of a folder that `extract` filled against the sources
    #[command(after_help = VERIFY_EXAMPLES)]
    Verify(Verify),
    /// Tell of one record where each value stands, by which rule it was read, what else was considered
    #[command(after_help = EXPLAIN_EXAMPLES)]
    Explain(Explain),
    /// Tell what changed between two reports, by meaning
    #[command(after_help = DIFF_EXAMPLES)]
    Diff(Diff),
    /// Tell what in documents does not add up or disagrees: sums, counts, dates, statuses, references
    #[command(after_help = AUDIT_EXAMPLES)]
    Audit(Audit),
    /// List the rules by which values are read and the checks of an audit, each with an example
    Rules(Rules),
    /// Print the JSON Schema of the JSON of one input, or of one record
    #[command(after_help = SCHEMA_EXAMPLES)]
    Schema(Schema),
    /// Take what is new in files and folders into a catalogue
    #[command(after_help = INGEST_EXAMPLES)]
    Ingest(Ingest),
    /// Take what arrives in folders into a catalogue, as soon as it is complete
    #[command(after_help = WATCH_EXAMPLES)]
    Watch(Watch),
    /// Ask a catalogue
    #[command(after_help = CATALOG_EXAMPLES)]
    Catalog(Catalog),
    /// Give texts back with clean letters: a filter, nothing else is changed
    #[command(after_help = NORMALIZE_EXAMPLES)]
    Normalize(Normalize),
}

#[derive(Debug, Args)]
pub(super) struct Schema {
    /// The record
    #[arg(value_name = "RECORD", default_value = "report", value_parser = PossibleValuesParser::new(schema::RECORDS))]
    pub(super) record: String,
}

#[derive(Debug, Args)]
pub(super) struct Ingest {
    /// Files, folders (every file below that does not begin with a dot)
    #[arg(required = true, value_name = "INPUT")]
    pub(super) inputs: Vec<PathBuf>,
    /// The file of the catalogue; made where there is none
    #[arg(long, value_name = "FILE")]
    pub(super) catalog: PathBuf,
    /// Read files too whose size and time of change are as they were
    #[arg(long)]
    pub(super) check: bool,
    /// Read files again that were read by other rules than those of this program
    #[arg(long)]
    pub(super) refresh: bool,
    #[command(flatten)]
    pub(super) knowledge: Knowledge,
}

#[derive(Debug, Args)]
pub(super) struct Watch {
    /// Folders (every file below that neither begins with a dot nor is called unfinished)
    #[arg(required = true, value_name = "DIR")]
    pub(super) folders: Vec<PathBuf>,
    /// The file of the catalogue; made where there is none
    #[arg(long, value_name = "FILE")]
    pub(super) catalog: PathBuf,
    /// Take in what is there and complete, then end
    #[arg(long)]
    pub(super) once: bool,
    /// Look so often where the system tells of nothing
    #[arg(long, value_name = "SECONDS", value_parser = period, default_value = "30")]
    pub(super) interval: Duration,
    /// A file is complete that has not changed for so long
    #[arg(long, value_name = "SECONDS", value_parser = period, default_value = "2")]
    pub(super) settle: Duration,
    #[command(flatten)]
    pub(super) knowledge: Knowledge,
}

#[derive(Debug, Args)]
pub(super) struct Catalog {
    #[command(subcommand)]
    pub(super) asked: Asked,
}

/// What a catalogue is asked.
#[derive(Debug, Subcommand)]
pub(super) enum Asked {
    /// Count what there is; list what is in quarantine, with its error
    Status {
        #[command(flatten)]
        shelf: Shelf,
    },
    /// List the documents, each once
    Documents {
        #[command(flatten)]
        shelf: Shelf,
    },
    /// List tasks by their last day
    Tasks {
        /// Only those of this body, in any role: its name or an abbreviation, marks aside, or its id
        #[arg(long, value_name = "NAME", value_parser = named)]
        owner: Option<String>,
        /// Only those whose last day is before this one
        #[arg(long, value_name = "DATE", value_parser = day)]
        due_before: Option<String>,
        /// Only those whose last day is after this one
        #[arg(long, value_name = "DATE", value_parser = day)]
        due_after: Option<String>,
        /// Only those with this status: `delayed`, `in_progress`, `completed` …
        #[arg(long, value_name = "CODE", value_parser = status)]
        status: Option<String>,
        /// Only those of this document and of what is attached to it
        #[arg(long, value_name = "ID")]
        document: Option<String>,
        #[command(flatten)]
        shelf: Shelf,
    },
    /// Find texts with all of these words, with or without diacritics
    Search {
        /// Words; with `*` behind it the beginning of one
        #[arg(value_name = "WORDS", required = true)]
        words: Vec<String>,
        /// At most so many
        #[arg(long, value_name = "N", default_value = "50", value_parser = clap::value_parser!(u32).range(1..))]
        limit: u32,
        #[command(flatten)]
        shelf: Shelf,
    },
    /// Tell the revisions of a document or task, and what changed in each
    History {
        /// Id of a document or task
        #[arg(value_name = "ID")]
        id: String,
        #[command(flatten)]
        shelf: Shelf,
    },
    /// List open tasks that are overdue on a day, with the days that they are late
    Overdue {
        /// The day: what was due before it is overdue
        #[arg(long, value_name = "DATE", value_parser = day)]
        as_of: String,
        /// Only those of this body, in any role: its name or an abbreviation, marks aside, or its id
        #[arg(long, value_name = "NAME", value_parser = named)]
        owner: Option<String>,
        #[command(flatten)]
        shelf: Shelf,
    },
    /// List the bodies, those with most tasks first, with their tasks in each role
    Agencies {
        #[command(flatten)]
        shelf: Shelf,
    },
    /// Count documents, tasks and findings by what they are; tell the size of the catalogue
    Stats {
        #[command(flatten)]
        shelf: Shelf,
    },
    /// Write the current records of all documents in the formats of `extract`
    Export(Export),
    /// List the runs of `ingest`, with what each brought
    Runs {
        #[command(flatten)]
        shelf: Shelf,
    },
    /// Tell what changed since a run, or since it was told last; alert readers
    #[command(after_help = CHANGES_EXAMPLES)]
    Changes(Changes),
}

/// The records of a catalogue as files.
#[derive(Debug, Args)]
pub(super) struct Export {
    #[command(flatten)]
    pub(super) shape: Shape,
    /// Write review.csv too: the doubtful fields of all records, each with its reason and source line
    #[arg(long)]
    pub(super) review: bool,
    /// Write into a folder that holds other files too; they stay unless a new file has their name
    #[arg(long)]
    pub(super) force: bool,
    /// The file of the catalogue
    #[arg(long, value_name = "FILE")]
    pub(super) catalog: PathBuf,
}

/// Which changes.
#[derive(Debug, Args)]
pub(super) struct Changes {
    /// What runs after this one brought (`catalog runs` lists them); 0: all
    #[arg(long, value_name = "RUN", value_parser = clap::value_parser!(i64).range(0..))]
    #[arg(required_unless_present = "since_last", conflicts_with = "since_last")]
    pub(super) since: Option<i64>,
    /// What was not told yet; writes into the catalogue that it was
    #[arg(long)]
    pub(super) since_last: bool,
    /// Tell a reader who is new all there is
    #[arg(long, conflicts_with = "since")]
    pub(super) from_start: bool,
    /// Tell a reader what the rules in this file ask for, and deliver it; can be given again
    #[arg(long, value_name = "FILE")]
    pub(super) rules: Vec<PathBuf>,
    /// What counts: another meaning, or any other writing too
    #[arg(long, value_enum, default_value = "meaning", conflicts_with = "rules")]
    pub(super) level: LevelName,
    #[command(flatten)]
    pub(super) shelf: Shelf,
}

/// Which catalogue, and how it answers.
#[derive(Debug, Args)]
pub(super) struct Shelf {
    /// The file of the catalogue
    #[arg(long, value_name = "FILE")]
    pub(super) catalog: PathBuf,
    /// A table for people, CSV or JSON for programs
    #[arg(long, short, value_enum, default_value = "table")]
    pub(super) format: AnswerFormat,
}

/// How an answer is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum AnswerFormat {
    /// Columns, as wide as the terminal
    Table,
    /// A header row and one row each
    Csv,
    /// One array of objects
    Json,
}

/// An ISO day.
fn day(typed: &str) -> Result<String, String> {
    let day: jiff::civil::Date =
        typed.parse().map_err(|_| "a day such as 2026-06-30 is expected".to_owned())?;
    Ok(day.to_string())
}

/// A name with a letter or figure in it.
fn named(typed: &str) -> Result<String, String> {
    let is_named = typed.chars().any(char::is_alphanumeric);
    is_named
        .then(|| typed.to_owned())
        .ok_or_else(|| "a name such as `Sở Y tế` is expected".to_owned())
}

/// The code of a status.
fn status(typed: &str) -> Result<String, String> {
    let is_code = codes().any(|code| code == typed);
    is_code
        .then(|| typed.to_owned())
        .ok_or_else(|| format!("one of {}", codes().collect::<Vec<_>>().join(", ")))
}

/// Seconds, a tenth of one to a day.
fn period(typed: &str) -> Result<Duration, String> {
    let seconds = typed.parse().ok().filter(|seconds| (0.1..=86400.0).contains(seconds));
    seconds.map(Duration::from_secs_f64).ok_or_else(|| "0.1 … 86400".to_owned())
}

/// A charset by name.
fn letters(name: &str) -> Result<Letters, String> {
    Letters::named(name).ok_or_else(|| {
        let known = Charset::ALL.map(Charset::name).join(", ");
        format!("utf-8, {known}")
    })
}

/// A separator of CSV.
fn separator(typed: &str) -> Result<u8, String> {
    match typed.as_bytes() {
        b"tab" | b"\\t" => Ok(b'\t'),
        [byte] if byte.is_ascii_punctuation() && *byte != b'"' => Ok(*byte),
        [b'\t'] => Ok(b'\t'),
        _ => Err("; , | tab".to_owned()),
    }
}

#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools, reason = "switches as typed; `plan` gives them names")]
pub(super) struct Normalize {
    /// Files; standard input where there are none, or for `-`
    #[arg(value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// Charset of the texts, where it is not to be told by evidence: utf-8, tcvn3, vni, viscii, vps,
    /// windows-1258, viqr
    #[arg(long, value_name = "CHARSET", value_parser = letters)]
    pub(super) from: Option<Letters>,
    /// Where tones stand: as they are, hòa (old), hoà (new)
    #[arg(long, value_enum, default_value = "keep")]
    pub(super) tone: ToneName,
    /// Letters composed [default]
    #[arg(long, conflicts_with = "nfd")]
    pub(super) nfc: bool,
    /// Letters in pieces: base and marks
    #[arg(long)]
    pub(super) nfd: bool,
    /// Take out tags, entities and emphasis marks
    #[arg(long)]
    pub(super) strip_markup: bool,
    /// Say on standard error what was changed, and where: one line each, with tabs
    #[arg(long)]
    pub(super) report: bool,
}

/// Where tones stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ToneName {
    /// As they are
    Keep,
    /// hòa
    Old,
    /// hoà
    New,
}

#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools, reason = "switches as typed; `plan` gives them names")]
pub(super) struct Extract {
    /// Files, folders (every file below that does not begin with a dot), or `-` for one text on
    /// standard input
    #[arg(required = true, value_name = "INPUT")]
    pub(super) inputs: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) shape: Shape,
    /// With `-`: standard input is lines {"name", "text"} or {"name", "base64"}, a document each;
    /// each is answered by a line on standard output, its report or an error
    #[arg(long, conflicts_with_all = ["out", "format", "excel", "separator", "agency", "review", "strict", "force"])]
    pub(super) ndjson_in: bool,
    /// Charset of the inputs, where it is not to be told by evidence
    #[arg(long, value_name = "CHARSET", value_parser = letters)]
    pub(super) from: Option<Letters>,
    /// Leave rows and paragraphs that a page break cut as they are printed: nothing is moved, a row
    /// that is only the rest of another stays a row
    #[arg(long)]
    pub(super) no_joins: bool,
    /// Put misprints right of which the evidence leaves no doubt; repairs.csv lists each with what is
    /// printed
    #[arg(long)]
    pub(super) repair: bool,
    #[command(flatten)]
    pub(super) knowledge: Knowledge,
    /// Write review.csv too: the doubtful fields of all records, each with its reason and source line
    #[arg(long)]
    pub(super) review: bool,
    /// Exit with 1 where a finding is an error
    #[arg(long)]
    pub(super) strict: bool,
    /// Write into a folder that holds other files too; they stay unless a new file has their name
    #[arg(long)]
    pub(super) force: bool,
}

/// What is written, and to where.
#[derive(Debug, Args)]
pub(super) struct Shape {
    /// Folder to fill; what an earlier run wrote there is replaced as a whole [default: out]
    #[arg(long, short, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// Formats to write, separated by commas
    #[arg(long, short, value_enum, value_delimiter = ',', default_value = "json,csv")]
    pub(super) format: Vec<FormatName>,
    /// Write CSV for spreadsheets: byte order mark, and cells that begin like a formula guarded
    /// by an apostrophe
    #[arg(long)]
    pub(super) excel: bool,
    /// What stands between the cells of CSV: a character such as `;`, or `tab`
    #[arg(long, value_name = "CHAR", value_parser = separator, default_value = ",")]
    pub(super) separator: u8,
    /// Only the tasks of this body in congbao.ics: its id or its name
    #[arg(long, value_name = "NAME")]
    pub(super) agency: Option<String>,
}

/// What every command goes by that reads documents.
#[derive(Debug, Args)]
pub(super) struct Knowledge {
    /// Folder with tables of your own (agencies.tsv, statuses.tsv, units.tsv …): their rows are added
    /// to those of the program, or replace them
    #[arg(long, value_name = "DIR")]
    pub(super) lexicon: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct Verify {
    /// Folder that `extract` filled
    #[arg(value_name = "OUT")]
    pub(super) out: PathBuf,
    /// Where the sources are, if not where their names say from here
    #[arg(long, value_name = "DIR")]
    pub(super) sources: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct Explain {
    /// Id of a task, metric, citation, document, table, agency or finding
    #[arg(value_name = "ID")]
    pub(super) id: String,
    /// Folder that `extract` filled
    #[arg(long, short, value_name = "DIR", default_value = "out")]
    pub(super) out: PathBuf,
    /// Where the sources are, if not where their names say from here
    #[arg(long, value_name = "DIR")]
    pub(super) sources: Option<PathBuf>,
    /// Text for people or JSON for programs
    #[arg(long, short, value_enum, default_value = "text")]
    pub(super) format: ListFormat,
    #[command(flatten)]
    pub(super) knowledge: Knowledge,
}

#[derive(Debug, Args)]
pub(super) struct Diff {
    /// The earlier side: file or folder, with `#ID` one document of it; `-` for standard input
    #[arg(value_name = "OLD")]
    pub(super) old: PathBuf,
    /// The later side
    #[arg(value_name = "NEW")]
    pub(super) new: PathBuf,
    /// Later ones: then the course of each task and metric over all reports is told
    #[arg(value_name = "MORE")]
    pub(super) more: Vec<PathBuf>,
    /// The least change that is told
    #[arg(long, value_enum, default_value = "meaning")]
    pub(super) level: LevelName,
    /// Compare two bodies on the same programme: by the names of tasks, whatever their numbers
    #[arg(long)]
    pub(super) across: bool,
    /// Text, HTML or Markdown for people, JSON, NDJSON or CSV for programs
    #[arg(long, short, value_enum, default_value = "text")]
    pub(super) format: DiffFormat,
    /// Groups of a report for people [default: document]
    #[arg(long, value_enum)]
    pub(super) by: Option<ByName>,
    /// Write into this file, not to standard output
    #[arg(long, short, value_name = "FILE")]
    pub(super) out: Option<PathBuf>,
    /// Only tasks in a section or group whose name has this text
    #[arg(long, value_name = "TEXT")]
    pub(super) section: Option<String>,
    /// Only the appendix of this number: 1, 01 or I
    #[arg(long, value_name = "N")]
    pub(super) appendix: Option<String>,
    /// Charset of the files, where it is not to be told by evidence
    #[arg(long, value_name = "CHARSET", value_parser = letters)]
    pub(super) from: Option<Letters>,
    #[command(flatten)]
    pub(super) knowledge: Knowledge,
}

#[derive(Debug, Args)]
pub(super) struct Audit {
    /// Files, folders (every file below that does not begin with a dot), or `-` for one text on
    /// standard input
    #[arg(required = true, value_name = "INPUT")]
    pub(super) inputs: Vec<PathBuf>,
    /// Only these checks: codes such as sum.percent-differs, or groups: date, sum, count, status,
    /// agency, reference, text
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub(super) rule: Vec<String>,
    /// Text or HTML for people, JSON or CSV for programs
    #[arg(long, short, value_enum, default_value = "text")]
    pub(super) format: AuditFormat,
    /// The least severity that makes the exit status 1
    #[arg(long, value_enum, default_value = "error")]
    pub(super) fail_on: FailOn,
    /// Hide the findings of this file, an earlier output of `audit --format json`
    #[arg(long, value_name = "FILE")]
    pub(super) baseline: Option<PathBuf>,
    /// Write into this file, not to standard output
    #[arg(long, short, value_name = "FILE")]
    pub(super) out: Option<PathBuf>,
    /// Charset of the inputs, where it is not to be told by evidence
    #[arg(long, value_name = "CHARSET", value_parser = letters)]
    pub(super) from: Option<Letters>,
    #[command(flatten)]
    pub(super) knowledge: Knowledge,
}

/// How an audit is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum AuditFormat {
    /// For a terminal
    Text,
    /// One array of findings
    Json,
    /// One row a finding
    Csv,
    /// One page that needs nothing else
    Html,
}

/// The least severity that fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum FailOn {
    /// What is certainly wrong
    Error,
    /// What is very probably wrong, too
    Warning,
}

/// The least change that is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum LevelName {
    /// What says something else
    Meaning,
    /// What is only written otherwise, too: spelling, tone places, spacing, misread letters
    Text,
}

/// How a comparison is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum DiffFormat {
    /// For a terminal
    Text,
    /// One object: summary, pairs, changes
    Json,
    /// One object a change
    Ndjson,
    /// One row a change
    Csv,
    /// One page that needs nothing else, old and new side by side
    Html,
    /// Markdown
    Md,
}

/// What changes are grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ByName {
    /// Who leads, the worst first
    Owner,
    /// From which status to which, the worst first
    Status,
    /// Their document, in its order
    Document,
}

#[derive(Debug, Args)]
pub(super) struct Rules {
    /// Only rules and checks whose names begin so, or checks of that group: `deadline`, `metric.ratio`,
    /// `sum`
    #[arg(value_name = "PREFIX")]
    pub(super) prefix: Option<String>,
    /// Text for people, JSON or CSV for programs
    #[arg(long, short, value_enum, default_value = "text")]
    pub(super) format: ListFormat,
}

/// How a list is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ListFormat {
    /// For people
    Text,
    /// One array or object
    Json,
    /// A header row and one row each
    Csv,
}

/// A format by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum FormatName {
    /// json/: one file per input
    Json,
    /// One file per record type; tables/: one per table
    Csv,
    /// congbao.ndjson: one record a line; to standard output where no --out is given
    Ndjson,
    /// congbao.xlsx: one workbook, headings in Vietnamese unless --lang en
    Xlsx,
    /// congbao.sqlite: one database with indexes, views and full-text search
    Sqlite,
    /// congbao.parquet: one file of nested columns
    Parquet,
    /// congbao.ics: deadlines as events and to-dos
    Ics,
    /// akn/: one Akoma Ntoso file per document
    Akn,
}

/// Parses `args`, the program's own name first; help is in `lang`.
pub(super) fn parse(args: &[OsString], lang: Lang) -> Result<Typed, clap::Error> {
    let mut command = Typed::command();
    if lang == Lang::Vi {
        command = super::vietnamese::translate(command);
    }
    let command = command.arg_required_else_help(true);
    let mut matches = command.try_get_matches_from(args)?;
    Typed::from_arg_matches_mut(&mut matches)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(line: &str) -> Result<Typed, clap::Error> {
        let args: Vec<OsString> = line.split(' ').map(OsString::from).collect();
        parse(&args, Lang::En)
    }

    #[test]
    fn the_parser_is_sound() {
        Typed::command().debug_assert();
        crate::cli::vietnamese::translate(Typed::command()).debug_assert();
    }

    #[test]
    fn wrong_usage_is_refused() {
        for line in [
            "congbao",
            "congbao extract",
            "congbao extract a --format doc",
            "congbao extract a --jobs 0",
            "congbao extract a --lang fr",
            "congbao verify",
            "congbao diff",
            "congbao diff a",
            "congbao diff a b --format xlsx",
            "congbao diff a b --by title",
            "congbao diff a b --level letters",
            "congbao audit",
            "congbao audit a --format md",
            "congbao audit a --fail-on info",
            "congbao ingest a",
            "congbao ingest --catalog c",
            "congbao watch a",
            "congbao watch --catalog c",
            "congbao watch a --catalog c --interval 0",
            "congbao watch a --catalog c --settle -1",
            "congbao watch a --catalog c --settle NaN",
            "congbao catalog",
            "congbao catalog tasks",
            "congbao catalog tasks --catalog c --due-before 30/6/2026",
            "congbao catalog search --catalog c",
            "congbao catalog status --catalog c --format xml",
            "congbao catalog tasks --catalog c --status nonsense",
            "congbao catalog tasks --catalog c --owner=",
            "congbao catalog tasks --catalog c --owner -",
            "congbao catalog overdue --catalog c",
            "congbao catalog overdue --catalog c --as-of today",
            "congbao catalog overdue --catalog c --as-of 2026-06-30 --owner=*",
            "congbao catalog agencies",
            "congbao catalog stats --catalog c --format xlsx",
            "congbao catalog export --format json",
            "congbao catalog export --catalog c --format table",
            "congbao catalog changes --catalog c",
            "congbao catalog changes --catalog c --since 1 --since-last",
            "congbao catalog changes --catalog c --since -1",
            "congbao catalog changes --catalog c --since 1 --from-start",
            "congbao catalog changes --catalog c --since-last --rules r.toml --level text",
            "congbao nothing",
        ] {
            assert!(typed(line).is_err_and(|error| error.use_stderr()), "{line}");
        }
        for line in ["congbao --version", "congbao --help", "congbao extract --help"] {
            assert!(typed(line).is_err_and(|error| !error.use_stderr()), "{line}");
        }
        assert!(typed("congbao extract - a b/ --out x --format csv,json -q --jobs 2").is_ok());
    }
}
