//! The medians as a Markdown table, with ours beside those of the others.

use std::collections::BTreeMap;

use hallpass_bench_kit::{Work, median};

use crate::measure::{AGAINST, CONTENDERS, Measure, OURS};

/// What was measured: by work, contender and measure, a value for each round.
pub(crate) type Results = BTreeMap<(&'static str, &'static str, &'static str), Vec<f64>>;

/// Renders the medians.
pub(crate) fn render(results: &Results) -> String {
    let ratios = AGAINST.map(|other| format!("ours / {other}"));
    let mut lines = vec![
        format!(
            "| work | measure | {} | {} |",
            CONTENDERS.join(" | "),
            ratios.join(" | ")
        ),
        format!(
            "| --- | --- |{}",
            " ---: |".repeat(CONTENDERS.len() + ratios.len())
        ),
    ];
    for work in Work::ALL {
        lines.extend(
            Measure::all(work)
                .iter()
                .map(|&measure| line(results, work, measure)),
        );
    }
    lines.join("\n") + "\n"
}

fn line(results: &Results, work: Work, measure: Measure) -> String {
    let values = |contender| results.get(&(work.name, contender, measure.key));
    let medians = CONTENDERS.map(|contender| {
        values(contender).map_or_else(String::new, |all| measure.show(median(all)))
    });
    let ratios = AGAINST.map(|other| ratio(values(OURS), values(other)));
    let cells = [&medians[..], &ratios[..]].concat().join(" | ");
    format!("| {} | {} | {cells} |", work.name, measure.unit)
}

/// Returns the median of the rounds' ratios: what slows a whole round down drops out.
fn ratio(ours: Option<&Vec<f64>>, other: Option<&Vec<f64>>) -> String {
    let (Some(ours), Some(other)) = (ours, other) else {
        return String::new();
    };
    let ratios: Vec<_> = ours.iter().zip(other).map(|(a, b)| a / b).collect();
    format!("{:.3}", median(&ratios))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ours_is_held_against_each_of_the_others() {
        let work = Work::ALL[0];
        let mut results = Results::new();
        for (contender, values) in [
            ("floor", [50e3, 500e3]),
            (OURS, [60e3, 600e3]),
            ("google-sheets4", [120e3, 1200e3]),
        ] {
            results.insert((work.name, contender, "cpu_ns"), values.to_vec());
        }
        assert_eq!(
            line(&results, work, Measure::all(work)[0]),
            "| small read | CPU µs | 275 |  | 330 |  | 660 |  |  |  | 0.500 |  | 1.200 |  |"
        );
    }
}
