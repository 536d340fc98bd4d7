//! Paragraphs that hand the duties below them out: `Chủ tịch UBND tỉnh yêu cầu:`, `Bộ Nội vụ đề nghị
//! các địa phương thực hiện các nội dung sau:`, `QUYẾT ĐỊNH:`. What is below is read by `clauses`.

use super::super::owners;
use super::setting::ARTICLE;
use crate::data::{Block, BlockKind, Mention};
use crate::lang::agency::Register;
use crate::lang::fold;
use crate::lang::pattern::pattern;
use regex::Regex;
use std::sync::LazyLock;

/// A request whose addressees follow in numbered paragraphs: `Thủ tướng Chính phủ yêu cầu:`.
static ASKS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:yêu cầu|đề nghị|chỉ thị|chỉ đạo|giao nhiệm vụ|kết luận)(?:\s+[^.;:]{0,160})?:\s*$",
    )
});
/// The word above what is decided.
static DECIDES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^(?:quyết định|quyết nghị|chỉ thị|nay chỉ thị|yêu cầu)\s*:?\s*$")
});
/// The last request of a paragraph, whose addressees stand in it: `…, đề nghị các địa phương:`.
static ADDRESSES: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\b(?:yêu cầu|đề nghị|chỉ đạo|giao)\s"));
/// All that may stand between the addressees and what they are to do.
static FOLLOWS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\s*(?:(?:khẩn trương|nghiêm túc|tập trung|tiếp tục|tổ chức|triển khai|thực hiện|quan tâm|phối hợp|chỉ đạo|tốt|ngay|một số|các|những|nội dung|nhiệm vụ|công việc|giải pháp|yêu cầu|trọng tâm|cụ thể|chủ yếu|sau|sau đây|như|dưới đây|việc|cần)[\s,]*)*:?\s*$",
    )
});

/// What has been asked so far.
#[derive(Default)]
pub(super) struct Asked {
    /// A request stands somewhere above.
    pub(super) is_requested: bool,
    /// The bodies that the last paragraph asked by name, for what is below it.
    pub(super) bodies: Option<Vec<Mention>>,
    /// Depth of the last heading or article before that paragraph.
    depth: Option<i8>,
    /// A deeper heading stands between: paragraphs too belong to the request.
    headed: bool,
}

impl Asked {
    /// Goes on to `block`.
    pub(super) fn enter(&mut self, block: &Block, register: &Register) {
        let printed = block.text.as_str();
        let is_article = block.level == Some(ARTICLE) && block.label.is_some();
        match block.kind {
            BlockKind::Heading => {
                self.head(block);
                self.is_requested |= DECIDES.is_match(printed);
            }
            _ if is_article => {
                self.head(block);
                self.ask(block, register);
            }
            BlockKind::Paragraph if asks(printed) => self.ask(block, register),
            BlockKind::Paragraph if !self.headed => self.bodies = None,
            BlockKind::Paragraph | BlockKind::Item | BlockKind::Table | BlockKind::Furniture => {}
        }
    }

    /// Takes the request that a paragraph or article makes.
    fn ask(&mut self, block: &Block, register: &Register) {
        if asks(block.text.as_str()) {
            self.is_requested = true;
            self.bodies = addressed(block, register);
            self.headed = false;
        }
    }

    /// Whether this paragraph names those who have what is below it, and asks nothing itself.
    pub(super) fn is_made_by(&self, block: &Block) -> bool {
        block.kind == BlockKind::Paragraph && self.bodies.is_some() && !self.headed
    }

    /// A numbered heading below the request says what it is about (`1. Đối với lĩnh vực lao động`);
    /// any other ends it.
    fn head(&mut self, block: &Block) {
        let deeper = block.label.is_some() && block.level > self.depth;
        if self.bodies.is_some() && deeper {
            self.headed = true;
        } else {
            (self.bodies, self.headed, self.depth) = (None, false, block.level);
        }
    }
}

/// Whether a paragraph asks something of those below; `Ban Chỉ đạo` is a body.
fn asks(paragraph: &str) -> bool {
    ASKS.find(paragraph).is_some_and(|found| {
        let before = fold::key(paragraph[..found.start()].trim_end());
        !before.ends_with("ban")
    })
}

/// The bodies of a request that says no more than that something follows.
fn addressed(block: &Block, register: &Register) -> Option<Vec<Mention>> {
    let request = ADDRESSES.find_iter(block.text.as_str()).last()?;
    let rest = block.text.slice_trimmed(request.end()..block.text.len());
    let alone = owners::heading(&rest, register);
    alone.or_else(|| {
        let (bodies, end) = owners::subject(&rest, register)?;
        FOLLOWS.is_match(&rest.as_str()[end..]).then_some(bodies)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Text;

    #[test]
    fn a_steering_committee_asks_nothing() {
        for (paragraph, expected) in [
            ("Thủ tướng Chính phủ yêu cầu:", true),
            ("Thực hiện Kế hoạch của Ban Chỉ đạo Trung ương, UBND tỉnh báo cáo:", false),
        ] {
            assert_eq!(asks(paragraph), expected, "{paragraph}");
        }
    }

    #[test]
    fn those_who_are_asked_by_name_have_the_items_below() {
        for (paragraph, expected) in [
            ("Đồng thời, đề nghị các địa phương:", Some("các địa phương")),
            ("UBND tỉnh yêu cầu Sở Y tế tập trung thực hiện các nội dung sau:", Some("Sở Y tế")),
            ("Thủ tướng Chính phủ yêu cầu:", None),
            (
                "Quốc hội yêu cầu Chính phủ và các bộ, ngành có liên quan tập trung thực hiện các nội dung sau:",
                Some("Chính phủ|các bộ, ngành có liên quan"),
            ),
            (
                "Quốc hội yêu cầu Chính phủ, Thủ tướng Chính phủ, các Bộ trưởng, Trưởng ngành có liên quan tập trung thực hiện các nội dung sau:",
                Some("Chính phủ|Thủ tướng Chính phủ|các Bộ trưởng|Trưởng ngành có liên quan"),
            ),
            (
                "Quốc hội yêu cầu các Bộ trưởng, Trưởng ngành có liên quan tập trung thực hiện các nội dung sau:",
                Some("các Bộ trưởng|Trưởng ngành có liên quan"),
            ),
            ("UBND tỉnh đề nghị Sở Y tế báo cáo theo các mẫu:", None),
        ] {
            let block = Block {
                kind: BlockKind::Paragraph,
                level: None,
                label: None,
                printed_label: None,
                text: Text::verbatim(paragraph, 0),
                table: None,
                joined: false,
            };
            let found = addressed(&block, &Register::new(None));
            let names: Option<Vec<String>> =
                found.map(|all| all.into_iter().map(|one| one.name).collect());
            assert_eq!(
                names,
                expected.map(|name| name.split('|').map(ToOwned::to_owned).collect::<Vec<_>>()),
                "{paragraph}"
            );
        }
    }
}
