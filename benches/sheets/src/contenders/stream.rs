//! The floor under large reads: a decoder for these answers and for no others.
//!
//! Compact JSON, row by row, every column either numbers or texts: that is all it takes, and it
//! trusts the commas. What it gives are the values, truly read, and the checksum shows it.

use hallpass_bench_kit::{Checksum, Contender, Job, Result, SHEET, TOKEN, client};
use reqwest::Client;

pub(crate) struct Stream {
    client: Client,
    url: String,
}

/// The columns of an answer.
#[derive(Default)]
pub(crate) struct Columns(Vec<Column>);

/// A column, of which either the numbers or the texts are filled.
#[derive(Default)]
struct Column {
    numbers: Vec<f64>,
    /// All texts, one behind the other.
    texts: Vec<u8>,
    /// Where each of them ends.
    ends: Vec<u32>,
}

/// Reads an answer piece by piece.
#[derive(Default)]
struct Decoder {
    columns: Vec<Column>,
    /// The column of the next cell.
    column: usize,
    has_begun: bool,
    /// The beginning of a token that was cut.
    rest: Vec<u8>,
}

/// What comes before the first row.
const BEFORE: &[u8] = br#""values":["#;
/// How much is added to a token that was cut, until it is whole.
const SPLICE: usize = 64;
const POWERS: [f64; 16] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
];

impl Contender for Stream {
    type Values = Columns;

    fn start(job: &Job) -> Result<Self> {
        Ok(Self {
            client: client(job.work.with_gzip)?,
            url: format!("{}/v4/spreadsheets/{SHEET}/values", job.url),
        })
    }

    async fn read(&self, range: &str) -> Result<Columns> {
        let options = "prettyPrint=false&valueRenderOption=UNFORMATTED_VALUE";
        let url = format!("{}/{range}?{options}", self.url);
        let answer = self.client.get(url).bearer_auth(TOKEN).send().await?;
        let mut answer = answer.error_for_status()?;
        let mut decoder = Decoder::default();
        while let Some(piece) = answer.chunk().await? {
            decoder.feed(&piece)?;
        }
        decoder.finish()
    }

    fn checksum(Columns(columns): &Columns) -> Checksum {
        let mut checksum = Checksum::default();
        for (index, column) in columns.iter().enumerate() {
            for (row, number) in column.numbers.iter().enumerate() {
                checksum.number(row, index, *number);
            }
            let mut start = 0;
            for (row, &end) in column.ends.iter().enumerate() {
                let text = &column.texts[start..end as usize];
                checksum.text(row, index, &String::from_utf8_lossy(text));
                start = end as usize;
            }
        }
        checksum
    }

    async fn write(&self, _: usize) -> Result {
        Err("this floor only reads".into())
    }
}

impl Decoder {
    fn feed(&mut self, mut piece: &[u8]) -> Result {
        while !self.rest.is_empty() && !piece.is_empty() {
            let mut joined = std::mem::take(&mut self.rest);
            let before = joined.len();
            let taken = piece.len().min(SPLICE);
            joined.extend_from_slice(&piece[..taken]);
            match self.read(&joined)?.checked_sub(before) {
                Some(used) => piece = &piece[used..],
                None => (self.rest, piece) = (joined, &piece[taken..]),
            }
        }
        let used = self.read(piece)?;
        self.rest.extend_from_slice(&piece[used..]);
        Ok(())
    }

    /// Reads as many tokens as are whole, and says where they end.
    fn read(&mut self, bytes: &[u8]) -> Result<usize> {
        let mut at = 0;
        if !self.has_begun {
            let Some(before) = bytes.windows(BEFORE.len()).position(|part| part == BEFORE) else {
                return Ok(0);
            };
            self.has_begun = true;
            at = before + BEFORE.len();
        }
        while let Some(&byte) = bytes.get(at) {
            let length = match byte {
                b',' | b']' | b'}' | b'\n' => 1,
                b'[' => {
                    self.column = 0;
                    1
                }
                _ => {
                    if self.column == self.columns.len() {
                        self.columns.push(Column::default());
                    }
                    let length = self.columns[self.column].read(&bytes[at..])?;
                    let Some(length) = length else {
                        break;
                    };
                    self.column += 1;
                    length
                }
            };
            at += length;
        }
        Ok(at)
    }

    fn finish(self) -> Result<Columns> {
        if !self.rest.is_empty() {
            return Err("the answer is cut off".into());
        }
        for column in &self.columns {
            let texts = simdutf8::basic::from_utf8(&column.texts)?;
            let mut ends = column.ends.iter().map(|&end| end as usize);
            if !ends.all(|end| texts.is_char_boundary(end)) {
                return Err("a text is not UTF-8".into());
            }
        }
        Ok(Columns(self.columns))
    }
}

impl Column {
    /// Reads a cell and says how long it is; `None` if it is not whole.
    fn read(&mut self, bytes: &[u8]) -> Result<Option<usize>> {
        if bytes[0] == b'"' {
            return self.text(bytes);
        }
        let Some((number, length)) = number(bytes)? else {
            return Ok(None);
        };
        self.numbers.push(number);
        Ok(Some(length))
    }

    fn text(&mut self, bytes: &[u8]) -> Result<Option<usize>> {
        let before = self.texts.len();
        let mut at = 1;
        loop {
            let special = |byte: &u8| matches!(byte, b'"' | b'\\');
            let plain = bytes[at..].iter().position(special);
            let Some([byte, next @ ..]) = plain.map(|plain| &bytes[at + plain..]) else {
                break;
            };
            let end = bytes.len() - next.len() - 1;
            self.texts.extend_from_slice(&bytes[at..end]);
            if *byte == b'"' {
                self.ends.push(u32::try_from(self.texts.len())?);
                return Ok(Some(end + 1));
            }
            let Some(escape) = next.first() else {
                break;
            };
            self.texts.push(unescaped(*escape)?);
            at = end + 2;
        }
        self.texts.truncate(before);
        Ok(None)
    }
}

fn unescaped(escape: u8) -> Result<u8> {
    Ok(match escape {
        b'"' | b'\\' | b'/' => escape,
        b'n' => b'\n',
        b'r' => b'\r',
        b't' => b'\t',
        _ => return Err("these answers have no such escape".into()),
    })
}

/// Reads a number and says how long it is; `None` if it may go on.
fn number(bytes: &[u8]) -> Result<Option<(f64, usize)>> {
    let (mut digits, mut point, mut at) = (0_u64, None, 0);
    let end = loop {
        match bytes.get(at) {
            Some(byte @ b'0'..=b'9') => {
                digits = digits.wrapping_mul(10).wrapping_add(u64::from(byte - b'0'));
            }
            Some(b'.') => point = Some(at),
            Some(b'-' | b'+' | b'e' | b'E') => return slowly(bytes),
            Some(_) => break at,
            None => return Ok(None),
        }
        at += 1;
    };
    // A quotient of two numbers that are exact is rounded once, as the number itself would be.
    match point.map_or(0, |point| end - point - 1) {
        places @ 0..15 if end <= 15 => Ok(Some((digits as f64 / POWERS[places], end))),
        _ => slowly(bytes),
    }
}

fn slowly(bytes: &[u8]) -> Result<Option<(f64, usize)>> {
    let end = bytes.iter().position(|byte| matches!(byte, b',' | b']'));
    let Some(end) = end else {
        return Ok(None);
    };
    let number = str::from_utf8(&bytes[..end])?.parse()?;
    Ok(Some((number, end)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_the_same_however_it_is_cut() {
        let answer = concat!(
            r#"{"range":"Sheet1!A1:C2","majorDimension":"ROWS","values":["#,
            r#"[-1.5,"a \"b\" é",1e3],[0.1,"",12345678901234567890]]}"#
        );
        for size in 1..=answer.len() {
            let mut decoder = Decoder::default();
            for piece in answer.as_bytes().chunks(size) {
                decoder.feed(piece).unwrap();
            }
            let mut expected = Checksum::default();
            expected.number(0, 0, -1.5);
            expected.text(0, 1, "a \"b\" é");
            expected.number(0, 2, 1000.0);
            expected.number(1, 0, 0.1);
            expected.text(1, 1, "");
            expected.number(1, 2, 12_345_678_901_234_567_890.0);
            assert_eq!(Stream::checksum(&decoder.finish().unwrap()), expected);
        }
    }

    #[test]
    fn half_an_answer_is_refused() {
        let mut decoder = Decoder::default();
        decoder.feed(br#"{"values":[["a"#).unwrap();
        assert!(decoder.finish().is_err());
    }
}
