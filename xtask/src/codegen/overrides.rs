//! [`Overrides`]: what is true of the API and no discovery document says in a field of its own.

use std::{collections::BTreeMap, fs};

use serde_json::Value;

use crate::{
    discovery::facts::Facts,
    failure::{Failure, Result},
    sh,
};

/// Facts that are kept by hand; a field is named as `Schema.field`.
#[derive(Debug, Default)]
pub(crate) struct Overrides {
    /// Schemas whose type is written by hand.
    pub(super) hand_written: Vec<String>,
    /// Schemas of which one field is set at a time.
    pub(super) unions: Vec<String>,
    /// Those of them of which none may be set, too.
    pub(super) may_be_empty: Vec<String>,
    /// Fields that only Google sets, as its prose says.
    pub(super) read_only: Vec<String>,
    /// Fields that say which object is meant, and are never changed.
    pub(super) identity: Vec<String>,
    /// Schemas that are changed as one value, so that a field mask ends at them.
    pub(super) whole: Vec<String>,
    /// What to use instead of a deprecated field, where its name does not tell.
    pub(super) instead: BTreeMap<String, String>,
    /// What the field mask of a request is about.
    pub(super) mask_of: BTreeMap<String, String>,
    /// The scopes, the narrowest first.
    pub(super) scopes: Vec<String>,
    /// Methods that read, although they are posted.
    pub(super) reads: Vec<String>,
    /// Methods that do more when they are repeated.
    pub(super) not_repeatable: Vec<String>,
}

impl Overrides {
    /// Reads the file, by its path from the root.
    pub(super) fn read(path: &str) -> Result<Self> {
        let text = fs::read_to_string(sh::root().join(path))?;
        Self::parse(&text).map_err(|failure| failure.during(path))
    }

    fn parse(text: &str) -> Result<Self> {
        let mut values: BTreeMap<String, Value> = serde_json::from_str(text)?;
        let mut list = |name: &str| texts(name, &values.remove(name).unwrap_or_default());
        let (hand_written, unions) = (list("handWritten")?, list("unions")?);
        let may_be_empty = list("mayBeEmpty")?;
        let (read_only, identity, whole) = (list("readOnly")?, list("identity")?, list("whole")?);
        let (scopes, reads) = (list("scopes")?, list("reads")?);
        let not_repeatable = list("notRepeatable")?;
        let mut map = |name: &str| pairs(name, &values.remove(name).unwrap_or_default());
        let (instead, mask_of) = (map("instead")?, map("maskOf")?);
        if let Some(name) = values.keys().next() {
            return Err(Failure::new(format!("`{name}` is not a list that is used")));
        }
        Ok(Self {
            hand_written,
            unions,
            may_be_empty,
            read_only,
            identity,
            whole,
            instead,
            mask_of,
            scopes,
            reads,
            not_repeatable,
        })
    }

    /// Lists names that the facts do not have.
    pub(super) fn stale(&self, facts: &Facts) -> Vec<String> {
        let schemas = [
            &self.hand_written,
            &self.unions,
            &self.may_be_empty,
            &self.whole,
        ];
        let schemas = schemas.into_iter().flatten().chain(self.mask_of.keys());
        let schemas = schemas.filter(|name| !facts.schemas.contains_key(*name));
        let fields = [&self.read_only, &self.identity];
        let fields = fields.into_iter().flatten().chain(self.instead.keys());
        let fields = fields.filter(|field| !has_field(facts, field));
        let methods = [&self.reads, &self.not_repeatable];
        let methods = methods.into_iter().flatten();
        let methods = methods.filter(|id| !facts.methods.contains_key(*id));
        schemas.chain(fields).chain(methods).cloned().collect()
    }
}

/// Reads a list of texts; one that is left out is empty.
fn texts(name: &str, value: &Value) -> Result<Vec<String>> {
    let items = match value {
        Value::Null => return Ok(Vec::new()),
        Value::Array(items) => items.iter().map(text),
        _ => return Err(Failure::new(format!("`{name}` is not a list"))),
    };
    let texts = items.collect::<Option<_>>();
    texts.ok_or_else(|| Failure::new(format!("`{name}` holds something that is not a text")))
}

/// Reads an object of texts; one that is left out is empty.
fn pairs(name: &str, value: &Value) -> Result<BTreeMap<String, String>> {
    let fields = match value {
        Value::Null => return Ok(BTreeMap::new()),
        Value::Object(fields) => fields.iter(),
        _ => return Err(Failure::new(format!("`{name}` is not an object"))),
    };
    let pairs = fields.map(|(name, value)| Some((name.clone(), text(value)?)));
    let pairs = pairs.collect::<Option<_>>();
    pairs.ok_or_else(|| Failure::new(format!("`{name}` holds something that is not a text")))
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn has_field(facts: &Facts, field: &str) -> bool {
    let schema = field.split_once('.');
    schema.is_some_and(|(schema, field)| {
        facts
            .schemas
            .get(schema)
            .is_some_and(|schema| schema.contains_key(field))
    })
}
