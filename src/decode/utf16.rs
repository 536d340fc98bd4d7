//! Bytes → text out of UTF-16, with or without a byte order mark. A half pair becomes U+FFFD with
//! a finding; the byte order mark is no part of the text.

use super::Decoded;
use crate::data::{Finding, Severity, Span};

/// Order of the two bytes of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    Little,
    Big,
}

/// Units looked at for evidence of UTF-16 without a mark.
const SAMPLE: usize = 4096;

/// The byte order, by mark or by evidence: Latin text has a zero byte in most units, always on the
/// same side (Vietnamese: about three in four).
pub(super) fn order(bytes: &[u8]) -> Option<Order> {
    match bytes {
        [0xff, 0xfe, ..] => return Some(Order::Little),
        [0xfe, 0xff, ..] => return Some(Order::Big),
        _ => {}
    }
    let units = bytes.len().min(2 * SAMPLE) / 2;
    let zeros = |side: usize| {
        bytes[..2 * units].iter().skip(side).step_by(2).filter(|&&byte| byte == 0).count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    let most = |zeros: usize| units > 1 && zeros * 5 >= units * 2;
    let few = |zeros: usize| zeros * 50 <= units;
    match (most(odd) && few(even), most(even) && few(odd)) {
        (true, _) => looks_printed(bytes, units, Order::Little),
        (_, true) => looks_printed(bytes, units, Order::Big),
        _ => None,
    }
}

/// Numbers of 16 bits have zero bytes too: text has next to no controls and half pairs.
fn looks_printed(bytes: &[u8], units: usize, order: Order) -> Option<Order> {
    let odd = char::decode_utf16(self::units(&bytes[..2 * units], order))
        .filter(|c| !matches!(c, Ok(c) if !c.is_control() || c.is_whitespace()))
        .count();
    (odd * 50 <= units).then_some(order)
}

fn units(bytes: &[u8], order: Order) -> impl Iterator<Item = u16> + '_ {
    bytes.chunks_exact(2).map(move |pair| match order {
        Order::Little => u16::from_le_bytes([pair[0], pair[1]]),
        Order::Big => u16::from_be_bytes([pair[0], pair[1]]),
    })
}

/// Byte of the first unit that is zero.
pub(super) fn first_zero(bytes: &[u8]) -> u64 {
    let unit = bytes.chunks_exact(2).position(|pair| pair == [0, 0]);
    unit.map_or(0, |unit| 2 * unit as u64)
}

/// Decodes all of `bytes`.
pub(super) fn decode(bytes: &[u8], order: Order) -> Decoded {
    let marked = matches!(bytes, [0xff, 0xfe, ..] | [0xfe, 0xff, ..]);
    let mut at = if marked { 2 } else { 0 };
    let mut text = String::with_capacity(bytes.len() / 2);
    let mut broken = Vec::new();
    for decoded in char::decode_utf16(units(&bytes[at..], order)) {
        let c = decoded.unwrap_or_else(|_| {
            broken.push((at, text.len()));
            '\u{fffd}'
        });
        text.push(c);
        at += 2 * c.len_utf16();
    }
    if !bytes.len().is_multiple_of(2) {
        broken.push((bytes.len() - 1, text.len()));
        text.push('\u{fffd}');
    }
    let encoding = match order {
        Order::Little => "utf-16le",
        Order::Big => "utf-16be",
    };
    Decoded { text, encoding: encoding.into(), is_file_text: false, findings: finding(&broken) }
}

fn finding(broken: &[(usize, usize)]) -> Vec<Finding> {
    let Some(&(at, text_at)) = broken.first() else { return Vec::new() };
    let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let count = broken.len();
    let vi =
        format!("UTF-16 hỏng ở {count} chỗ, chỗ đầu tiên tại byte {at} của tệp; đọc thành U+FFFD");
    let en = format!(
        "broken UTF-16 in {count} places, the first at byte {at} of the file; read as U+FFFD"
    );
    let span = Span::new(offset(text_at), offset(text_at + '\u{fffd}'.len_utf8()));
    vec![Finding::new("text.broken-utf16", Severity::Error, &vi, &en).at(vec![span])]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encode(text: &str, order: Order) -> Vec<u8> {
        let bytes = |unit: u16| match order {
            Order::Little => unit.to_le_bytes(),
            Order::Big => unit.to_be_bytes(),
        };
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn both_orders_are_read_with_and_without_a_mark() {
        let text = "Ủy ban nhân dân tỉnh Sơn La\r\n𝒳";
        for order in [Order::Little, Order::Big] {
            for mark in ["", "\u{feff}"] {
                let bytes = encode(&format!("{mark}{text}"), order);
                assert_eq!(super::order(&bytes), Some(order));
                let decoded = decode(&bytes, order);
                assert_eq!(decoded.text, text);
                assert!(decoded.findings.is_empty() && !decoded.is_file_text);
            }
        }
    }

    #[test]
    fn other_bytes_are_no_utf16() {
        for bytes in [&b"plain text"[..], b"", b"\0", b"a\0\x01\0\x02\0\x03\0", b"\0\0\0\0"] {
            assert_eq!(order(bytes), None, "{bytes:?}");
        }
    }

    #[test]
    fn half_pairs_and_odd_ends_are_reported() {
        let mut bytes = encode("\u{feff}Sở", Order::Little);
        bytes.extend([0x00, 0xd8, b'a', 0, b'b']);
        let decoded = decode(&bytes, Order::Little);
        assert_eq!(decoded.text, "Sở\u{fffd}a\u{fffd}");
        assert!(decoded.findings[0].message_en.contains("2 places, the first at byte 6"));
        assert_eq!(decoded.findings[0].spans, [Span::new(4, 7)]);
    }
}
