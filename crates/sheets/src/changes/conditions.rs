//! Conditions on cells: which values are allowed, which are formatted, which are shown.

use crate::model::{
    BooleanCondition, ConditionType, ConditionValue, DataValidationRule, GridRange, RelativeDate,
    SetDataValidationRequest,
};

impl GridRange {
    /// Refuses other values than those of the condition when somebody types them, and offers a
    /// choice where there is one.
    ///
    /// ```
    /// use hallpass_sheets::A1Range;
    /// use hallpass_sheets::model::{BooleanCondition, ConditionType, DataValidationRule};
    ///
    /// let status = "Orders!D2:D".parse::<A1Range>()?.to_grid_range(0)?;
    /// let choice = status.validate(BooleanCondition::one_of(["open", "paid"]));
    /// let checkbox = status.validate(ConditionType::Boolean);
    ///
    /// let positive = BooleanCondition::new(ConditionType::NumberGreater, [0.0]);
    /// let rule = DataValidationRule::from(positive).strict(false).input_message("above 0");
    /// let warning = status.validate(rule);
    /// # assert_ne!(choice, checkbox);
    /// # assert_eq!(warning.rule.unwrap().strict, Some(false));
    /// # Ok::<(), hallpass_sheets::A1RangeError>(())
    /// ```
    ///
    /// Values that are written through the API are not held against it: a cell that breaks the
    /// rule is marked.
    #[must_use]
    pub fn validate(&self, rule: impl Into<DataValidationRule>) -> SetDataValidationRequest {
        SetDataValidationRequest::default()
            .range(self.clone())
            .rule(rule.into())
    }

    /// Allows every value again.
    #[must_use]
    pub fn clear_validation(&self) -> SetDataValidationRequest {
        SetDataValidationRequest::default().range(self.clone())
    }
}

impl BooleanCondition {
    /// Returns the condition of this type, with what it compares to: none, one or two values, or a
    /// list.
    ///
    /// ```
    /// use hallpass_sheets::model::{BooleanCondition, ConditionType, RelativeDate};
    ///
    /// BooleanCondition::new(ConditionType::NumberBetween, [1.0, 9.5]);
    /// BooleanCondition::new(ConditionType::TextContains, ["n/a"]);
    /// BooleanCondition::new(ConditionType::DateBefore, [RelativeDate::Today]);
    /// ```
    #[must_use]
    pub fn new(
        kind: ConditionType,
        values: impl IntoIterator<Item = impl Into<ConditionValue>>,
    ) -> Self {
        Self::default().kind(kind).values(values)
    }

    /// Returns the condition that the value is one of these.
    #[must_use]
    pub fn one_of(choices: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let choices = choices.into_iter().map(Into::<String>::into);
        Self::new(ConditionType::OneOfList, choices)
    }

    /// Returns the condition that this formula, which begins with `=`, is true. It is written for
    /// the first cell of the range, and moves along with the others.
    #[must_use]
    pub fn formula(formula: impl Into<String>) -> Self {
        Self::new(ConditionType::CustomFormula, [formula.into()])
    }
}

/// A condition that compares to nothing, such as [`ConditionType::Blank`].
impl From<ConditionType> for BooleanCondition {
    fn from(kind: ConditionType) -> Self {
        Self::default().kind(kind)
    }
}

impl From<String> for ConditionValue {
    fn from(text: String) -> Self {
        Self::default().user_entered_value(text)
    }
}

impl From<&str> for ConditionValue {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

impl From<f64> for ConditionValue {
    fn from(number: f64) -> Self {
        Self::from(number.to_string())
    }
}

impl From<i32> for ConditionValue {
    fn from(number: i32) -> Self {
        Self::from(number.to_string())
    }
}

impl From<RelativeDate> for ConditionValue {
    fn from(date: RelativeDate) -> Self {
        Self::default().relative_date(date)
    }
}

/// A rule that refuses other values, and shows a choice in the cell.
impl From<BooleanCondition> for DataValidationRule {
    fn from(condition: BooleanCondition) -> Self {
        Self::default()
            .condition(condition)
            .strict(true)
            .show_custom_ui(true)
    }
}

impl From<ConditionType> for DataValidationRule {
    fn from(kind: ConditionType) -> Self {
        Self::from(BooleanCondition::from(kind))
    }
}
