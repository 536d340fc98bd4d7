//! Names of bodies → what the register knows of them. Does not look for names in a text: that is
//! for the owners recognizer.

mod abbreviations;
mod body;
pub mod labels;
mod naming;
pub mod phrases;
pub mod provinces;
mod seat;
mod table;
mod tail;
mod variants;
pub mod vocabulary;
pub mod words;

use crate::lang::fold;
use std::collections::BTreeMap;
use std::sync::Arc;
use words::{Token, tokens};

pub use body::{Body, Heir};
pub use seat::Seat;
pub use table::{Entry, Reach};
pub use tail::Known;

/// What a document says that a short name stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Meaning {
    /// The name, and the id of its body.
    One(String, String),
    /// Different bodies in different places: it is not guessed which.
    Several,
}

/// Short names by their key.
type Meanings = BTreeMap<String, Meaning>;

/// The short names that a document explains, and what it is attached to.
#[derive(Debug, Default)]
pub struct Explained {
    own: Meanings,
    above: Option<Arc<Explained>>,
}

/// The bodies one document can name: the register, the document's province, its day, and the
/// abbreviations that the document, or what it is attached to, explains.
#[derive(Clone, Debug, Default)]
pub struct Register {
    province: Option<String>,
    day: Option<String>,
    learned: Meanings,
    above: Option<Arc<Explained>>,
    seat: Option<Seat>,
}

impl Register {
    /// The register for a document of `province` (its slug, such as `son-la`; `None` where the
    /// document names none).
    #[must_use]
    pub fn new(province: Option<&str>) -> Self {
        Self { province: province.map(ToOwned::to_owned), ..Self::default() }
    }

    /// Notes that the document is one of `issuer`: in a plan of a commune `Công an xã` is one body.
    #[must_use]
    pub fn of_issuer(self, issuer: &str) -> Self {
        Self { seat: Seat::of(issuer), ..self }
    }

    /// Notes the document's day (ISO): of two bodies that go by one name, the one of that day is meant.
    #[must_use]
    pub fn of_day(self, day: Option<&str>) -> Self {
        Self { day: day.map(ToOwned::to_owned), ..self }
    }

    /// Takes over the short names of the document that this one is attached to.
    #[must_use]
    pub fn attached_to(self, above: Option<Arc<Explained>>) -> Self {
        Self { above, ..self }
    }

    /// The short names learned so far, for what is attached to the document.
    #[must_use]
    pub fn explained(&self) -> Arc<Explained> {
        Arc::new(Explained { own: self.learned.clone(), above: self.above.clone() })
    }

    /// The unit below the province that the document comes from.
    #[must_use]
    pub fn seat(&self) -> Option<&Seat> {
        self.seat.as_ref()
    }

    /// Learns abbreviations explained in `text`: `Trung tâm phục vụ hành chính công (TTPVHCC)`. What
    /// is no single body is passed over.
    pub fn learn(&mut self, text: &str) {
        let is_body = |words: &[Token]| self.whole(words).is_some_and(|known| known.is_single());
        for one in abbreviations::defined(text, is_body) {
            let Some(body) = self.named(&naming::bare(&tokens(&one.long))) else { continue };
            let meaning = Meaning::One(one.long, body.id);
            let known = self.learned.entry(one.short).or_insert_with(|| meaning.clone());
            if !meaning.is_same(known) {
                *known = Meaning::Several;
            }
        }
    }

    /// The body that `name` names: what the document says of it, else the register, else one of that
    /// name. `None` for a class of bodies, for an abbreviation that nobody explains and for one that
    /// the document explains in two ways.
    #[must_use]
    pub fn resolve(&self, name: &str) -> Option<Body> {
        let words = naming::bare(&tokens(&self.with_seat(name)));
        match self.meaning(&abbreviations::key(&words)) {
            Some(Meaning::One(long, _)) => self.named(&naming::bare(&tokens(long))),
            Some(Meaning::Several) => None,
            None => self.named(&words),
        }
    }

    /// The name with that of the document's own unit where only its level is said: `Công an xã`.
    fn with_seat(&self, name: &str) -> String {
        let is_own = |seat: &&Seat| {
            let key = fold::key(name);
            let before = key.strip_suffix(seat.level.as_str());
            before.is_some_and(|before| before.ends_with(' '))
        };
        let own = self.seat.as_ref().filter(is_own);
        own.map_or_else(|| name.to_owned(), |seat| format!("{name} {}", seat.name))
    }

    /// The body whose whole name these words are.
    fn named(&self, tokens: &[Token]) -> Option<Body> {
        let province = self.province.as_deref();
        if let Some(known) = self.whole(tokens) {
            return known.is_single().then(|| Body::known(&known, province));
        }
        Body::lower(tokens, province).or_else(|| naming::own(tokens, province))
    }

    /// The known body whose name is all of `tokens`, a ministry it belongs to included.
    fn whole(&self, tokens: &[Token]) -> Option<Known> {
        let known = self.known(tokens, 0)?;
        if known.end == tokens.len() {
            return Some(known);
        }
        let parent = naming::parent_at(tokens, known.end)?;
        let above = self.known(tokens, parent)?;
        (above.end == tokens.len() && above.entry.reach == Reach::Central).then_some(known)
    }

    /// What the document says that a short name means: itself before what it is attached to.
    fn meaning(&self, key: &str) -> Option<&Meaning> {
        let mut above = self.above.as_ref();
        let mut found = self.learned.get(key);
        while let Some(next) = above.filter(|_| found.is_none()) {
            found = next.own.get(key);
            above = next.above.as_ref();
        }
        found
    }

    /// Whether the document explains the abbreviation at `token`.
    #[must_use]
    pub fn explains(&self, token: &Token) -> bool {
        token.capital && self.meaning(&token.key).is_some()
    }

    /// The known body that the words at `from` name, the longest there is.
    #[must_use]
    pub fn known(&self, tokens: &[Token], from: usize) -> Option<Known> {
        self.known_after(&[], tokens, from)
    }

    /// As [`Register::known`], for a name whose first words (`sở`) stand elsewhere.
    #[must_use]
    pub fn known_after(&self, head: &[&str], tokens: &[Token], from: usize) -> Option<Known> {
        table::bodies_after(head, tokens, from).into_iter().find_map(|(end, entries)| {
            let only = self.only_of_day(&entries);
            let read = |(entry, reach): (&'static Entry, Reach)| {
                let bare = only == Some(entry.id) && reach == Reach::Required;
                let province = self.province.as_deref();
                tail::read(entry, reach, tokens, end, province).or_else(|| {
                    bare.then(|| tail::read(entry, Reach::Optional, tokens, end, province))?
                })
            };
            let known = entries.into_iter().filter_map(read);
            known.min_by_key(|known| {
                (std::cmp::Reverse(known.end), only.is_some_and(|only| only != known.entry.id))
            })
        })
    }

    /// Of several bodies that go by one name, the only one that is there on the document's day: before
    /// 2025 `Cục Thuế` was one of the province.
    fn only_of_day(&self, entries: &[(&'static Entry, Reach)]) -> Option<&'static str> {
        let day = self.day.as_deref().filter(|_| entries.len() > 1)?;
        let mut there = entries.iter().filter(|(entry, _)| entry.is_in_force(day));
        let (only, _) = there.next()?;
        there.next().is_none().then_some(only.id)
    }
}

impl Meaning {
    /// Whether both are one body.
    fn is_same(&self, other: &Self) -> bool {
        matches!((self, other), (Self::One(_, id), Self::One(_, other)) if id == other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(province: Option<&str>, name: &str) -> Option<String> {
        Register::new(province).resolve(name).map(|body| body.id)
    }

    fn check(names: &str, expected: &str) {
        for name in names.split('|') {
            assert_eq!(id(Some("son-la"), name).as_deref(), Some(expected), "{name}");
        }
    }

    #[test]
    fn variants_of_a_department_are_one_body() {
        check(
            "Sở Văn hóa, Thể thao và Du lịch|Sở Văn hoá - Thể thao và Du lịch|Sở VH-TT&DL|SVH-TT&DL|\
             Sở VHTTDL|Sở VHTT&DL|Sở Văn hóa, TT&DL|SVHTTDL|SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH",
            "vn/son-la/so-van-hoa-the-thao-va-du-lich",
        );
        check("Sở Y tế|SYT|Sở YT|Sở Y Tế tỉnh Sơn La|Giám đốc Sở Y tế", "vn/son-la/so-y-te");
        check(
            "Sở KHCN|Sở KH&CN|SKHCN|Sở Khoa học và Công nghệ",
            "vn/son-la/so-khoa-hoc-va-cong-nghe",
        );
        check("Sở TTTT|STTTT|Sở TT&TT", "vn/son-la/so-thong-tin-va-truyen-thong");
        check(
            "Sở NN&PTNT|Sở NN và PTNT|Sở NNPTNT",
            "vn/son-la/so-nong-nghiep-va-phat-trien-nong-thon",
        );
        check(
            "Sở LĐTBXH|Sở LĐ-TB&XH|Sở LĐ, TB và XH",
            "vn/son-la/so-lao-dong-thuong-binh-va-xa-hoi",
        );
        check("Sở GDĐT|Sở GD&ĐT|Sở Giáo dục & Đào tạo", "vn/son-la/so-giao-duc-va-dao-tao");
    }

    #[test]
    fn variants_of_other_provincial_bodies_are_one_body() {
        check(
            "Văn phòng UBND tỉnh|VPUBND tỉnh|VP UBND tỉnh|VP UBND|VPUB|Văn phòng Ủy ban nhân dân tỉnh|\
             Chánh Văn phòng UBND tỉnh",
            "vn/son-la/van-phong-ubnd-tinh",
        );
        check("Công an tỉnh|CAT|CA tỉnh|Công an tỉnh Sơn La", "vn/son-la/cong-an-tinh");
        check("BHXH tỉnh|BHXH|Bảo hiểm xã hội tỉnh|Bảo hiểm xã hội", "vn/son-la/bhxh-tinh");
        check("UBND thành phố Sơn La", "vn/son-la/ubnd-thanh-pho-son-la");
        check("UBND tỉnh|Ủy ban nhân dân tỉnh Sơn La|Chủ tịch UBND tỉnh", "vn/son-la/ubnd-tinh");
        check("Tỉnh Đoàn|Tỉnh đoàn Sơn La|Đoàn TNCS Hồ Chí Minh tỉnh", "vn/son-la/tinh-doan");
        check("Thuế tỉnh Sơn La|Thuế tỉnh", "vn/son-la/thue-tinh");
        check(
            "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh|Ủy ban MTTQ Việt Nam tỉnh|UBMTTQVN tỉnh|\
             Cơ quan Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
            "vn/son-la/uy-ban-mat-tran-to-quoc-viet-nam-tinh",
        );
        check(
            "Báo và Phát thanh, Truyền hình tỉnh|Báo và Phát thanh - Truyền hình tỉnh|\
             Báo và phát thanh, truyền hình Sơn La",
            "vn/son-la/bao-va-phat-thanh-truyen-hinh-tinh",
        );
        check("VNPT|VNPT Sơn La", "vn/son-la/vnpt");
    }

    #[test]
    fn central_and_regional_bodies_have_no_province() {
        check("C06|Cục C06|Cục C06 - Bộ Công an|C06 thuộc Bộ Công an", "vn/tw/cuc-c06");
        check("Cục Cảnh sát QLHC về TTXH", "vn/tw/cuc-c06");
        check("Bộ Công an|BCA", "vn/tw/bo-cong-an");
        check("Bộ KH&CN|Bộ Khoa học và Công nghệ|BKHCN", "vn/tw/bo-khoa-hoc-va-cong-nghe");
        check(
            "Ngân hàng nhà nước khu vực 3|NHNN khu vực 3|NHNN chi nhánh khu vực III",
            "vn/tw/ngan-hang-nha-nuoc-khu-vuc-3",
        );
        check("BHXH khu vực XV|Bảo hiểm xã hội khu vực 15", "vn/tw/bhxh-khu-vuc-xv");
        check("Vụ Pháp chế", "vn/tw/vu-phap-che");
    }

    #[test]
    fn a_body_below_the_province_is_one_however_it_is_written() {
        check(
            "UBND xã Chiềng La|Ủy ban nhân dân xã Chiềng La|Chủ tịch UBND xã Chiềng La",
            "vn/son-la/ubnd-xa-chieng-la",
        );
        check(
            "TAND huyện Mộc Châu|Tòa án nhân dân huyện Mộc Châu",
            "vn/son-la/toa-an-nhan-dan-huyen-moc-chau",
        );
        check("Huyện ủy Mộc Châu", "vn/son-la/huyen-uy-moc-chau");
        check("Thành ủy Sơn La", "vn/son-la/thanh-uy-son-la");
        check(
            "TAND khu vực 3|TAND khu vực 3 - Sơn La|Tòa án nhân dân khu vực III tỉnh Sơn La",
            "vn/son-la/toa-an-nhan-dan-khu-vuc-3",
        );
        let body = |name: &str| Register::new(Some("son-la")).resolve(name).unwrap();
        for (name, level, kind, last) in [
            ("UBND thị xã Mộc Châu", "district", "committee", Some("2025-06-30")),
            ("UBND thị trấn Hát Lót", "communal", "committee", Some("2025-06-30")),
            ("Công an huyện Mai Sơn", "district", "police", Some("2025-02-28")),
            ("Phòng Văn hóa - Xã hội xã Mai Sơn", "communal", "department", None),
        ] {
            let found = body(name);
            let shown = (found.level.as_deref(), found.kind.as_str(), found.valid_until.as_deref());
            assert_eq!(shown, (Some(level), kind, last), "{name}");
        }
    }

    #[test]
    fn a_province_comes_from_the_document_or_from_the_name() {
        assert_eq!(id(None, "BHXH tỉnh").as_deref(), Some("vn/bhxh-tinh"));
        assert_eq!(id(None, "Sở Y tế").as_deref(), Some("vn/so-y-te"));
        check("Công an tỉnh Quảng Nam", "vn/quang-nam/cong-an-tinh");
        assert_eq!(
            id(Some("ha-noi"), "Công an Thành phố").as_deref(),
            Some("vn/ha-noi/cong-an-thanh-pho")
        );
        assert_eq!(id(Some("hue"), "BHXH").as_deref(), Some("vn/hue/bhxh-thanh-pho"));
    }

    #[test]
    fn a_body_the_register_does_not_know_keeps_its_own_name() {
        check(
            "Trung tâm Giám sát, điều hành đô thị thông minh|trung tâm giám sát, điều hành đô thị thông minh",
            "vn/son-la/trung-tam-giam-sat-dieu-hanh-do-thi-thong-minh",
        );
        check("UBND xã Chiềng La", "vn/son-la/ubnd-xa-chieng-la");
        check(
            "Hội Sinh vật cảnh tỉnh Sơn La|Hội Sinh vật cảnh tỉnh",
            "vn/son-la/hoi-sinh-vat-canh-tinh",
        );
        check("Bộ phận Một cửa", "vn/son-la/bo-phan-mot-cua");
        for none in ["DN", "HKD", "CSKCB", "TTPVHC", "doanh nghiệp", "", "x", "Kinh phí thực hiện"]
        {
            assert_eq!(id(Some("son-la"), none), None, "{none}");
        }
    }

    #[test]
    fn abbreviations_are_learned_from_the_document() {
        let mut register = Register::new(None);
        register.learn(
            "do Trung tâm giám sát đô thị (TTGSĐT) chủ trì; Ban Chuyển đổi số (sau đây viết tắt là \
             BCĐS); Sở Thông tin và Truyền thông (TTTT) và (XYZ)",
        );
        let id = |name: &str| register.resolve(name).map(|body| body.id);
        assert_eq!(id("TTGSĐT").as_deref(), Some("vn/trung-tam-giam-sat-do-thi"));
        assert_eq!(id("BCĐS").as_deref(), Some("vn/ban-chuyen-doi-so"));
        assert_eq!(id("TTTT").as_deref(), Some("vn/so-thong-tin-va-truyen-thong"));
        assert_eq!(id("XYZ"), None);
    }
}
