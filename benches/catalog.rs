//! Made decisions → how long a catalogue takes to take in 1,000, 10,000 and 100,000 of them, thousand by thousand, how
//! large it gets, and how soon it answers. Whole processes, as a user waits for them.
//!
//! `cargo bench --bench catalog [-- COUNT…]`. Prints what it measured; asserts nothing. 100,000 take a quarter of an
//! hour and 4 GB in the folder of temporary files.

use std::env;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Instant;

const COUNTS: [usize; 3] = [1_000, 10_000, 100_000];
/// Files of a folder, and of a line of the curve.
const BLOCK: usize = 1_000;
/// One file of so many is a gazette issue, which prints the two decisions after it.
const ISSUE: usize = 100;
/// Runs of a question, of which the median counts.
const RUNS: usize = 20;

const QUESTIONS: [&[&str]; 5] = [
    &["tasks", "--owner", "Sở Y tế", "--due-after", "2018-01-01", "--due-before", "2018-03-31"],
    &["tasks", "--due-before", "2016-03-31"],
    &["search", "chuyen doi so 96"],
    &["history", "vn/son-la/qd-ubnd/2016/1"],
    &["status"],
];

type Done<T> = Result<T, Box<dyn Error>>;

fn main() -> Done<()> {
    let asked: Vec<usize> = env::args().filter_map(|word| word.parse().ok()).collect();
    let counts = if asked.is_empty() { COUNTS.to_vec() } else { asked };
    for count in counts {
        let desk = tempfile::tempdir()?;
        made(desk.path(), count)?;
        measure(desk.path(), count)?;
    }
    Ok(())
}

fn measure(desk: &Path, count: usize) -> Done<()> {
    println!("{count} files\n{:>8} {:>8} {:>8}", "files", "seconds", "cpu");
    let start = Instant::now();
    let peak = followed(&mut ingest(desk)?)?;
    let (took, bytes) = (start.elapsed().as_secs_f64(), fs::metadata(desk.join("c.sqlite"))?.len());
    println!("total {took:.1} s, peak memory {peak}");
    println!("{bytes} bytes, {} a file", bytes / count as u64);
    let start = Instant::now();
    ingest(desk)?.wait()?;
    println!("all unchanged: {:.2} s", start.elapsed().as_secs_f64());
    QUESTIONS.iter().try_for_each(|words| asked(desk, words))
}

fn ingest(desk: &Path) -> Done<Child> {
    let words = ["ingest", "in", "--catalog", "c.sqlite", "--jobs", "1", "--lang", "en"];
    Ok(program(desk, &words).stderr(Stdio::piped()).spawn()?)
}

fn program(desk: &Path, words: &[&str]) -> Command {
    let named = env::var_os("CONGBAO").and_then(|path| fs::canonicalize(path).ok());
    let mut command = Command::new(named.unwrap_or_else(|| env!("CARGO_BIN_EXE_congbao").into()));
    command.args(words).current_dir(desk).stdin(Stdio::null()).stdout(Stdio::piped());
    command
}

/// Prints a line for each thousand files that were taken in; the peak memory of the process.
fn followed(run: &mut Child) -> Done<String> {
    let (mut files, mut peak) = (0, String::new());
    let (mut start, mut spent) = (Instant::now(), 0.0);
    let lines = BufReader::new(run.stderr.take().ok_or("no messages")?).lines();
    for line in lines.map_while(Result::ok).filter(|line| line.contains(": new")) {
        files += 1;
        assert!(line.starts_with("in/"), "{line}");
        if files % BLOCK == 0 {
            let (took, cpu) = (start.elapsed().as_secs_f64(), processor(run.id()));
            println!("{files:>8} {took:>8.2} {:>8.2}", cpu - spent);
            (start, spent) = (Instant::now(), cpu);
            peak = memory(run.id());
        }
    }
    run.wait()?;
    Ok(peak)
}

/// Seconds that a process has had a processor for, where the system tells: what other work does not lengthen.
fn processor(process: u32) -> f64 {
    let told = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    let after_name = told.rsplit(')').next().unwrap_or_default();
    let ticks = after_name.split_whitespace().skip(11).take(2);
    ticks.filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / 100.0
}

/// Its peak memory so far.
fn memory(process: u32) -> String {
    let told = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let peak = told.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    peak.unwrap_or("unknown").trim().to_owned()
}

/// Asks again and again; prints the median, the shortest, the longest and how many rows came.
fn asked(desk: &Path, words: &[&str]) -> Done<()> {
    let (mut took, mut rows) = (Vec::new(), 0);
    for _ in 0..=RUNS {
        let start = Instant::now();
        let line = [&["catalog"], words, &["--catalog", "c.sqlite", "--format", "csv"]].concat();
        let output = program(desk, &line).output()?;
        took.push(start.elapsed().as_secs_f64() * 1_000.0);
        rows = String::from_utf8_lossy(&output.stdout).lines().count().saturating_sub(1);
    }
    // The first one warms the cache.
    took.remove(0);
    took.sort_by(f64::total_cmp);
    let (least, median, most) = (took[0], took[RUNS / 2], took[RUNS - 1]);
    println!("{median:>7.1} ms ({least:.1}–{most:.1}), {rows} rows: {}", words.join(" "));
    Ok(())
}

/// Writes the files, a thousand a folder.
fn made(desk: &Path, count: usize) -> Done<()> {
    for number in 0..count {
        let folder = desk.join(format!("in/{:03}", number / BLOCK));
        if number % BLOCK == 0 {
            fs::create_dir_all(&folder)?;
        }
        let text = match number % ISSUE {
            0 => issue(number),
            _ => decision(number),
        };
        fs::write(folder.join(format!("{number:06}.txt")), text)?;
    }
    Ok(())
}

const PLACES: [&str; 10] = [
    "Sơn La",
    "Lâm Đồng",
    "Hà Nội",
    "Nghệ An",
    "Cà Mau",
    "Lào Cai",
    "Quảng Ninh",
    "Đắk Lắk",
    "An Giang",
    "Huế",
];
const BODIES: [&str; 12] = [
    "Sở Y tế",
    "Sở Nội vụ",
    "Sở Tài chính",
    "Sở Công Thương",
    "Sở Xây dựng",
    "Sở Khoa học và Công nghệ",
    "Sở Giáo dục và Đào tạo",
    "Công an tỉnh",
    "Sở Tư pháp",
    "Sở Nông nghiệp và Môi trường",
    "Văn phòng UBND tỉnh",
    "Thanh tra tỉnh",
];
const ABOUT: [&str; 10] = [
    "chuyển đổi số",
    "cải cách hành chính",
    "đào tạo nghề",
    "an toàn thông tin",
    "phòng cháy, chữa cháy",
    "xây dựng nông thôn mới",
    "chăm sóc sức khỏe",
    "thu hút đầu tư",
    "bảo vệ rừng",
    "phát triển du lịch",
];
const WORK: [&str; 4] = ["Rà soát", "Tập huấn", "Báo cáo", "Xây dựng"];
/// The years of the decisions, from 2016 on.
const YEARS: usize = 11;

/// Numbers that look drawn and are the same in every run.
struct Draw(u64);

impl Draw {
    fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % end
    }

    fn of<'t>(&mut self, texts: &[&'t str]) -> &'t str {
        texts[self.below(texts.len())]
    }

    fn day(&mut self, year: usize) -> String {
        let (day, month) = (1 + self.below(28), 1 + self.below(12));
        format!("{day:02}/{month:02}/{}", year + self.below(2))
    }
}

/// Place, year and number of a decision: no two have the same three.
fn identity(number: usize) -> (&'static str, usize, usize) {
    let years = number / PLACES.len();
    (PLACES[number % PLACES.len()], 2016 + years % YEARS, years / YEARS + 1)
}

/// A decision with a plan in three tasks.
fn decision(at: usize) -> String {
    let (place, year, number) = identity(at);
    let mut draw = Draw(at as u64);
    let about = format!("{} giai đoạn {}", draw.of(&ABOUT), at % 97);
    let mut text = format!(
        "ỦY BAN NHÂN DÂN\nTỈNH {}\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n\
Số: {number}/QĐ-UBND\n\n{place}, ngày 09 tháng 3 năm {year}\n\nQUYẾT ĐỊNH\n\nBan hành Kế hoạch {about}\n\n\
CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\n\nCăn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;\n\n\
QUYẾT ĐỊNH:\n\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch {about}.\n\n\
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.\n\nCHỦ TỊCH\n\nVõ Minh Đức\n\n\
PHỤ LỤC\nNHIỆM VỤ {number}\n\nTT\tNhiệm vụ\tChủ trì\tPhối hợp\tThời hạn\n",
        place.to_uppercase()
    );
    for row in 1..=3 {
        let (work, count) = (draw.of(&WORK), 2 + draw.below(399));
        let (lead, support) = (draw.of(&BODIES), draw.of(&BODIES));
        let day = draw.day(year);
        let _ = writeln!(
            text,
            "{row}\t{work} {count} cơ sở về {about}\t{lead}\t{support}\tTrước ngày {day}"
        );
    }
    text
}

/// A gazette issue of a province with this decision and the next one of that place, which is a text of its own, too.
fn issue(at: usize) -> String {
    let (place, year, number) = identity(at);
    let decisions = [decision(at), decision(at + PLACES.len())].join("\n\n");
    format!(
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nĐộc lập - Tự do - Hạnh phúc\n\nCÔNG BÁO\n\nTỉnh {place}\n\n\
Số {number}\n\nNgày 20 tháng 03 năm {year}\n\nMỤC LỤC\n\nVĂN BẢN PHÁP LUẬT KHÁC\n\nUBND TỈNH\n\n\
09/3/{year}\tQuyết định của UBND tỉnh số {number}/QĐ-UBND về việc ban hành Kế hoạch.\t3\n\n{decisions}"
    )
}
