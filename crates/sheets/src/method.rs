//! [`Method`]: what the API's discovery document says about a method.

use hallpass_core::Scope;

/// A method of the Sheets API: its name, its request and the scopes that allow it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Method {
    pub(crate) id: &'static str,
    pub(crate) verb: &'static http::Method,
    pub(crate) path: &'static str,
    pub(crate) query: &'static [QueryParameter],
    pub(crate) scopes: &'static [Scope],
    pub(crate) access: Access,
    pub(crate) is_repeatable: bool,
}

/// Whether a method reads or writes: each has a quota of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Access {
    Read,
    Write,
}

/// A parameter of a method's query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QueryParameter {
    name: &'static str,
    is_repeated: bool,
}

impl Method {
    /// Returns the id, such as `sheets.spreadsheets.values.get`.
    #[must_use]
    pub fn id(&self) -> &'static str {
        self.id
    }

    /// Returns the HTTP method.
    #[must_use]
    pub fn verb(&self) -> &'static http::Method {
        self.verb
    }

    /// Returns the path after the host, such as `v4/spreadsheets/{spreadsheetId}`.
    #[must_use]
    pub fn path(&self) -> &'static str {
        self.path
    }

    /// Returns the parameters of the query that are not common to all methods.
    #[must_use]
    pub fn query_parameters(&self) -> &'static [QueryParameter] {
        self.query
    }

    /// Returns the scopes that allow the method; any one of them suffices, the narrowest comes
    /// first.
    #[must_use]
    pub fn scopes(&self) -> &'static [Scope] {
        self.scopes
    }

    /// Whether the method only reads, and so counts against the quota of reads.
    ///
    /// Some methods that read take a scope to write all the same.
    #[must_use]
    pub fn is_read(&self) -> bool {
        self.access == Access::Read
    }

    /// Whether a second call after a lost answer does no more than the first.
    #[must_use]
    pub fn is_repeatable(&self) -> bool {
        self.is_repeatable
    }
}

impl QueryParameter {
    pub(crate) const fn once(name: &'static str) -> Self {
        let is_repeated = false;
        Self { name, is_repeated }
    }

    pub(crate) const fn repeated(name: &'static str) -> Self {
        let is_repeated = true;
        Self { name, is_repeated }
    }

    /// Returns the name.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Whether it may stand in a query more than once.
    #[must_use]
    pub fn is_repeated(&self) -> bool {
        self.is_repeated
    }
}
