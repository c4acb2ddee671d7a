//! From a formula's tree to its value.

use std::collections::{HashMap, HashSet};

use super::parse::{Expression, parse};
use crate::sheets::model::a1;
use crate::sheets::model::area::Area;
use crate::sheets::model::cell::{Cell, Content, Value, text_of};
use crate::sheets::model::spreadsheet::Spreadsheet;
use crate::sheets::model::text::Text;

/// Works out the cells of one spreadsheet.
pub(in crate::sheets) struct Evaluator<'a> {
    spreadsheet: &'a Spreadsheet,
    results: &'a mut Results,
}

/// What was worked out before, so that each formula is worked out once.
#[derive(Default)]
pub(in crate::sheets) struct Results {
    known: HashMap<Place, Value>,
    /// Formulas that are being worked out: meeting one again is a circle.
    open: HashSet<Place>,
}

/// Sheet, row and column.
type Place = (usize, u32, u32);

impl<'a> Evaluator<'a> {
    pub(in crate::sheets) fn new(spreadsheet: &'a Spreadsheet, results: &'a mut Results) -> Self {
        Self {
            spreadsheet,
            results,
        }
    }

    /// Returns what a cell comes to.
    pub(in crate::sheets) fn value(&mut self, sheet: usize, row: u32, column: u32) -> Value {
        match self.spreadsheet.sheets[sheet].grid.cell(row, column) {
            Some(cell) => self.value_of(cell, (sheet, row, column)),
            None => Value::Empty,
        }
    }

    /// Returns what a cell comes to that stands at a place.
    pub(in crate::sheets) fn value_of(&mut self, cell: &Cell, place: Place) -> Value {
        let formula = match &cell.content {
            Content::Value(value) => return value.clone(),
            Content::Formula(formula) => formula,
        };
        if let Some(known) = self.results.known.get(&place) {
            return known.clone();
        }
        if self.results.open.len() >= LONGEST_CHAIN || !self.results.open.insert(place) {
            return Value::Error("#REF!");
        }
        let value = match parse(formula.trim_start_matches('=')) {
            Some(expression) => self
                .expression(place.0, &expression)
                .unwrap_or_else(Value::Error),
            None => not_emulated("this formula", "#ERROR!"),
        };
        self.results.open.remove(&place);
        self.results.known.insert(place, value.clone());
        value
    }

    /// Works out a tree; an error is what the cell shows.
    fn expression(&mut self, sheet: usize, tree: &Expression) -> Result<Value, &'static str> {
        match tree {
            Expression::Number(number) => Ok(Value::Number(*number)),
            Expression::Text(text) => Ok(Value::Text(Text::new(text))),
            Expression::Bool(bool) => Ok(Value::Bool(*bool)),
            Expression::Error(error) => Err(error),
            Expression::Reference(name) => self.single(sheet, name),
            Expression::Negation(inner) => Ok(Value::Number(-self.number(sheet, inner)?)),
            Expression::Percent(inner) => Ok(Value::Number(self.number(sheet, inner)? / 100.0)),
            Expression::Operation('&', left, right) => {
                let left = text_of(&self.expression(sheet, left)?);
                let text = left + &text_of(&self.expression(sheet, right)?);
                Ok(Value::Text(Text::new(&text)))
            }
            Expression::Operation(operator, left, right) => {
                let (left, right) = (self.number(sheet, left)?, self.number(sheet, right)?);
                arithmetic(*operator, left, right).map(Value::Number)
            }
            Expression::Call(name, arguments) => self.call(sheet, name, arguments),
        }
    }

    fn number(&mut self, sheet: usize, tree: &Expression) -> Result<f64, &'static str> {
        match self.expression(sheet, tree)? {
            Value::Empty => Ok(0.0),
            Value::Bool(bool) => Ok(f64::from(u8::from(bool))),
            Value::Number(number) => Ok(number),
            Value::Text(text) => text.as_str().trim().parse().map_err(|_| "#VALUE!"),
            Value::Error(error) => Err(error),
        }
    }

    fn single(&mut self, sheet: usize, name: &str) -> Result<Value, &'static str> {
        let area = self.area(sheet, name)?;
        if area.bottom - area.top != 1 || area.right - area.left != 1 {
            return Err("#VALUE!");
        }
        match self.value(area.sheet, area.top, area.left) {
            Value::Error(error) => Err(error),
            value => Ok(value),
        }
    }

    /// Resolves a reference; one without a sheet means the formula's own.
    fn area(&self, sheet: usize, name: &str) -> Result<Area, &'static str> {
        if name.contains('!') {
            return a1::resolve(self.spreadsheet, &name.replace('$', "")).map_err(|_| "#REF!");
        }
        let own = &self.spreadsheet.sheets[sheet];
        match a1::Bounds::parse(name) {
            Some(bounds) => a1::Located { sheet, bounds }
                .clipped(own)
                .map_err(|_| "#REF!"),
            None => a1::named_range(self.spreadsheet, name)
                .and_then(|found| found.clipped(&self.spreadsheet.sheets[found.sheet]).ok())
                .ok_or("#NAME?"),
        }
    }

    fn call(
        &mut self,
        sheet: usize,
        name: &str,
        arguments: &[Expression],
    ) -> Result<Value, &'static str> {
        let name = name.to_ascii_uppercase();
        if !["SUM", "AVERAGE", "COUNT", "MIN", "MAX"].contains(&name.as_str()) {
            return Ok(not_emulated(&name, "#NAME?"));
        }
        let mut numbers = Vec::new();
        for argument in arguments {
            self.collect(sheet, argument, &mut numbers)?;
        }
        let sum = numbers.iter().sum::<f64>();
        let count = numbers.len() as f64;
        let extreme =
            |pick: fn(f64, f64) -> f64| numbers.iter().copied().reduce(pick).unwrap_or(0.0);
        Ok(Value::Number(match name.as_str() {
            "SUM" => sum,
            "AVERAGE" if numbers.is_empty() => return Err("#DIV/0!"),
            "AVERAGE" => sum / count,
            "COUNT" => count,
            "MIN" => extreme(f64::min),
            _ => extreme(f64::max),
        }))
    }

    /// Collects an argument's numbers; in an area only numbers count.
    fn collect(
        &mut self,
        sheet: usize,
        argument: &Expression,
        numbers: &mut Vec<f64>,
    ) -> Result<(), &'static str> {
        let Expression::Reference(name) = argument else {
            numbers.push(self.number(sheet, argument)?);
            return Ok(());
        };
        let area = self.area(sheet, name)?;
        let spreadsheet = self.spreadsheet;
        for (row, column, cell) in spreadsheet.sheets[area.sheet].grid.cells_in(area) {
            match self.value_of(cell, (area.sheet, row, column)) {
                Value::Number(number) => numbers.push(number),
                Value::Error(error) => return Err(error),
                _ => {}
            }
        }
        Ok(())
    }
}

fn arithmetic(operator: char, left: f64, right: f64) -> Result<f64, &'static str> {
    let result = match operator {
        '+' => left + right,
        '-' => left - right,
        '*' => left * right,
        '/' if right == 0.0 => return Err("#DIV/0!"),
        '/' => left / right,
        _ => left.powf(right),
    };
    if result.is_finite() {
        Ok(result)
    } else {
        Err("#NUM!")
    }
}

/// Says so in the log, so that no test passes by accident.
fn not_emulated(what: &str, shown: &'static str) -> Value {
    tracing::warn!(what, "not emulated: a formula");
    Value::Error(shown)
}

// Longer chains of formulas would exhaust the stack.
const LONGEST_CHAIN: usize = 200;
