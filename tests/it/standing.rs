//! Bodies named in a document → what is said of those that are gone, not there yet, or unknown.

use super::pipeline::report;
use congbao::data::{Finding, Report};

/// A decision of a province with a plan of these rows.
fn decision(province: &str, day: &str, rows: &str) -> Report {
    let capitals = province.to_uppercase();
    let text = format!(
        "ỦY BAN NHÂN DÂN\nTỈNH {capitals}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\
         Số: 15/KH-UBND\n{province}, ngày {day}\nKẾ HOẠCH\nCải cách hành chính\n\n\
         STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời hạn\n{rows}\n"
    );
    report("plan.txt", &text)
}

fn found<'r>(report: &'r Report, rule: &str) -> Vec<&'r Finding> {
    report.findings.iter().filter(|finding| finding.rule == rule).collect()
}

/// What is found, and who took over, of bodies that are not there on the day.
fn gone(day: &str, owner: &str) -> Vec<(String, Option<String>)> {
    let report = decision("Quảng Nam", day, &format!("1\tRà soát\t{owner}\t\tQuý I"));
    let found = found(&report, "agency.not-in-force").into_iter();
    found.map(|one| (one.found.clone().unwrap_or_default(), one.suggestion.clone())).collect()
}

#[test]
fn a_body_that_is_gone_names_its_successor() {
    for (day, owner, successor) in [
        ("02 tháng 3 năm 2025", "Sở KH&ĐT", Some("vn/quang-nam/so-tai-chinh")),
        ("02 tháng 3 năm 2025", "Bộ TN&MT", Some("vn/tw/bo-nong-nghiep-va-moi-truong")),
        ("02 tháng 7 năm 2025", "Công an tỉnh", Some("vn/da-nang/cong-an-thanh-pho")),
        ("02 tháng 7 năm 2025", "UBND huyện Núi Thành", None),
        ("02 tháng 7 năm 2025", "UBND TP Tam Kỳ", None),
        ("02 tháng 7 năm 2025", "UBND TX Điện Bàn", None),
        ("02 tháng 3 năm 2025", "Công an huyện Núi Thành", None),
        ("02 tháng 1 năm 2025", "Bộ Nông nghiệp và Môi trường", None),
    ] {
        let expected = (owner.to_owned(), successor.map(str::to_owned));
        assert_eq!(gone(day, owner), [expected], "{owner}");
    }
}

#[test]
fn a_body_of_the_day_is_no_finding() {
    for (day, owner) in [
        ("28 tháng 2 năm 2025", "Sở KH&ĐT; Bộ TN&MT; Công an huyện Núi Thành"),
        (
            "30 tháng 6 năm 2025",
            "Công an tỉnh; UBND huyện Núi Thành; UBND xã Tam Anh; Sở Tài chính",
        ),
        ("02 tháng 8 năm 2025", "Bưu điện tỉnh; Bệnh viện đa khoa tỉnh; UBND xã Tam Anh"),
        ("02 tháng 5 năm 2024", "Cục Thuế; Cục Thống kê; Cục Hải quan"),
    ] {
        assert_eq!(gone(day, owner), [], "{owner}");
    }
}

#[test]
fn a_name_that_two_bodies_had_means_the_one_of_the_day() {
    for (day, id) in [
        ("02 tháng 5 năm 2024", "vn/quang-nam/cuc-thue-tinh"),
        ("02 tháng 4 năm 2025", "vn/tw/cuc-thue"),
    ] {
        let report = decision("Quảng Nam", day, "1\tRà soát\tCục Thuế\t\tQuý I");
        assert_eq!(report.tasks[0].leads[0].agency_id.as_deref(), Some(id));
    }
}

#[test]
fn a_message_says_who_took_over() {
    let report = decision("Quảng Nam", "02 tháng 3 năm 2025", "1\tRà soát\tSở GTVT\t\tQuý I");
    let messages = &found(&report, "agency.not-in-force")[0];
    assert_eq!(
        messages.message_vi,
        "Sở Giao thông vận tải chỉ tồn tại đến hết ngày 28/02/2025, văn bản ngày 02/3/2025; cơ quan kế tục: Sở Xây dựng"
    );
    assert!(messages.message_en.ends_with("; taken over by Sở Xây dựng"));
    let report = decision("Quảng Nam", "02 tháng 8 năm 2025", "1\tRà soát\tCông an tỉnh\t\tQuý I");
    let merged = &found(&report, "agency.not-in-force")[0];
    assert!(merged.message_vi.ends_with("cơ quan kế tục: Công an thành phố Đà Nẵng"));
    assert_eq!(merged.record_id.as_deref(), Some(report.tasks[0].id.as_str()));
}

#[test]
fn what_is_said_to_be_former_is_not_told() {
    for owner in ["Sở Kế hoạch và Đầu tư (nay là Sở Tài chính)", "Sở Giao thông vận tải (cũ)"]
    {
        let row = format!("1\tRà soát\t{owner}\t\tQuý I");
        let report = decision("Quảng Nam", "02 tháng 4 năm 2025", &row);
        assert!(found(&report, "agency.not-in-force").is_empty(), "{owner}");
    }
}

#[test]
fn a_name_without_a_body_is_told_once() {
    let rows = "1\tRà soát\tTTPVHC\tcác sở, ngành; QTZ\tQuý I\n2\tCông bố\tTTPVHC\tDN\tQuý II";
    let report = decision("Sơn La", "02 tháng 3 năm 2026", rows);
    let names: Vec<_> =
        found(&report, "agency.unknown").into_iter().map(|it| it.found.as_deref()).collect();
    assert_eq!(names, [Some("TTPVHC"), Some("QTZ")]);
}

#[test]
fn a_short_name_holds_for_what_is_attached() {
    let report = decision(
        "Sơn La",
        "02 tháng 3 năm 2026",
        "1\tRà soát\tTrung tâm Giám sát đô thị (TTGSĐT)\t\tQuý I\n\nPhụ lục I\nDANH MỤC NHIỆM VỤ\n\n\
         STT\tNhiệm vụ\tCơ quan chủ trì\tThời hạn\n1\tCông bố\tTTGSĐT\tQuý II",
    );
    let ids: Vec<_> = report.tasks.iter().map(|task| task.leads[0].agency_id.as_deref()).collect();
    assert_eq!(report.documents.len(), 2);
    assert_eq!(ids, [Some("vn/son-la/trung-tam-giam-sat-do-thi"); 2]);
    assert_eq!(report.agencies[0].name, "Trung tâm Giám sát đô thị");
}

#[test]
fn a_short_name_of_two_bodies_is_none() {
    let report = decision(
        "Sơn La",
        "02 tháng 3 năm 2026",
        "1\tRà soát\tTrung tâm Giống sắn (TTGS)\tTrung tâm Giám sát (TTGS)\tQuý I\n2\tCông bố\tTTGS\t\tQuý II",
    );
    assert_eq!(report.tasks[1].leads[0].agency_id, None);
}

#[test]
fn who_answers_for_a_decision_is_a_body_of_the_report() {
    let text = "ỦY BAN NHÂN DÂN\nTỈNH SƠN LA\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\
        Số: 15/QĐ-UBND\nSơn La, ngày 02 tháng 8 năm 2025\nQUYẾT ĐỊNH\nVề việc thành lập tổ công tác\nQUYẾT ĐỊNH:\n\
        Điều 1. Thành lập tổ công tác.\nĐiều 2. Giám đốc Sở Y tế, Thủ trưởng các đơn vị liên quan chịu trách nhiệm thi hành Quyết định này./.\n";
    let report = report("decision.txt", text);
    let ids: Vec<_> =
        report.documents[0].responsible.iter().map(|it| it.agency_id.as_deref()).collect();
    assert_eq!(ids, [Some("vn/son-la/so-y-te"), None]);
    let agency = &report.agencies[0];
    assert_eq!((agency.id.as_str(), agency.aliases.len()), ("vn/son-la/so-y-te", 0));
    assert!(congbao::prove(&report, text).failures.is_empty());
}
