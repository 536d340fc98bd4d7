//! Documents made of the tables of units, with the places that are to be found in them.

use super::register::{Unit, Units, some};
use crate::dice::Dice;

/// A place that is to be found: name, its own code, its province's.
pub(crate) type Truth = (String, Option<String>, Option<String>);

/// A document and what is in it.
pub(crate) struct Made {
    pub(crate) kind: &'static str,
    pub(crate) text: String,
    pub(crate) places: Vec<Truth>,
    pub(crate) document: (Option<String>, Option<String>),
}

/// A decision of this body with a table.
fn decision(issuer: &str, symbol: &str, (town, day): (&str, &str), table: &str) -> String {
    format!(
        "{issuer}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 27/{symbol}\n{town}, {day}\n\
         KẾ HOẠCH\nRà soát quy hoạch nông thôn\n\nCăn cứ Luật Quy hoạch;\n\nI. NHIỆM VỤ\n{table}\n"
    )
}

fn of_province(unit: &Unit, day: &str, table: &str) -> String {
    let issuer = format!("ỦY BAN NHÂN DÂN\n{}", unit.province.to_uppercase());
    decision(&issuer, "KH-UBND", (unit.province_name(), day), table)
}

fn of_ministry(day: &str, table: &str) -> String {
    decision("BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "KH-BNNMT", ("Hà Nội", day), table)
}

fn truth(name: String, unit: &Unit) -> Truth {
    (name, Some(unit.code.clone()), Some(unit.province_code.clone()))
}

const NEW_DAYS: [&str; 4] = [
    "ngày 01 tháng 7 năm 2025",
    "ngày 15 tháng 8 năm 2025",
    "ngày 09 tháng 01 năm 2026",
    "ngày 24 tháng 4 năm 2026",
];
const OLD_DAYS: [&str; 4] = [
    "ngày 30 tháng 6 năm 2025",
    "ngày 12 tháng 3 năm 2025",
    "ngày 06 tháng 01 năm 2025",
    "ngày 14 tháng 5 năm 2025",
];

/// Rows of a table, its first line the headings.
fn table(headings: &str, rows: impl Iterator<Item = String>) -> String {
    let rows = rows.enumerate().map(|(at, row)| format!("\n{}\t{row}", at + 1));
    format!("{headings}{}", rows.collect::<String>())
}

/// A column of communes with areas, whole names or bare ones.
fn column(units: &Units, dice: &mut Dice) -> Made {
    let chosen = some(units.province(dice), 6, dice);
    let bare = dice.often(30);
    let heading = if bare {
        dice.pick(&["Tên xã", "Xã, phường", "Xã"])
    } else {
        dice.pick(&[
            "Đơn vị hành chính",
            "Tên xã",
            "Địa bàn",
            "Xã, phường",
            "Địa phương",
            "Địa điểm",
        ])
    };
    let name = |unit: &Unit| if bare { unit.parts().1.to_owned() } else { unit.name.clone() };
    let whole = table(
        &format!("STT\t{heading}\tDiện tích (km2)\tCơ quan chủ trì"),
        chosen
            .iter()
            .map(|unit| format!("{}\t{}\tSở Xây dựng", name(unit), unit.area.replace('.', ","))),
    );
    Made {
        kind: "column",
        text: of_province(chosen[0], dice.pick(&NEW_DAYS), &whole),
        places: chosen.iter().map(|unit| truth(name(unit), unit)).collect(),
        document: (None, Some(chosen[0].province_code.clone())),
    }
}

/// Lists of communes in a column of contents.
fn lists(units: &Units, dice: &mut Dice) -> Made {
    let province = units.province(dice);
    let mut places = Vec::new();
    let mut rows = Vec::new();
    for _ in 0..4 {
        let kind = dice.pick(&["Xã", "Phường"]);
        let of_kind: Vec<Unit> =
            province.iter().filter(|unit| unit.parts().0 == kind).cloned().collect();
        if of_kind.len() < 3 {
            continue;
        }
        let chosen = some(&of_kind, 3, dice);
        let kind = kind.to_lowercase();
        let [a, b, c] = [0, 1, 2].map(|at| chosen[at].parts().1);
        let text = match dice.below(6) {
            0 => format!("Mở lớp tại các {kind}: {a}, {b} và {c}"),
            1 => format!("Khảo sát các {kind} {a}, {b}, {c}."),
            2 => format!("Thực hiện trên địa bàn 03 {kind} ({a}, {b}, {c}) trong năm"),
            3 => format!("Tổ chức tại {kind} {a}, {kind} {b} và {kind} {c}"),
            4 => format!("Hỗ trợ {kind} {a}; {kind} {b}; các {kind} còn lại như {kind} {c}"),
            _ => format!("Đầu tư đường liên xã cho các {kind} {a}, {b} và {c} tổng 12 km"),
        };
        rows.push(format!("{text}\tSở Xây dựng\tQuý II/2026"));
        places.extend(chosen.iter().map(|unit| truth(unit.inside(), unit)));
    }
    let whole = table("STT\tNội dung\tCơ quan chủ trì\tThời gian", rows.into_iter());
    Made {
        kind: "lists",
        text: of_province(&province[0], dice.pick(&NEW_DAYS), &whole),
        places,
        document: (None, Some(province[0].province_code.clone())),
    }
}

/// A ministry's table: the province beside the name, or a name that only one unit has, or several.
fn central(units: &Units, dice: &mut Dice) -> Made {
    let counts = units.counts();
    let mut places = Vec::new();
    let mut rows = Vec::new();
    for _ in 0..5 {
        let chosen = some(units.province(dice), 1, dice)[0];
        let (own, within) = (chosen.inside(), chosen.within());
        let province = (within.clone(), None, Some(chosen.province_code.clone()));
        match dice.below(5) {
            4 => {
                let same = some(units.province(dice), 2, dice);
                let names: Vec<String> = same.iter().map(|unit| unit.inside()).collect();
                let joint = dice.pick(&[", ", " và "]);
                let within = same[0].within();
                rows.push(format!("Xây dựng trạm bơm tại {}, {within}", names.join(joint)));
                places.extend(same.iter().zip(names).map(|(unit, name)| truth(name, unit)));
                places.push((within, None, Some(same[0].province_code.clone())));
            }
            0 => {
                rows.push(format!("Xây dựng trạm bơm tại {own}, {within}"));
                places.extend([truth(own, chosen), province]);
            }
            1 => {
                rows.push(format!("Xây dựng trạm bơm {own} ({within})"));
                places.extend([truth(own, chosen), province]);
            }
            2 => {
                rows.push(format!("Xây dựng trạm bơm thuộc {own} - {within}"));
                places.extend([truth(own, chosen), province]);
            }
            _ => {
                rows.push(format!("Xây dựng trạm bơm {own}"));
                let one = counts[&chosen.name.to_lowercase()] == 1;
                places.push(if one { truth(own, chosen) } else { (own, None, None) });
            }
        }
    }
    let rows = rows.into_iter().map(|row| format!("{row}\tCục Thủy lợi\tNăm 2026"));
    let whole = table("STT\tDự án\tCơ quan chủ trì\tThời gian", rows);
    Made {
        kind: "central",
        text: of_ministry(dice.pick(&NEW_DAYS), &whole),
        places,
        document: (None, None),
    }
}

/// A ministry's table with a column of provinces and one of communes.
fn two_columns(units: &Units, dice: &mut Dice) -> Made {
    let mut places = Vec::new();
    let mut rows = Vec::new();
    let bare = dice.often(50);
    for _ in 0..5 {
        let chosen = some(units.province(dice), 1, dice)[0];
        let province =
            if bare { chosen.province_name().to_owned() } else { chosen.province.clone() };
        rows.push(format!("{province}\t{}\t12", chosen.name));
        places.push((province, None, Some(chosen.province_code.clone())));
        places.push(truth(chosen.name.clone(), chosen));
    }
    let whole = table("STT\tTỉnh, thành phố\tXã, phường\tSố hộ", rows.into_iter());
    Made {
        kind: "two-columns",
        text: of_ministry(dice.pick(&NEW_DAYS), &whole),
        places,
        document: (None, None),
    }
}

/// Districts of before, with communes that no register has.
fn districts(units: &Units, dice: &mut Dice) -> Made {
    let chosen = some(units.province(dice), 5, dice);
    let code = Some(chosen[0].province_code.clone());
    let mut places = Vec::new();
    let mut rows = Vec::new();
    for unit in &chosen {
        let commune = dice.pick(&["Tân Lập", "Yên Sơn", "Hòa Bình", "Phú Thọ Đông", "Đông Hải"]);
        match dice.below(3) {
            0 => {
                rows.push(format!("Xây dựng nhà văn hóa {}", unit.inside()));
                places.push(truth(unit.inside(), unit));
            }
            1 => {
                rows.push(format!("Xây dựng nhà văn hóa xã {commune}, {}", unit.inside()));
                places.extend([
                    (format!("xã {commune}"), None, code.clone()),
                    truth(unit.inside(), unit),
                ]);
            }
            _ => {
                rows.push(format!(
                    "Nâng cấp đường tại thị trấn {commune} thuộc {}, {}",
                    unit.inside(),
                    unit.within()
                ));
                places.push((format!("thị trấn {commune}"), None, code.clone()));
                places.extend([truth(unit.inside(), unit), (unit.within(), None, code.clone())]);
            }
        }
    }
    let rows = rows.into_iter().map(|row| format!("{row}\tSở Xây dựng\tNăm 2025"));
    let whole = table("STT\tNội dung\tCơ quan chủ trì\tThời gian", rows);
    Made {
        kind: "districts",
        text: of_province(chosen[0], dice.pick(&OLD_DAYS), &whole),
        places,
        document: (None, code),
    }
}

/// The letterhead of a commune or district, with its province or without.
fn letterhead(units: &Units, days: &[&str], dice: &mut Dice) -> Made {
    let unit = some(units.province(dice), 1, dice)[0];
    let one = units.counts()[&unit.name.to_lowercase()] == 1;
    let named = dice.often(60);
    let body = dice.pick(&["ỦY BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN", "UBND"]);
    let issuer = if named {
        format!("{}\n{body} {}", unit.province.to_uppercase(), unit.name.to_uppercase())
    } else {
        format!("{body}\n{}", unit.name.to_uppercase())
    };
    // Of two lines that name a body each the outline keeps the second: the first does not tell which of several.
    let above = named && dice.often(50);
    let issuer = if named && !above {
        format!("{body} {}\n{}", unit.name.to_uppercase(), unit.province.to_uppercase())
    } else {
        issuer
    };
    let whole = table(
        "STT\tNội dung\tThời gian",
        ["Rà soát hộ nghèo\tQuý I"].map(str::to_owned).into_iter(),
    );
    let town = unit.parts().1;
    let known = named && !above || one;
    let codes = (unit.code.clone(), unit.province_code.clone());
    Made {
        kind: "letterhead",
        text: decision(&issuer, "KH-UBND", (town, dice.pick(days)), &whole),
        places: Vec::new(),
        document: if known { (Some(codes.0), Some(codes.1)) } else { (None, None) },
    }
}

/// One document of each kind.
pub(crate) fn documents(seed: u64) -> Vec<Made> {
    let (communes, old) = (Units::communes(), Units::districts());
    let mut dice = Dice::new(seed);
    let dice = &mut dice;
    vec![
        column(&communes, dice),
        lists(&communes, dice),
        central(&communes, dice),
        two_columns(&communes, dice),
        districts(&old, dice),
        letterhead(&communes, &NEW_DAYS, dice),
        letterhead(&old, &OLD_DAYS, dice),
    ]
}
