//! As much of Markdown as the checks need: prose, code, headings, links.

/// A line outside of fenced code, with its index in the file.
pub(super) fn prose(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut fence = None;
    text.lines().enumerate().filter(move |(_, line)| {
        let mark = fence_mark(line);
        match (fence, mark) {
            (None, Some(opening)) => {
                fence = Some(opening);
                false
            }
            (Some(opening), Some(closing)) if opening == closing => {
                fence = None;
                false
            }
            (open, _) => open.is_none(),
        }
    })
}

/// Splits a line at its backticks: the pieces of prose, then those of code.
pub(super) fn split_code(line: &str) -> (Vec<&str>, Vec<&str>) {
    let (mut words, mut code) = (Vec::new(), Vec::new());
    for (index, piece) in line.split('`').enumerate() {
        if index % 2 == 0 {
            words.push(piece);
        } else {
            code.push(piece);
        }
    }
    (words, code)
}

/// Lists where the links of a line lead, `[text](target)` and `[label]: target`.
pub(super) fn link_targets(line: &str) -> Vec<&str> {
    let mut targets: Vec<_> = line
        .match_indices("](")
        .filter_map(|(at, mark)| line[at + mark.len()..].split([')', ' ']).next())
        .collect();
    if line.starts_with('[') {
        let definition = line.split_once("]: ").map(|(_, target)| target.trim());
        targets.extend(definition);
    }
    targets
}

/// Lists the anchors that a page's headings make on GitHub.
pub(super) fn anchors(text: &str) -> Vec<String> {
    let mut anchors: Vec<String> = Vec::new();
    for (_, line) in prose(text) {
        let Some(heading) = line.trim_start_matches('#').strip_prefix(' ') else {
            continue;
        };
        if line.starts_with('#') {
            let anchor = slug(heading);
            let earlier = anchors.iter().filter(|known| **known == anchor).count();
            anchors.push(match earlier {
                0 => anchor,
                n => format!("{anchor}-{n}"),
            });
        }
    }
    anchors
}

fn fence_mark(line: &str) -> Option<char> {
    let line = line.trim_start();
    ['`', '~']
        .into_iter()
        .find(|mark| line.starts_with(&mark.to_string().repeat(3)))
}

fn slug(heading: &str) -> String {
    heading
        .trim()
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'))
        .map(|c| if c == ' ' { '-' } else { c })
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fenced_code_is_not_prose() {
        let text = "a\n```sh\nb\n```\nc\n";
        let lines: Vec<_> = prose(text).collect();
        assert_eq!(lines, [(0, "a"), (4, "c")]);
    }

    #[test]
    fn headings_make_anchors_as_on_github() {
        let text = "# Hello, `World`!\n## Why 2 crates?\n## Why 2 crates?\n#hashtag\n";
        assert_eq!(
            anchors(text),
            ["hello-world", "why-2-crates", "why-2-crates-1"]
        );
    }

    #[test]
    fn links_are_found_in_both_spellings() {
        assert_eq!(
            link_targets("see [a](b.md#c) and ![d](e.svg \"f\")"),
            ["b.md#c", "e.svg"]
        );
        assert_eq!(link_targets("[label]: ../x.md"), ["../x.md"]);
    }
}
