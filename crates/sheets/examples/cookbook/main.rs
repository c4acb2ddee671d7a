//! The recipes of the cookbook, `docs/guides/cookbook.md`: each runs on the built-in sandbox, in a
//! spreadsheet of its own, without a Google account.
//!
//! Run it with the names of recipes, or without any for all of them.
#![expect(clippy::print_stdout, reason = "an example talks to its user")]

mod care;
mod large;
mod looks;
mod objects;
mod order;
mod reading;
mod rules;
mod sandbox;
mod sheets;
mod summaries;
mod writing;

use std::error::Error;
use std::pin::Pin;

use hallpass_sheets::Workbook;

type Recipe = fn(&Workbook) -> Pin<Box<dyn Future<Output = Result<(), Box<dyn Error>>> + '_>>;

/// Lists the recipes by name.
macro_rules! recipes {
    ($($module:ident: $($name:ident)*;)*) => {
        &[$($((stringify!($name), |workbook| Box::pin($module::$name(workbook))),)*)*]
    };
}

const RECIPES: &[(&str, Recipe)] = recipes! {
    reading: look_around read_into_a_type name_the_cell read_a_column read_several_ranges find_cells;
    writing: write_rows append_rows upsert_rows leave_cells_alone write_formulas write_dates;
    looks: format_a_header highlight_cells draw_borders;
    rules: offer_choices name_and_protect sort_and_filter;
    objects: annotate_cells remember_rows change_rows_and_columns;
    summaries: draw_a_chart pivot_rows make_a_table;
    sheets: manage_sheets change_all_or_nothing;
    large: stream_rows write_many_rows;
    care: show_progress look_before_sending explain_refusals;
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let wanted: Vec<_> = std::env::args().skip(1).collect();
    if let Some(unknown) = wanted.iter().find(|name| !is_recipe(name)) {
        let names: Vec<_> = RECIPES.iter().map(|(name, _)| *name).collect();
        let names = names.join(", ");
        return Err(format!("there is no recipe `{unknown}`; there are {names}").into());
    }
    let sandbox = sandbox::Sandbox::start().await?;
    for (name, recipe) in RECIPES {
        let is_wanted = wanted.is_empty() || wanted.iter().any(|it| it == name);
        if is_wanted {
            let workbook = sandbox.new_shop().await?;
            if wanted.len() != 1 {
                println!("== {name}");
            }
            recipe(&workbook).await?;
        }
    }
    Ok(())
}

fn is_recipe(name: &str) -> bool {
    RECIPES.iter().any(|(known, _)| *known == name)
}
