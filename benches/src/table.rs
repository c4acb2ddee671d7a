//! The medians as a Markdown table, with ours beside the floor and beside the best of the others.

use hallpass_bench_kit::median;

use crate::child::CONTENDERS;
use crate::race::Results;
use crate::work::Work;

/// Renders the medians.
pub(crate) fn render(results: &Results) -> String {
    let mut lines = vec![
        format!(
            "| work | measure | {} | ours / floor | ours / best peer |",
            CONTENDERS.join(" | ")
        ),
        format!("| --- | --- |{}", " ---: |".repeat(CONTENDERS.len() + 2)),
    ];
    for work in Work::ALL {
        for &(measure, unit, scale) in work.measures() {
            let values = CONTENDERS.map(|contender| {
                let key = (work.name(), contender.to_owned(), measure.to_owned());
                results.get(&key).map(Vec::as_slice)
            });
            lines.push(line(work, unit, scale, &values));
        }
    }
    lines.join("\n") + "\n"
}

/// The values of each contender, a value for each round.
type Values<'a> = [Option<&'a [f64]>; CONTENDERS.len()];

fn line(work: Work, unit: &str, scale: f64, values: &Values<'_>) -> String {
    let [bare, floor, ours, peers @ ..] = *values;
    let best = peers
        .into_iter()
        .flatten()
        .min_by(|left, right| median(left).total_cmp(&median(right)));
    // A request is held against bare reqwest, all else against the floor.
    let ratios = [bare.or(floor), best].map(|other| ratio(ours, other));
    let shown = values.map(|all| all.map_or_else(String::new, |all| number(median(all) / scale)));
    let cells: Vec<_> = shown.into_iter().chain(ratios).collect();
    format!("| {} | {unit} | {} |", work.name(), cells.join(" | "))
}

/// Returns the median of the rounds' ratios: what slows a whole round down drops out.
fn ratio(ours: Option<&[f64]>, other: Option<&[f64]>) -> String {
    let (Some(ours), Some(other)) = (ours, other) else {
        return String::new();
    };
    let ratios: Vec<_> = ours.iter().zip(other).map(|(a, b)| a / b).collect();
    match median(&ratios) {
        ratio if ratio.is_finite() => format!("{ratio:.3}"),
        _ => String::new(),
    }
}

fn number(value: f64) -> String {
    if value < 100.0 && value.fract() != 0.0 {
        format!("{value:.1}")
    } else {
        format!("{value:.0}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ours_is_held_against_the_floor_and_the_best_peer() {
        let (floor, ours, slow, best) =
            ([50.0, 500.0], [60.0, 600.0], [300.0, 3e3], [120.0, 1200.0]);
        let values: Values<'_> = [
            None,
            Some(&floor),
            Some(&ours),
            Some(&slow),
            None,
            Some(&best),
        ];
        assert_eq!(
            line(Work::Cached(2), "ns", 1.0, &values),
            "| cached-2 | ns |  | 275 | 330 | 1650 |  | 660 | 1.200 | 0.500 |"
        );
    }
}
