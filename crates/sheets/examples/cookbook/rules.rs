//! Rules: what may be typed, who may type it, what is seen.

use std::error::Error;

use hallpass_sheets::Workbook;
use hallpass_sheets::model::{
    BooleanCondition, ConditionType, DataValidationRule, ProtectedRange, SortOrder,
};

pub(crate) async fn offer_choices(workbook: &Workbook) -> Result<(), Box<dyn Error>> {
    let orders = workbook.worksheet("Orders")?;
    let states = BooleanCondition::one_of(["open", "paid", "sent"]);
    let positive = BooleanCondition::new(ConditionType::NumberGreater, [0]);
    // What breaks this rule is marked, and not refused.
    let warning = DataValidationRule::from(positive).strict(false);
    workbook
        .batch()
        .with(orders.cells("D2:D")?.validate(states))
        .with(orders.cells("C2:C")?.validate(warning))
        .with(orders.cells("E2:E4")?.validate(ConditionType::Boolean))
        .commit()
        .await?;
    Ok(())
}

pub(crate) async fn name_and_protect(workbook: &Workbook) -> Result<(), Box<dyn Error>> {
    let orders = workbook.worksheet("Orders")?;
    let warn = ProtectedRange::default()
        .description("the program reads these names")
        .warning_only(true);
    workbook
        .batch()
        .with(orders.cells("C2:C4")?.name("Totals"))
        .with(orders.cells("1:1")?.protect(warn))
        .commit()
        .await?;
    let totals = workbook.values().get("Totals").unformatted().grid().await?;
    println!("{}: {:?}", totals.range(), totals.column(0).numbers()?);
    Ok(())
}

pub(crate) async fn sort_and_filter(workbook: &Workbook) -> Result<(), Box<dyn Error>> {
    let orders = workbook.worksheet("Orders")?;
    // By the fourth column of the range, then by the third, both counted from 0.
    let by = [(3, SortOrder::Ascending), (2, SortOrder::Descending)];
    workbook
        .batch()
        .with(orders.cells("A2:D4")?.sort(by))
        .with(orders.cells("A1:D4")?.filter())
        .commit()
        .await?;
    let names = orders.read_range("B2:B4").await?;
    println!("{:?}", names.column(0).texts()?);
    Ok(())
}
