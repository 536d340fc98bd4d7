//! Tokens → what they say of the time of the counts behind them: a period, a day up to which was
//! counted, `lũy kế`. Deadlines are not read here.

use super::clauses::Place;
use super::tokens::{Shape, Tokens};

/// What a time phrase says of the counts it governs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Says {
    /// They cover a period (EDTF).
    Period(String),
    /// They were made on a day or at the end of a period (EDTF).
    AsOf(String),
    /// They are running totals.
    Cumulative,
}

/// A time phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) says: Says,
    /// It opens its sentence or item, so it governs all of it.
    is_wide: bool,
}

/// The time of one count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Time {
    pub(super) period: Option<String>,
    pub(super) as_of: Option<String>,
    pub(super) cumulative: bool,
    /// Where the phrase that gave the period begins.
    period_at: Option<usize>,
    /// Where the phrase that says `lũy kế` begins.
    counted_from: Option<usize>,
}

impl Time {
    /// Takes in the next phrase that governs the count, the nearest first.
    fn note(&mut self, phrase: &Phrase, places: &[Place]) {
        let dated = self.period.is_some() || self.as_of.is_some();
        match &phrase.says {
            Says::Cumulative => {
                // A period behind a semicolon ends the running totals before it.
                let here = places[phrase.start].semicolons;
                if self.period_at.is_none_or(|at| places[at].semicolons == here) {
                    self.cumulative = true;
                    self.counted_from.get_or_insert(phrase.start);
                }
            }
            // A running total does not belong to the period named before it.
            Says::Period(edtf) if self.counted_from.is_none_or(|from| from <= phrase.end) => {
                if !dated {
                    self.period = Some(edtf.clone());
                    self.period_at = Some(phrase.start);
                }
            }
            Says::AsOf(edtf) if !dated => self.as_of = Some(edtf.clone()),
            Says::Period(_) | Says::AsOf(_) => {}
        }
    }
}

/// The time phrases of a text, in order.
pub(super) fn phrases(tokens: &Tokens<'_>, places: &[Place]) -> Vec<Phrase> {
    let mut phrases = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        let opens = places[i].clause == i || goes_on(tokens, places, &phrases, i);
        let read = cumulative(tokens, places, i)
            .or_else(|| as_of(tokens, places, i))
            .or_else(|| interval(tokens, i))
            .or_else(|| period(tokens, i, opens));
        let Some((says, end)) = read else {
            i += 1;
            continue;
        };
        let continues = phrases.last().is_some_and(|last: &Phrase| last.is_wide && last.end >= i);
        let opening = places[i].clause + 1 >= i && !places[i].after_semicolon;
        let is_wide = opening || continues || goes_on(tokens, places, &phrases, i);
        // "Lũy kế đến ngày …" says two things.
        let next = if says == Says::Cumulative { i + 1 } else { end };
        phrases.push(Phrase { start: i, end, says, is_wide });
        i = next.max(i + 1);
    }
    phrases
}

/// Whether the words behind a comma go on with a row of periods: `Năm 2026, có 30 xã, năm 2027 có
/// 45 xã, phấn đấu năm 2028 có 60 xã`.
fn goes_on(tokens: &Tokens<'_>, places: &[Place], phrases: &[Phrase], i: usize) -> bool {
    let before = |back: usize| tokens.key_before(i, back);
    let aimed = (before(2), before(1)) == ("phấn", "đấu");
    let behind_comma = before(if aimed { 3 } else { 1 }) == ",";
    let row = phrases.last().is_some_and(|last| {
        last.is_wide
            && matches!(last.says, Says::Period(_))
            && places[last.start].sentence == places[i].sentence
    });
    behind_comma && row
}

/// The time of the count at tokens `start..end`: of the nearest phrases that govern it, or of one
/// close behind it.
pub(super) fn of(
    tokens: &Tokens<'_>,
    phrases: &[Phrase],
    places: &[Place],
    (start, end): (usize, usize),
) -> Time {
    const REACH: usize = 40;
    let mut time = Time::default();
    let split = phrases.partition_point(|phrase| phrase.start < start);
    let before = phrases[..split].iter().rev().take(REACH);
    for phrase in before.filter(|phrase| governs(phrase, places, start)) {
        time.note(phrase, places);
    }
    let behind = phrases[split..].iter().take(REACH).find(|phrase| phrase.start >= end);
    let undated = time.period.is_none() && time.as_of.is_none();
    if let Some(behind) = behind.filter(|behind| undated && follows(tokens, behind, end)) {
        time.note(behind, places);
    }
    time
}

/// Whether a phrase before a count is about it: in the same sentence, not in parentheses closed
/// since, and with no semicolon between unless the phrase opens the sentence.
fn governs(phrase: &Phrase, places: &[Place], start: usize) -> bool {
    let (of, at) = (places[phrase.start], places[start]);
    let cut = of.semicolons.0 != at.semicolons.0 || of.depth > 0 && of.semicolons != at.semicolons;
    let reaches = phrase.is_wide || !cut;
    of.sentence == at.sentence && of.depth <= at.depth && reaches
}

/// Whether a phrase closely follows a count that ends at `end`: `555 hồ sơ qua VNeID trong quý
/// I/2026`; not one that opens the next statement (`…, tính đến ngày 15/02/2023 là`).
fn follows(tokens: &Tokens<'_>, phrase: &Phrase, end: usize) -> bool {
    const REACH: usize = 10;
    let gap = end..phrase.start;
    phrase.says != Says::Cumulative
        && gap.len() <= REACH
        && gap.clone().all(|i| tokens.is(i, Shape::Word))
        && !matches!(tokens.key(phrase.end), "là" | ":" | "đạt" | "có")
}

/// `lũy kế`, `cộng dồn`, `từ khi triển khai đến nay`, `tổng số … đến nay`.
fn cumulative(tokens: &Tokens<'_>, places: &[Place], i: usize) -> Option<(Says, usize)> {
    let pair = (tokens.key(i), tokens.key(i + 1));
    if matches!(pair, ("lũy", "kế") | ("cộng", "dồn")) {
        return Some((Says::Cumulative, i + 2));
    }
    let until_now = || {
        let same = |at: &usize| places.get(*at).is_some_and(|p| p.clause == places[i].clause);
        let near = (i + 2..i + 14).take_while(same);
        near.into_iter().find(|&at| (tokens.key(at), tokens.key(at + 1)) == ("đến", "nay"))
    };
    let since = tokens.key(i) == "từ" && tokens.key_before(i, 1) != "kể"
        || pair == ("kể", "từ")
        || matches!(pair, ("tổng", "số" | "cộng"));
    let end = if since { until_now()? + 2 } else { return None };
    Some((Says::Cumulative, end))
}

/// `tính đến ngày 20/3/2026`, `đến hết quý I/2026`, `tính đến 31/3`; `Đến năm 2030, …`.
fn as_of(tokens: &Tokens<'_>, places: &[Place], i: usize) -> Option<(Says, usize)> {
    let mut at = i;
    if matches!(tokens.key(at), "tính") {
        at += 1;
    }
    at += usize::from(tokens.key(at) == "đến");
    if at == i {
        return None;
    }
    let is_firm = tokens.key(i) == "tính" || tokens.key(at) == "hết";
    while matches!(tokens.key(at), "hết" | "thời" | "điểm" | "cuối") {
        at += 1;
    }
    at += clock(tokens, at);
    let aimed = tokens.key_before(i, 2) == "phấn" && tokens.key_before(i, 1) == "đấu";
    let opens = aimed || places.get(i).is_some_and(|place| place.clause == i);
    let aim = opens && tokens.key(at) == "năm";
    let read = if is_firm { tokens.time_in_some_year(at) } else { tokens.time(at) };
    let (time, end) = read?;
    (is_firm || aim || time.to.is_day()).then(|| (Says::AsOf(time.to.edtf()), end))
}

/// How many tokens tell the hour in front of a day: `18h`, `18h00`, `18 giờ 30`.
fn clock(tokens: &Tokens<'_>, at: usize) -> usize {
    let said = |i: usize| {
        let figures = |key: &str| {
            key.starts_with(|c: char| c.is_ascii_digit())
                && key.chars().all(|c| c.is_ascii_digit() || matches!(c, 'h' | 'g' | ':' | '\''))
        };
        figures(tokens.key(i)) || matches!(tokens.key(i), "h" | "g" | "giờ" | "phút" | ":" | "'")
    };
    let day = (at + 1..at + 6).find(|&i| tokens.key(i) == "ngày");
    day.filter(|&day| (at..day).all(said)).map_or(0, |day| day - at)
}

/// `từ ngày 01/01/2026 đến ngày 15/3/2026`, `từ tháng 1/2025 đến tháng 6/2025`.
fn interval(tokens: &Tokens<'_>, i: usize) -> Option<(Says, usize)> {
    let behind_from = (tokens.key(i) == "từ").then_some(i + 1)?;
    let (time, end) = tokens.time(behind_from).filter(|(time, _)| time.from != time.to)?;
    Some((Says::Period(time.edtf()?), end))
}

/// `trong quý I/2026`, `Kỳ báo cáo tháng 11`; without such words only where it opens a clause and
/// prints its year: `Năm 2025, …`.
fn period(tokens: &Tokens<'_>, i: usize, opens: bool) -> Option<(Says, usize)> {
    let words = match tokens.keys(i, 3).as_slice() {
        ["kì", "báo", "cáo"] => 3,
        ["trong" | "riêng", ..] => 1,
        _ => 0,
    };
    let (said, at) = (words > 0, i + words);
    let phased = tokens.key(at) == "giai" && tokens.key(at + 1) == "đoạn";
    let read = if said { tokens.time_in_some_year(at) } else { tokens.time(at) };
    let (time, end) = read.filter(|(time, _)| !phased || time.from != time.to)?;
    if !said && !opens && !phased && !is_topic(tokens, i, end) {
        return None;
    }
    // A bare day that opens a sentence tells of an event, not of a count.
    if time.is_day() && !said {
        return None;
    }
    Some((Says::Period(time.edtf()?), end))
}

/// Whether a time without a word before it is that of a subject whose value follows: `Thu ngân sách
/// 9 tháng đầu năm 2025 đạt`; not what something is compared with.
fn is_topic(tokens: &Tokens<'_>, i: usize, end: usize) -> bool {
    let valued = matches!(
        tokens.key(end),
        "đạt"
            | "ước"
            | "là"
            | "tăng"
            | "giảm"
            | "có"
            | "được"
            | "còn"
            | "bằng"
            | ":"
            | "thực"
    );
    let before = tokens.keys_before(i, 3);
    let compared = before.iter().any(|word| {
        matches!(*word, "với" | "kì" | "từ" | "đến" | "của" | "hơn" | "trước" | "cuối" | "đầu")
    });
    let subject = i > 0 && tokens.is(i - 1, Shape::Word);
    valued && subject && !compared
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn a_time_phrase_governs_the_counts_behind_it() {
        check("Trong quý I/2026, đã giải quyết ⟦555 hồ sơ⟧", "555 hồ sơ in 2026-33");
        check("Trong quý I đã có ⟦5 hồ sơ⟧. Đến nay có ⟦6 hồ sơ⟧", "5 hồ sơ in XXXX-33; 6 hồ sơ");
        check(
            "Kỳ báo cáo tháng 11: cấp ⟦5 thẻ⟧; tính đến 15/11 có ⟦9 thẻ⟧",
            "5 thẻ in XXXX-11; 9 thẻ on XXXX-11-15",
        );
        check("Đến năm 2030 đạt ⟦100%⟧ cơ sở", "100 % on 2030");
        check("Phấn đấu đến năm 2030: ⟦100%⟧ xã", "100 % on 2030");
        check(
            "Tính đến ngày 20/3/2026, có ⟦18/20 đơn vị⟧ (còn ⟦2 xã⟧)",
            "18/20 đơn vị on 2026-03-20; 2 xã on 2026-03-20",
        );
        check(
            "Từ ngày 01/01/2026 đến ngày 31/3/2026 thu ⟦5 hồ sơ⟧",
            "5 hồ sơ in 2026-01-01/2026-03-31",
        );
        check(
            "6 tháng đầu năm 2026 thu ⟦5 hồ sơ⟧; giai đoạn 2021 - 2025 cấp ⟦6 thẻ⟧",
            "5 hồ sơ in 2026-40; 6 thẻ in 2021/2025",
        );
        check(
            "Từ tháng 01 đến tháng 6/2025 thu ⟦5 hồ sơ⟧; giai đoạn 2021 đến nay có ⟦7 thẻ⟧",
            "5 hồ sơ in 2025-01/2025-06; 7 thẻ in 2025-01/2025-06",
        );
        check("đã cấp ⟦5 thẻ⟧ trong tháng 5/2026, năm học 2025-2026", "5 thẻ in 2026-05");
        check(
            "Có ⟦5 xã⟧, số lượt tra cứu tính đến ngày 15/02/2023 là ⟦9 lượt⟧",
            "5 xã; 9 lượt on 2023-02-15",
        );
        check(
            "tính đến 18h ngày 27/10/2025 đã cấp ⟦1.250 thẻ⟧; tính đến 7h30 ngày 28/10/2025 có ⟦5 xã⟧",
            "1250 thẻ on 2025-10-27; 5 xã on 2025-10-28",
        );
        check("thực hiện ngày 31/02/2026; tính đến ngày 31/02/2026 có ⟦5 xã⟧", "5 xã");
    }

    #[test]
    fn periods_in_a_row_govern_the_counts_behind_each() {
        check(
            "Năm 2026, xây dựng ⟦30/75 xã⟧, năm 2027 đạt ⟦45/75 xã⟧, phấn đấu năm 2028 đạt ⟦60/75 xã⟧",
            "30/75 xã in 2026; 45/75 xã in 2027; 60/75 xã in 2028",
        );
        check("Có ⟦5 xã⟧, năm 2027 có ⟦6 xã⟧", "5 xã; 6 xã");
    }

    #[test]
    fn running_totals_reach_as_far_as_their_clause() {
        check(
            "cấp ⟦5 thẻ⟧, lũy kế cấp ⟦9 thẻ⟧, ⟦8 giấy⟧; thu ⟦7 thẻ⟧",
            "5 thẻ; 9 thẻ so far; 8 giấy so far; 7 thẻ",
        );
        check(
            "- Luỹ kế đến ngày 01/3/2026, có ⟦9 thẻ⟧; ⟦8 giấy⟧",
            "9 thẻ on 2026-03-01 so far; 8 giấy on 2026-03-01 so far",
        );
        check(
            "Lũy kế đã cấp ⟦9 thẻ⟧; trong tháng 5/2026 cấp ⟦2 thẻ⟧",
            "9 thẻ so far; 2 thẻ in 2026-05",
        );
        check("Từ khi triển khai đến nay, phát sinh ⟦200 tin⟧", "200 tin so far");
        check("Tổng số đã có ⟦65 bài viết⟧", "65 bài viết");
    }
}
