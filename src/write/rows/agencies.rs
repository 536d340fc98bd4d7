//! Agencies → rows.

use super::cell::joined;
use super::{BY_ID, Column, Kind, Plan, Sheet, col, sheet};
use crate::data::Agency;

static AGENCIES: [Column<Agency>; 10] = [
    col("id", Kind::String, "Mã cơ quan", "Id of the body.", |a| a.id.as_str().into()),
    col("name", Kind::String, "Tên", "Canonical name.", |a| a.name.as_str().into()),
    col("kind", Kind::String, "Loại cơ quan", "What sort of body.", |a| a.kind.as_str().into()),
    col("aliases", Kind::String, "Cách viết", "As printed in this input.", |a| {
        joined(&a.aliases)
    }),
    col("lead_count", Kind::Integer, "Số nhiệm vụ chủ trì", "Tasks it leads.", |a| {
        a.lead_count.into()
    }),
    col(
        "support_count",
        Kind::Integer,
        "Số nhiệm vụ phối hợp",
        "Tasks it supports.",
        |a| a.support_count.into(),
    ),
    col("level", Kind::String, "Cấp", "Its level of administration.", |a| {
        a.level.as_deref().into()
    }),
    col("valid_from", Kind::Date, "Có từ ngày", "Its first day, where known.", |a| {
        a.valid_from.as_deref().into()
    }),
    col("valid_until", Kind::Date, "Đến hết ngày", "Its last day, where it has one.", |a| {
        a.valid_until.as_deref().into()
    }),
    col(
        "successor",
        Kind::String,
        "Cơ quan kế tục",
        "Ids of the bodies that took over.",
        |a| joined(&a.successor),
    ),
];

/// `agencies`.
pub(super) fn sheets() -> Vec<Sheet> {
    let agencies = Plan {
        name: "agencies",
        title: "Cơ quan",
        about: "Bodies named in some role, gathered over each input.",
        key: BY_ID,
        links: &[],
    };
    vec![sheet(agencies, &AGENCIES, |report, take| report.agencies.iter().try_for_each(take))]
}
