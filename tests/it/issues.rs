//! A gazette issue: masthead, contents, the documents they mean.

use crate::pipeline;
use congbao::data::Report;

const HEAD: &str =
    "CÔNG BÁO\nNƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nDO VĂN PHÒNG CHÍNH PHỦ XUẤT BẢN\n";
const CONTENTS: &str = "MỤC LỤC\n        Trang\nPHẦN I. VĂN BẢN QUY PHẠM PHÁP LUẬT\n\nBỘ Y TẾ\n\n30-8-2019  -  Thông tư số 21/2019/TT-BYT hướng dẫn thí điểm về hoạt động        3\n        y học gia đình\n31-8-2019  -  Thông tư số 22/2019/TT-BYT quy định tỷ lệ phần trăm tổn thương        25\n\n";

fn circular(number: &str, date: &str) -> String {
    format!(
        "BỘ Y TẾ\n\nBỘ Y TẾ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: {number}\nHà Nội, ngày {date}\n\nTHÔNG TƯ\nQuy định về khám bệnh\n\nĐiều 1. Phạm vi.\n\nBỘ TRƯỞNG\n\nNguyễn Thị Kim Tiến\n\n"
    )
}

/// An issue with the contents above and these documents.
fn issue(numbers: &str, documents: &[String]) -> Report {
    pipeline::report("text", &[HEAD, numbers, "\n", CONTENTS, &documents.concat()].concat())
}

fn findings(report: &Report) -> Vec<(&str, &str, &str)> {
    let findings = report.findings.iter();
    findings
        .map(|one| {
            (
                one.rule.as_str(),
                one.found.as_deref().unwrap_or(""),
                one.expected.as_deref().unwrap_or(""),
            )
        })
        .collect()
}

#[test]
fn a_national_issue_is_read() {
    for numbers in [
        "Số 783 + 784\nNgày 12 tháng 10 năm 2019",
        "Số 783 + 784 (16371 + 16372)\nNgày 12 tháng 10 năm 2019",
        "Số 783 + 784, ngày 12 tháng 10 năm 2019",
        "Ngày 12-10-2019        Số 783 + 784",
    ] {
        let documents = [
            circular("21/2019/TT-BYT", "30 tháng 8 năm 2019"),
            circular("22/2019/TT-BYT", "31 tháng 8 năm 2019"),
        ];
        let report = issue(numbers, &documents);
        let issue = report.issue.as_ref().expect(numbers);
        assert_eq!(
            (issue.numbers.as_slice(), issue.date.as_deref()),
            (&[783, 784][..], Some("2019-10-12")),
            "{numbers}"
        );
        let toc: Vec<_> =
            issue.toc.iter().map(|entry| (entry.page, entry.document_id.as_deref())).collect();
        assert_eq!(
            toc,
            [(Some(3), Some("vn/tw/tt-byt/2019/21")), (Some(25), Some("vn/tw/tt-byt/2019/22"))]
        );
        assert_eq!(issue.toc[0].title, "hướng dẫn thí điểm về hoạt động y học gia đình");
        assert_eq!(report.documents.len(), 3);
        assert_eq!(findings(&report), []);
    }
}

#[test]
fn contents_and_documents_are_compared() {
    let documents = [
        circular("21/2019/TT-BYT", "29 tháng 8 năm 2019"),
        circular("23/2019/TT-BYT", "31 tháng 8 năm 2019"),
    ];
    let report = issue("Số 783 + 784", &documents);
    assert_eq!(
        findings(&report),
        [
            ("issue.document-missing", "", "22/2019/TT-BYT"),
            ("issue.date-differs", "2019-08-29", "2019-08-30"),
            ("issue.document-unlisted", "23/2019/TT-BYT", ""),
        ]
    );
    let toc = &report.issue.as_ref().unwrap().toc;
    assert_eq!(toc[0].document_id.as_deref(), Some("vn/tw/tt-byt/2019/21"));
}

#[test]
fn the_same_number_of_another_year_is_another_document() {
    let documents = [
        circular("21/2019/TT-BYT", "30 tháng 8 năm 2018"),
        circular("22/2019/TT-BYT", "31 tháng 8 năm 2019"),
    ];
    let report = issue("Số 783 + 784", &documents);
    assert_eq!(report.issue.as_ref().unwrap().toc[0].document_id, None);
}

#[test]
fn a_list_without_its_documents_misses_none() {
    assert_eq!(findings(&issue("Số 783 + 784", &[])), []);
}
