//! A formula in another place: references without `$` move along.

use crate::sheets::model::a1;

/// Returns a formula as it is this many rows further down and columns further right.
pub(in crate::sheets) fn moved(formula: &str, down: i64, right: i64) -> String {
    let mut text = String::new();
    let mut rest = formula;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' | '\'' => quoted(rest, first),
            _ if is_word(first) => word(rest),
            _ => first.len_utf8(),
        };
        let (token, after) = rest.split_at(length);
        let (token, after) = match after.strip_prefix(':') {
            Some(second) if is_word(first) => {
                let (second, after) = second.split_at(word(second));
                (area(token, second, down, right), after)
            }
            _ if is_word(first) && !after.starts_with(['(', '!']) => {
                (cell(token, down, right), after)
            }
            _ => (token.to_owned(), after),
        };
        text.push_str(&token);
        rest = after;
    }
    text
}

fn cell(token: &str, down: i64, right: i64) -> String {
    let corner = Corner::parse(token).filter(|corner| corner.is_cell());
    let moved = corner.map(|corner| corner.moved(down, right));
    moved.unwrap_or_else(|| token.to_owned())
}

fn area(first: &str, last: &str, down: i64, right: i64) -> String {
    let corners = Corner::parse(first).zip(Corner::parse(last));
    match corners {
        Some((first, last)) => {
            format!("{}:{}", first.moved(down, right), last.moved(down, right))
        }
        None => format!("{first}:{last}"),
    }
}

/// A column, a row or both, each with whether a `$` holds it.
struct Corner {
    column: Option<(i64, bool)>,
    row: Option<(i64, bool)>,
}

impl Corner {
    fn parse(token: &str) -> Option<Self> {
        let (column_held, rest) = held(token);
        let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let (letters, rest) = rest.split_at(letters);
        let (row_held, digits) = held(rest);
        let column = match letters.len() {
            0 => None,
            1..=3 => Some((i64::from(a1::column_index(letters)), column_held)),
            _ => return None,
        };
        let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
        let row = match digits {
            "" => None,
            // A `$` before a row without a column is read as the column's.
            _ if is_number => Some((
                digits.parse().ok()?,
                row_held || letters.is_empty() && column_held,
            )),
            _ => return None,
        };
        (column.is_some() || row.is_some()).then_some(Self { column, row })
    }

    fn is_cell(&self) -> bool {
        self.column.is_some() && self.row.is_some()
    }

    fn moved(&self, down: i64, right: i64) -> String {
        let index = |part: Option<(i64, bool)>, by| {
            part.map(|(index, held)| match held {
                true => (index, "$"),
                false => (index + by, ""),
            })
        };
        let (column, row) = (index(self.column, right), index(self.row, down));
        let is_outside =
            column.is_some_and(|column| column.0 < 0) || row.is_some_and(|row| row.0 < 1);
        if is_outside {
            return "#REF!".to_owned();
        }
        let column = column.map(|(index, held)| {
            let name = u32::try_from(index).map(a1::column_name);
            format!("{held}{}", name.unwrap_or_default())
        });
        let row = row.map(|(index, held)| format!("{held}{index}"));
        format!("{}{}", column.unwrap_or_default(), row.unwrap_or_default())
    }
}

fn held(text: &str) -> (bool, &str) {
    text.strip_prefix('$')
        .map_or((false, text), |rest| (true, rest))
}

/// Returns how long a quoted part is; a doubled quote is inside.
fn quoted(rest: &str, quote: char) -> usize {
    rest[1..].find(quote).map_or(rest.len(), |end| end + 2)
}

fn word(rest: &str) -> usize {
    rest.find(|next| !is_word(next)).unwrap_or(rest.len())
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '$' | '_' | '.')
}

#[cfg(test)]
mod tests {
    use super::moved;

    #[test]
    fn references_move_unless_they_are_held() {
        let cases = [
            ("=A1", "=B3"),
            ("=$A1+A$1+$A$1", "=$A3+B$1+$A$1"),
            ("=SUM(A1:B2, C:C, 1:2)", "=SUM(B3:C4, D:D, 3:4)"),
            (
                "='A1 b'!A1&\"A1\"&Sheet1!Z9",
                "='A1 b'!B3&\"A1\"&Sheet1!AA11",
            ),
            ("=LOG10(2)+total_1", "=LOG10(2)+total_1"),
            ("=SUM($1:$2)", "=SUM($1:$2)"),
        ];
        for (formula, there) in cases {
            assert_eq!(moved(formula, 2, 1), there);
        }
        assert_eq!(moved("=A1", -1, 0), "=#REF!");
    }
}
