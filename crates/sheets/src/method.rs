//! [`Method`]: what the API's discovery document says about a method.

use hallpass_core::Scope;

use crate::transport::Kind;

/// One of these is needed to read, the narrowest first.
const READ: &[Scope] = &[
    Scope::SPREADSHEETS_READONLY,
    Scope::SPREADSHEETS,
    Scope::DRIVE_FILE,
    Scope::DRIVE_READONLY,
    Scope::DRIVE,
];

/// One of these is needed to write, the narrowest first.
const WRITE: &[Scope] = &[Scope::SPREADSHEETS, Scope::DRIVE_FILE, Scope::DRIVE];

/// A method of the Sheets API: its name, its HTTP verb and the scopes that allow it.
///
/// The facts are those of Google's discovery document, revision 20261019.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Method {
    id: &'static str,
    verb: &'static http::Method,
    scopes: &'static [Scope],
}

impl Method {
    /// Returns the id, such as `sheets.spreadsheets.values.get`.
    #[must_use]
    pub fn id(&self) -> &'static str {
        self.id
    }

    /// Returns the scopes that allow the method; any one of them suffices, the narrowest comes
    /// first.
    #[must_use]
    pub fn scopes(&self) -> &'static [Scope] {
        self.scopes
    }

    /// Whether sending the same request twice comes to the same as sending it once.
    #[must_use]
    pub fn is_repeatable(&self) -> bool {
        !matches!(
            self.id,
            "sheets.spreadsheets.create" | "sheets.spreadsheets.values.append"
        )
    }

    /// Google counts a request by what it does.
    pub(crate) fn kind(&self) -> Kind {
        if self.scopes == READ {
            Kind::Read
        } else {
            Kind::Write
        }
    }

    pub(crate) fn verb(&self) -> &'static http::Method {
        self.verb
    }
}

macro_rules! methods {
    ($($name:ident = $verb:ident $scopes:ident $id:literal;)*) => {$(
        pub(crate) const $name: Method = Method { id: $id, verb: &http::Method::$verb, scopes: $scopes };
    )*};
}

methods! {
    CREATE = POST WRITE "sheets.spreadsheets.create";
    GET = GET READ "sheets.spreadsheets.get";
    VALUES_APPEND = POST WRITE "sheets.spreadsheets.values.append";
    VALUES_BATCH_CLEAR = POST WRITE "sheets.spreadsheets.values.batchClear";
    VALUES_BATCH_GET = GET READ "sheets.spreadsheets.values.batchGet";
    VALUES_BATCH_UPDATE = POST WRITE "sheets.spreadsheets.values.batchUpdate";
    VALUES_CLEAR = POST WRITE "sheets.spreadsheets.values.clear";
    VALUES_GET = GET READ "sheets.spreadsheets.values.get";
    VALUES_UPDATE = PUT WRITE "sheets.spreadsheets.values.update";
}
