//! [`Facts`]: the schemas and methods of the API, without a word of prose.

use std::collections::BTreeMap;

use super::shape::Shape;

/// All that is kept of a discovery document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Facts {
    pub(crate) revision: String,
    pub(crate) schemas: BTreeMap<String, Schema>,
    pub(crate) methods: BTreeMap<String, Method>,
    /// The query parameters that every method takes.
    pub(crate) parameters: BTreeMap<String, Parameter>,
}

/// The fields of a schema by their names on the wire.
pub(crate) type Schema = BTreeMap<String, Field>;

/// One field of a schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Field {
    pub(crate) shape: Shape,
    pub(crate) is_read_only: bool,
    pub(crate) is_deprecated: bool,
}

/// One method.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Method {
    pub(crate) verb: String,
    /// The path after the host, with `{parameters}`.
    pub(crate) path: String,
    pub(crate) parameters: BTreeMap<String, Parameter>,
    pub(crate) request: Option<String>,
    pub(crate) response: Option<String>,
    pub(crate) scopes: Vec<String>,
}

/// One parameter of a method, in its path or its query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Parameter {
    pub(crate) shape: Shape,
    pub(crate) is_in_path: bool,
    pub(crate) is_repeated: bool,
}

impl Facts {
    /// Lists every place where a word of an enumeration stands, and the words that fit there:
    /// `Border.style` or `sheets.spreadsheets.values.append.insertDataOption`.
    pub(crate) fn word_sites(&self) -> impl Iterator<Item = (String, &[String])> {
        let fields = self.schemas.iter().flat_map(|(name, schema)| {
            let site = move |field: &String| format!("{name}.{field}");
            schema
                .iter()
                .filter_map(move |(field, it)| Some((site(field), it.shape.words()?)))
        });
        let parameters = self.methods.iter().flat_map(|(id, method)| {
            let site = move |name: &String| format!("{id}.{name}");
            let all = method.parameters.iter();
            all.filter_map(move |(name, it)| Some((site(name), it.shape.words()?)))
        });
        fields.chain(parameters)
    }
}
