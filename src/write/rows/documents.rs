//! Documents → rows.

use super::cell::{field_spans, joined, made, spans};
use super::{BY_ID, Column, Kind, Link, Plan, Sheet, col, sheet};
use crate::data::Document;

static DOCUMENTS: [Column<Document>; 29] = [
    col("id", Kind::String, "Mã văn bản", "Id of the document.", |d| d.id.as_str().into()),
    col(
        "parent_id",
        Kind::String,
        "Mã văn bản chứa",
        "The document it is attached to.",
        |d| d.parent_id.as_deref().into(),
    ),
    col("kind", Kind::String, "Loại", "Kind, in English.", |d| d.kind.as_str().into()),
    col("kind_vi", Kind::String, "Loại văn bản", "Kind as Decree 30/2020 names it.", |d| {
        d.kind_vi.as_deref().into()
    }),
    col("number", Kind::String, "Số, ký hiệu", "Number and symbol without spaces.", |d| {
        d.number.as_deref().into()
    }),
    col("issuer", Kind::String, "Cơ quan ban hành", "The body it comes from.", |d| {
        d.issuer.as_deref().into()
    }),
    col("authority", Kind::String, "Thẩm quyền", "Who decides, as printed.", |d| {
        d.authority.as_deref().into()
    }),
    col("place", Kind::String, "Địa danh", "Place in the date line.", |d| {
        d.place.as_deref().into()
    }),
    col("date", Kind::Date, "Ngày ban hành", "Day of the document.", |d| {
        d.date.as_deref().into()
    }),
    col("title", Kind::String, "Trích yếu", "Title as printed.", |d| d.title.as_deref().into()),
    col("issued_with_number", Kind::String, "Kèm theo số", "Number of the carrier.", |d| {
        d.issued_with.as_ref().and_then(|w| w.number.as_deref()).into()
    }),
    col("issued_with_date", Kind::Date, "Kèm theo ngày", "Day of the carrier.", |d| {
        d.issued_with.as_ref().and_then(|w| w.date.as_deref()).into()
    }),
    col("period_raw", Kind::String, "Kỳ báo cáo", "Reporting period as printed.", |d| {
        d.period.as_ref().map(|p| p.raw.as_str()).into()
    }),
    col("period_edtf", Kind::String, "Kỳ báo cáo (EDTF)", "Reporting period, EDTF.", |d| {
        d.period.as_ref().and_then(|p| p.edtf.as_deref()).into()
    }),
    col("period_as_of", Kind::Date, "Số liệu đến ngày", "Day of the figures.", |d| {
        d.period.as_ref().and_then(|p| p.as_of.as_deref()).into()
    }),
    col("legal_bases", Kind::String, "Căn cứ", "Ids of the citations it rests on.", |d| {
        joined(&d.legal_bases)
    }),
    col("proposer_name", Kind::String, "Cơ quan đề nghị", "Who proposed it.", |d| {
        d.proposer.as_ref().map(|p| p.name.as_str()).into()
    }),
    col("proposer_citation_id", Kind::String, "Tờ trình", "Citation of the proposal.", |d| {
        d.proposer.as_ref().and_then(|p| p.citation_id.as_deref()).into()
    }),
    col("effective_raw", Kind::String, "Hiệu lực", "The clause as printed.", |d| {
        d.effective.as_ref().map(|e| e.raw.as_str()).into()
    }),
    col("effective_date", Kind::Date, "Ngày hiệu lực", "Day it takes effect.", |d| {
        d.effective.as_ref().and_then(|e| e.date.as_deref()).into()
    }),
    col("effective_from_signing", Kind::Boolean, "Từ ngày ký", "From its signing on.", |d| {
        d.effective.as_ref().map(|e| e.from_signing).into()
    }),
    col("signer_name", Kind::String, "Người ký", "Who signed.", |d| {
        d.signer.as_ref().map(|s| s.name.as_str()).into()
    }),
    col("signer_position", Kind::String, "Chức vụ", "Position of the signer.", |d| {
        d.signer.as_ref().and_then(|s| s.position.as_deref()).into()
    }),
    col("signer_capacity", Kind::String, "Ký thay", "In whose stead.", |d| {
        d.signer.as_ref().and_then(|s| s.capacity.as_deref()).into()
    }),
    col("spans", Kind::String, "Vị trí", "Source ranges in bytes.", |d| spans(&d.spans)),
    col("field_spans", Kind::String, "Vị trí từng trường", "Ranges of each field.", |d| {
        field_spans(&d.field_spans)
    }),
    col("lines", Kind::String, "Dòng", "First and last line.", |d| {
        made(d.lines.map_or_else(String::new, |[first, last]| format!("{first}-{last}")))
    }),
    col("unit_code", Kind::String, "Mã đơn vị", "Code of the issuing unit.", |d| {
        d.unit_code.as_deref().into()
    }),
    col("province_code", Kind::String, "Mã tỉnh", "Code of the issuer's province.", |d| {
        d.province_code.as_deref().into()
    }),
];

/// `documents`.
pub(super) fn sheets() -> Vec<Sheet> {
    let plan = Plan {
        name: "documents",
        title: "Văn bản",
        about: "Issues, decisions, what is attached to them, appendices.",
        key: BY_ID,
        links: const {
            &[
                Link::sometimes("parent_id", "documents"),
                Link::sometimes("proposer_citation_id", "citations"),
            ]
        },
    };
    vec![sheet(plan, &DOCUMENTS, |report, take| report.documents.iter().try_for_each(take))]
}
