//! What becomes a value of the API by itself, so that setters take it.

use super::{Color, ColorStyle, ExtendedValue, ThemeColor};
use crate::Cell;

impl Color {
    /// Returns the colour of these shares of red, green and blue, each from 0 to 255.
    #[must_use]
    pub fn rgb(red: u8, green: u8, blue: u8) -> Self {
        let share = |part: u8| f32::from(part) / 255.0;
        Self::default()
            .red(share(red))
            .green(share(green))
            .blue(share(blue))
    }
}

impl From<Color> for ColorStyle {
    fn from(color: Color) -> Self {
        Self::default().rgb_color(color)
    }
}

impl From<ThemeColor> for ColorStyle {
    fn from(color: ThemeColor) -> Self {
        Self::default().theme_color(color)
    }
}

/// An empty cell has no value; a text is taken as it is, a formula's too.
impl From<Cell> for ExtendedValue {
    fn from(cell: Cell) -> Self {
        let value = Self::default();
        match cell {
            Cell::Skip | Cell::Empty => value,
            Cell::Bool(it) => value.bool_value(it),
            Cell::Number(it) => value.number_value(it),
            Cell::Text(it) => value.string_value(it),
        }
    }
}

impl From<&str> for ExtendedValue {
    fn from(text: &str) -> Self {
        Self::from(Cell::from(text))
    }
}

impl From<f64> for ExtendedValue {
    fn from(number: f64) -> Self {
        Self::from(Cell::from(number))
    }
}

impl From<bool> for ExtendedValue {
    fn from(value: bool) -> Self {
        Self::from(Cell::from(value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CellData, CellFormat};

    #[test]
    fn a_plain_value_is_enough_for_a_setter() {
        let format = CellFormat::default().background_color_style(Color::rgb(255, 0, 51));
        let cell = CellData::default()
            .user_entered_value("=1")
            .user_entered_format(format);
        assert_eq!(
            serde_json::to_string(&cell).unwrap(),
            concat!(
                r#"{"userEnteredValue":{"stringValue":"=1"},"userEnteredFormat":"#,
                r#"{"backgroundColorStyle":{"rgbColor":{"red":1.0,"green":0.0,"blue":0.2}}}}"#
            )
        );
        assert_eq!(ExtendedValue::from(Cell::Skip), ExtendedValue::default());
    }
}
