//! What a cell is and says → how it looks: font, alignment, borders, colours, number formats.

use super::layout::{Column, Look, Place};
use super::values::Value;
use super::words::Colour;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};
use std::collections::HashMap;

/// How a cell looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Dress {
    form: Form,
    colour: Colour,
    is_hidden: bool,
}

/// What stands in it, as far as the look goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Form {
    Wrapped,
    Centred,
    Flag,
    OneLine,
    Day,
    /// A number with so many decimals.
    Number(u32),
    /// A number that counts places: no separators.
    Place,
}

/// The formats that were needed so far; there are a few dozen.
#[derive(Default)]
pub(super) struct Formats(HashMap<Dress, Format>);

impl Formats {
    /// The format of `value` in `column`.
    pub(super) fn of(&mut self, column: &Column, value: &Value<'_>, colour: Colour) -> &Format {
        let is_hidden = column.place == Place::Hidden;
        let dress = Dress { form: form(column, value).where_hidden(is_hidden), colour, is_hidden };
        self.0.entry(dress).or_insert_with(|| dress.format())
    }
}

fn form(column: &Column, value: &Value<'_>) -> Form {
    match (value, column.look) {
        (Value::Day(_), _) => Form::Day,
        (Value::Number(..), Look::Centre) => Form::Place,
        (Value::Number(_, decimals), _) => Form::Number(*decimals),
        (Value::Flag(_), _) => Form::Flag,
        (Value::Text(_) | Value::Empty, Look::Centre | Look::Day) => Form::Centred,
        (Value::Text(_) | Value::Empty, Look::Wrap | Look::List) => Form::Wrapped,
        (Value::Text(_) | Value::Empty, Look::Plain) => Form::OneLine,
    }
}

impl Form {
    /// Hidden texts are not broken into lines: their rows would become high.
    fn where_hidden(self, is_hidden: bool) -> Self {
        match self {
            Self::Wrapped | Self::Centred if is_hidden => Self::OneLine,
            Self::Wrapped
            | Self::Centred
            | Self::Flag
            | Self::OneLine
            | Self::Day
            | Self::Number(_)
            | Self::Place => self,
        }
    }
}

impl Dress {
    /// A hidden column has no borders and colours.
    fn format(self) -> Format {
        let format = self.formed(base().set_align(FormatAlign::Top));
        if self.is_hidden {
            return format;
        }
        let format = format.set_border(FormatBorder::Thin).set_border_color(LINES);
        painted(format, self.colour)
    }

    fn formed(self, format: Format) -> Format {
        match self.form {
            Form::OneLine => format,
            Form::Wrapped => format.set_text_wrap(),
            Form::Centred => format.set_text_wrap().set_align(FormatAlign::Center),
            // `LibreOffice` shows 1 and 0 without it; Excel its own words with or without.
            Form::Flag => {
                format.set_num_format(r#""TRUE";"TRUE";"FALSE""#).set_align(FormatAlign::Center)
            }
            Form::Day => format.set_num_format("dd/mm/yyyy").set_align(FormatAlign::Center),
            Form::Number(decimals) => {
                let aligned = format.set_align(FormatAlign::Right).set_indent(1);
                aligned.set_num_format(numbered(decimals))
            }
            Form::Place => format.set_num_format("0").set_align(FormatAlign::Center),
        }
    }
}

/// Thousands apart, all decimals seen.
fn numbered(decimals: u32) -> String {
    let point = if decimals == 0 { "" } else { "." };
    format!("#,##0{point}{}", "0".repeat(decimals as usize))
}

/// The font of official documents (Decree 30/2020/NĐ-CP, Appendix I).
const FONT: &str = "Times New Roman";
const SIZE: f64 = 11.0;
/// Lines between cells.
const LINES: Color = Color::RGB(0x00BF_BFBF);
/// Behind headings.
const HEADING: Color = Color::RGB(0x001F_4E79);

fn base() -> Format {
    Format::new().set_font_name(FONT).set_font_size(SIZE)
}

fn painted(format: Format, colour: Colour) -> Format {
    let (back, font) = match colour {
        Colour::None => return format,
        Colour::Green => (0x00C6_EFCE, 0x0000_6100),
        Colour::Yellow => (0x00FF_EB9C, 0x004D_3900),
        Colour::Orange => (0x00FC_E4D6, 0x0083_3C0B),
        Colour::Red => (0x00FF_C7CE, 0x009C_0006),
        Colour::Blue => (0x00DD_EBF7, 0x001F_4E79),
        Colour::Grey => (0x00E7_E6E6, 0x0040_4040),
    };
    format.set_background_color(Color::RGB(back)).set_font_color(Color::RGB(font))
}

/// The format of headings.
pub(super) fn heading() -> Format {
    let aligned = base().set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter);
    let lined = aligned.set_border(FormatBorder::Thin).set_border_color(LINES);
    lined.set_text_wrap().set_bold().set_background_color(HEADING).set_font_color(Color::White)
}
