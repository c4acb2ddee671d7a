//! "Did you mean": the name that is most like another one.

/// Returns the name that someone most likely meant, when there is one.
pub(crate) fn suggest<'a>(
    wrong: &str,
    names: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let wrong = letters(wrong);
    let allowed = wrong.len().div_ceil(3);
    let likely = names
        .into_iter()
        .map(|name| (distance(&wrong, &letters(name)), name))
        .min_by_key(|(distance, _)| *distance);
    likely
        .filter(|(distance, _)| *distance <= allowed && *distance < wrong.len())
        .map(|(_, name)| name)
}

/// Case, spaces and hyphens make no other name.
fn letters(name: &str) -> Vec<char> {
    let small = name.chars().flat_map(char::to_lowercase);
    small.filter(|c| c.is_alphanumeric()).collect()
}

/// Counts the letters that have to be added, removed or replaced.
fn distance(one: &[char], other: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in other.iter().enumerate() {
            let replaced = diagonal + usize::from(a != b);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_likeliest_name_is_suggested() {
        let names = ["Name", "E-mail", "Quantity"];
        assert_eq!(suggest("email", names), Some("E-mail"));
        assert_eq!(suggest("quantty", names), Some("Quantity"));
        assert_eq!(suggest("nam", names), Some("Name"));
        assert_eq!(suggest("NAME ", names), Some("Name"));
    }

    #[test]
    fn what_is_unlike_all_names_gets_no_suggestion() {
        assert_eq!(suggest("price", ["Name", "E-mail"]), None);
        assert_eq!(suggest("id", ["x", ""]), None);
        assert_eq!(suggest("", ["Name"]), None);
        assert_eq!(suggest("name", []), None);
    }
}
