//! Unguessable text for codes, tokens and identifiers.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// Returns `bytes` random bytes as URL-safe text.
pub(crate) fn text(bytes: usize) -> String {
    let mut buffer = vec![0; bytes];
    getrandom::fill(&mut buffer).expect("the operating system has randomness");
    URL_SAFE_NO_PAD.encode(buffer)
}

/// Returns `count` random letters of `alphabet`, each as likely as the next.
pub(crate) fn letters(count: usize, alphabet: &[u8]) -> String {
    let fair = u8::MAX as usize / alphabet.len() * alphabet.len();
    let mut letters = String::with_capacity(count);
    while letters.len() < count {
        let mut buffer = [0; 32];
        getrandom::fill(&mut buffer).expect("the operating system has randomness");
        let dice = buffer.iter().map(|byte| usize::from(*byte));
        let drawn = dice.filter(|number| *number < fair);
        let missing = count - letters.len();
        letters.extend(
            drawn
                .take(missing)
                .map(|number| char::from(alphabet[number % alphabet.len()])),
        );
    }
    letters
}

/// Returns a random positive number, as Google gives to a new sheet.
pub(crate) fn sheet_id() -> i32 {
    let mut buffer = [0; 4];
    getrandom::fill(&mut buffer).expect("the operating system has randomness");
    i32::from_be_bytes(buffer) & i32::MAX
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn letters_are_as_many_as_asked_and_of_the_alphabet() {
        let letters = letters(1000, b"ABC");
        assert_eq!(letters.len(), 1000);
        for letter in ['A', 'B', 'C'] {
            assert!(letters.contains(letter));
        }
        assert!(letters.chars().all(|letter| "ABC".contains(letter)));
    }
}
