//! A path → the catalogue in that file, made where there is none. Anything else in it is refused.

use super::trouble::{Done, Trouble};
use crate::batch::Failure;
use crate::write::sqlite::schema;
use rusqlite::{Connection, ErrorCode, OpenFlags, TransactionBehavior};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Version of the catalogue's tables, in `PRAGMA user_version`. A change of `schema.sql`, or of the tables of records,
/// makes another: `upgrade.rs` has the steps, `fixtures/catalog` one of each.
pub(super) const VERSION: i32 = 2;
/// By which a catalogue is known, in `PRAGMA application_id`: `CGCT`.
const APPLICATION: i32 = 0x4347_4354;

/// How the folder is called in which a catalogue is made.
const ASIDE: &str = ".congbao-";

/// How long one process waits for another.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often, and how long each time, it waits where the database itself does not.
const TRIES: u32 = 50;
const PAUSE: Duration = Duration::from_millis(100);

/// A catalogue that can lose nothing that was committed, and half of nothing.
const MANNER: &str =
    "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA cache_size = -64000;";

/// What the catalogue's own tables are called in `contents`.
const ABOUT: [(&str, &str, &str); 9] = [
    ("catalog_runs", "Các lần nạp", "Runs of `ingest`, with the versions of program and rules."),
    ("catalog_contents", "Nội dung đã đọc", "What was read, by the hash of its bytes."),
    ("catalog_files", "Các tệp", "Where each content was found."),
    ("catalog_documents", "Danh mục văn bản", "Each document once, with its best source."),
    ("catalog_sources", "Nguồn của văn bản", "The contents that have a document, by quality."),
    ("catalog_revisions", "Các bản của văn bản", "Texts that a document had, with differences."),
    ("catalog_readers", "Người nhận thông báo", "Up to where each reader was told what changed."),
    ("catalog_searched", "Hàng của chỉ mục", "Which rows of `search` are of which source."),
    ("catalog_owners", "Cơ quan của nhiệm vụ", "Names under which a task is found by its owners."),
];

/// What is in a file.
pub(super) enum Holds {
    Nothing,
    Catalog(i32),
    Other,
}

/// The catalogue at `path` to write, made where there is no such file.
pub(super) fn to_write(path: &Path) -> Result<Connection, Failure> {
    if !path.exists() {
        place(path).map_err(|trouble| trouble.of(path))?;
    }
    let opened = opened(path, OpenFlags::SQLITE_OPEN_CREATE);
    let mut connection = opened.map_err(|trouble| trouble.of(path))?;
    begin(&mut connection).map_err(|trouble| trouble.of(path))?;
    accepted(connection, path)
}

/// The catalogue at `path` to read.
pub(super) fn to_read(path: &Path) -> Result<Connection, Failure> {
    if !path.exists() {
        return Err(Failure::Missing { name: path.display().to_string() });
    }
    let connection = opened(path, OpenFlags::empty()).and_then(|connection| {
        connection.pragma_update(None, "query_only", true)?;
        holds(&connection)?;
        Ok(connection)
    });
    let connection =
        connection.or_else(|trouble| still(path).filter(|_| is_shut(&trouble)).ok_or(trouble));
    accepted(connection.map_err(|trouble| trouble.of(path))?, path)
}

/// Whether a file could not be opened since nothing can be written there.
pub(super) fn is_shut(trouble: &Trouble) -> bool {
    let shut = [ErrorCode::CannotOpen, ErrorCode::ReadOnly, ErrorCode::SystemIoFailure];
    trouble.code().is_some_and(|code| shut.contains(&code))
}

/// The catalogue at `path` where nothing can be written, not even what readers and writers agree by; none while some of
/// it is in a file beside it.
fn still(path: &Path) -> Option<Connection> {
    let wal = PathBuf::from(format!("{}-wal", path.to_str()?));
    if fs::metadata(wal).is_ok_and(|wal| wal.len() > 0) {
        return None;
    }
    let name = path.to_str()?.replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    Connection::open_with_flags(format!("file:{name}?immutable=1"), flags).ok()
}

pub(super) fn opened(path: &Path, create: OpenFlags) -> Done<Connection> {
    // Of a pipe or a device the database would wait for ever.
    if fs::metadata(path).is_ok_and(|found| !found.is_file()) {
        let code = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_NOTADB);
        return Err(rusqlite::Error::SqliteFailure(code, None).into());
    }
    // What begins so is an address to the database, not a name.
    let is_address = path.as_os_str().as_encoded_bytes().starts_with(b"file:");
    let path = if is_address { &Path::new(".").join(path) } else { path };
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | create;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(PATIENCE)?;
    connection.execute_batch(MANNER)?;
    Ok(connection)
}

/// `connection`, where it is to a catalogue that this program knows.
fn accepted(connection: Connection, path: &Path) -> Result<Connection, Failure> {
    let path = path.to_owned();
    match holds(&connection).map_err(|trouble| trouble.of(&path))? {
        Holds::Catalog(VERSION) => Ok(connection),
        Holds::Catalog(version) if version < VERSION => {
            Err(Failure::OlderCatalog { path, version, known: VERSION })
        }
        Holds::Catalog(version) => Err(Failure::NewerCatalog { path, version, known: VERSION }),
        Holds::Nothing | Holds::Other => Err(Failure::NoCatalog { path }),
    }
}

pub(super) fn holds(connection: &Connection) -> Done<Holds> {
    let number = |name: &str| connection.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
    let (application, version) = (number("application_id")?, number("user_version")?);
    let count = "SELECT count(*) FROM sqlite_schema";
    let tables: i64 = connection.query_row(count, [], |row| row.get(0))?;
    Ok(match (application, tables) {
        (APPLICATION, _) => Holds::Catalog(version),
        (0, 0) => Holds::Nothing,
        (_, _) => Holds::Other,
    })
}

/// Makes a catalogue aside and puts it at `path` as a whole: what breaks off while it is made (a full disk, a kill)
/// leaves nothing there. Where the system cannot do that it is left to be made in its place.
fn place(path: &Path) -> Done<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let Ok(aside) = tempfile::Builder::new().prefix(ASIDE).tempdir_in(folder) else {
        return Ok(());
    };
    let made = aside.path().join("catalog");
    let mut connection = opened(&made, OpenFlags::SQLITE_OPEN_CREATE)?;
    begin(&mut connection)?;
    connection.close().map_err(|(_, cause)| cause)?;
    // Of two processes that want to, one does. A link is never put over another file.
    if fs::hard_link(&made, path).is_ok() {
        // The name is to last as long as what is written under it; not every system opens a folder.
        let _ = fs::File::open(folder).and_then(|folder| folder.sync_all());
    }
    Ok(())
}

/// Makes the tables in an empty file; of two processes that want to, one does.
fn begin(connection: &mut Connection) -> Done<()> {
    if !matches!(holds(connection)?, Holds::Nothing) {
        return Ok(());
    }
    patiently(|| Ok(connection.pragma_update(None, "journal_mode", "wal")?))?;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if matches!(holds(&transaction)?, Holds::Nothing) {
        make(&transaction)?;
    }
    Ok(transaction.commit()?)
}

/// Does what the database refuses at once, without waiting, while another process is there.
fn patiently(mut attempt: impl FnMut() -> Done<()>) -> Done<()> {
    for _ in 0..TRIES {
        match attempt() {
            Err(trouble) if trouble.is_busy() => std::thread::sleep(PAUSE),
            done => return done,
        }
    }
    attempt()
}

fn make(connection: &Connection) -> Result<(), Trouble> {
    schema::create(connection)?;
    connection.execute_batch(include_str!("schema.sql"))?;
    connection.pragma_update(None, "application_id", APPLICATION)?;
    connection.pragma_update(None, "user_version", VERSION)?;
    tell_of(connection)
}

/// Tells of the catalogue's own tables in `contents`.
pub(super) fn tell_of(connection: &Connection) -> Done<()> {
    connection.execute("DELETE FROM contents WHERE \"name\" GLOB 'catalog_*'", [])?;
    let mut contents = connection.prepare("INSERT INTO contents VALUES (?, 'table', ?, ?)")?;
    for (name, title, about) in ABOUT {
        contents.execute([name, title, about])?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_written_is_read_as_it_stands() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a?b%c#.sqlite");
        to_write(&path).unwrap().close().unwrap();
        let files = || fs::read_dir(folder.path()).unwrap().count();
        let connection = still(&path).unwrap();
        assert!(matches!(holds(&connection), Ok(Holds::Catalog(VERSION))));
        assert!(connection.execute_batch("CREATE TABLE x (y)").is_err());
        assert_eq!(files(), 1);
        fs::write(folder.path().join("a?b%c#.sqlite-wal"), b"something").unwrap();
        assert!(still(&path).is_none());
    }
}
