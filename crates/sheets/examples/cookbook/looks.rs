//! How it looks.

use std::error::Error;

use hallpass_sheets::Workbook;
use hallpass_sheets::model::{
    BooleanCondition, Border, BorderStyle, CellFormat, Color, ColorStyle, ConditionType,
    NumberFormat, NumberFormatType, TextFormat,
};

pub(crate) async fn format_a_header(workbook: &Workbook) -> Result<(), Box<dyn Error>> {
    let orders = workbook.worksheet("Orders")?;
    let header = CellFormat::from(TextFormat::default().bold(true))
        .background_color_style(Color::rgb(238, 238, 238));
    let money = NumberFormat::new(NumberFormatType::Number, "#,##0.00");
    // One request, made as a whole or not at all. What is not set in a format stays as it is.
    workbook
        .batch()
        .with(orders.cells("1:1")?.format(header))
        .with(orders.cells("C2:C")?.format(money))
        .with(orders.freeze(1, 0))
        .with(orders.cells("A:D")?.as_columns().auto_resize())
        .commit()
        .await?;
    let shown = workbook.values().get("Orders!C2:C4").send().await?;
    println!("{:?}", shown.values);
    Ok(())
}

pub(crate) async fn highlight_cells(workbook: &Workbook) -> Result<(), Box<dyn Error>> {
    let orders = workbook.worksheet("Orders")?;
    let totals = orders.cells("C2:C")?;
    let much = BooleanCondition::new(ConditionType::NumberGreater, [100]);
    let red = TextFormat::default().foreground_color_style(ColorStyle::from(Color::rgb(200, 0, 0)));
    // The formula is written for the first row, and moves along with the others.
    let open = BooleanCondition::formula(r#"=$D2="open""#);
    let (white, green) = (Color::rgb(255, 255, 255), Color::rgb(87, 187, 138));
    let mut batch = workbook.batch();
    batch.add(totals.format_where(much, red));
    batch.add(
        orders
            .cells("A2:D")?
            .format_where(open, Color::rgb(255, 242, 204)),
    );
    batch.add(orders.cells("A2:A")?.color_scale(white, green));
    println!(
        "{} rules",
        batch.commit().await?.into_answer().replies.len()
    );
    Ok(())
}

pub(crate) async fn draw_borders(workbook: &Workbook) -> Result<(), Box<dyn Error>> {
    let orders = workbook.worksheet("Orders")?;
    let title = orders.cells("F1:H1")?;
    let thick = Border::from(BorderStyle::SolidThick).color_style(Color::rgb(0, 0, 0));
    workbook
        .batch()
        .with(title.merge())
        .with(title.outline(thick))
        .with(orders.cells("A1:D4")?.borders(BorderStyle::Dotted))
        .commit()
        .await?;
    Ok(())
}
