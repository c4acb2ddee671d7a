//! Text from a server, made safe to show.

/// The longest text that is worth showing.
const LONGEST: usize = 1_000;

/// Returns a server's text as one line without control, direction and zero-width characters, cut
/// at 1,000 characters.
///
/// Such text ends up in a terminal, where an escape sequence could forge what the user reads.
#[must_use]
pub fn plain_text(text: &str) -> String {
    let mut plain = String::new();
    let words = text
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty());
    for (index, word) in words.enumerate() {
        if index > 0 {
            plain.push(' ');
        }
        plain.extend(word.chars().filter(|&c| !is_invisible(c)));
    }
    match plain.char_indices().nth(LONGEST) {
        Some((end, _)) => plain[..end].to_owned() + "…",
        None => plain,
    }
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_can_steer_a_terminal() {
        assert_eq!(plain_text("a\u{1b}[31m\r\nb\u{202e}c\t d"), "a [31m bc d");
        assert_eq!(plain_text(&"ä".repeat(1_200)).chars().count(), 1_001);
    }
}
