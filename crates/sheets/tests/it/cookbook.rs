//! The cookbook: its code is that of the recipes, and its output is what they print.

use std::error::Error;
use std::path::{Path, PathBuf};

use tokio::process::Command;

use crate::examples::built_example;

/// A recipe as the page shows it.
struct Recipe {
    name: String,
    code: String,
    output: String,
}

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn page() -> String {
    std::fs::read_to_string(repository().join("docs/guides/cookbook.md")).unwrap()
}

/// The fenced blocks of the page, each with its language.
fn blocks(page: &str) -> Vec<(&str, &str)> {
    let fences: Vec<_> = page.split("\n```").collect();
    let inside = fences.iter().skip(1).step_by(2);
    inside
        .map(|block| block.split_once('\n').unwrap_or((block, "")))
        .collect()
}

fn recipes(page: &str) -> Vec<Recipe> {
    let mut recipes: Vec<Recipe> = Vec::new();
    for (language, text) in blocks(page) {
        let name = text
            .strip_prefix("async fn ")
            .and_then(|it| it.split_once('('));
        match (name, recipes.last_mut()) {
            (Some((name, _)), _) => recipes.push(Recipe {
                name: name.to_owned(),
                code: format!("{text}\n"),
                output: String::new(),
            }),
            (None, Some(last)) if language == "text" => last.output = format!("{text}\n"),
            _ => {}
        }
    }
    recipes
}

/// All that the recipes are written in.
fn sources() -> String {
    let folder = repository().join("crates/sheets/examples/cookbook");
    let files = std::fs::read_dir(folder).unwrap();
    files
        .map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap())
        .collect()
}

#[test]
fn the_page_shows_the_code_that_runs() {
    let (page, sources) = (page(), sources().replace("pub(crate) ", ""));
    let recipes = recipes(&page);
    for recipe in &recipes {
        assert!(sources.contains(&recipe.code), "{} differs", recipe.name);
    }
    let written = sources.matches("\nasync fn ").count();
    // One of them is `main`, and it is no recipe.
    assert_eq!(recipes.len(), written - 1, "a recipe is not on the page");
    let order = blocks(&page)
        .into_iter()
        .find(|block| block.1.contains("struct Order"));
    assert!(
        sources.contains(order.unwrap().1),
        "the type of the rows differs"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn each_recipe_prints_what_the_page_says() -> Result<(), Box<dyn Error>> {
    for recipe in recipes(&page()) {
        let mut command = Command::new(built_example("cookbook"));
        let output = command.arg(&recipe.name).output().await?;
        let complaint = String::from_utf8(output.stderr)?;
        assert_eq!(
            (complaint.as_str(), output.status.success()),
            ("", true),
            "{}",
            recipe.name
        );
        assert_eq!(
            String::from_utf8(output.stdout)?,
            recipe.output,
            "{}",
            recipe.name
        );
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recipe_that_does_not_exist_is_answered_with_those_that_do() -> Result<(), Box<dyn Error>>
{
    let output = Command::new(built_example("cookbook"))
        .arg("soup")
        .output()
        .await?;
    let complaint = String::from_utf8(output.stderr)?;
    assert!(!output.status.success());
    assert!(
        complaint.contains("`soup`") && complaint.contains("read_into_a_type"),
        "{complaint}"
    );
    Ok(())
}
