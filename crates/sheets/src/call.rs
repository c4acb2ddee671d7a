//! [`Call`]: what all calls have in common; [`CallError`]: why a call gave no answer.

use hallpass_core::{Scope, Scopes, SessionError};

use crate::{A1RangeError, DecodeError, Method, SpreadsheetIdError, Status};

/// A call of the Sheets API: a plain value until it is sent.
///
/// Each call has [`request`](Call::request) and [`send`](Call::send) of its own, so that this
/// trait is only needed to treat different calls alike.
///
/// ```
/// use hallpass_sheets::{Call, CallError, GetValues};
///
/// fn describe<C: Call>(call: &C) -> Result<String, CallError> {
///     let request = call.request()?;
///     Ok(format!("{}: {} {}", C::METHOD.id(), request.method(), request.uri().path()))
/// }
/// # use hallpass_core::{AuthorizedSession, AuthorizedUser, Credentials};
/// # let user = r#"{"type": "authorized_user", "client_id": "id", "client_secret": "s"}"#;
/// # let credentials = Credentials::new(AuthorizedUser::from_json(user)?);
/// # let sheets = hallpass_sheets::Sheets::new(AuthorizedSession::new(credentials));
///
/// let call: GetValues = sheets.values("1q-W_x9").get("Budget!A1").unformatted();
/// let path = "/v4/spreadsheets/1q-W_x9/values/%27Budget%27%21A1";
/// assert_eq!(describe(&call)?, format!("sheets.spreadsheets.values.get: GET {path}"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait Call: Send + Sized {
    /// What Google answers.
    type Answer: serde::de::DeserializeOwned + serde::Serialize + Send;

    /// The method that is called, with the scopes that allow it.
    const METHOD: Method;

    /// Returns the request that [`send`](Call::send) would send, without its bearer token.
    ///
    /// # Errors
    ///
    /// The variants of [`CallError`] that name an argument.
    fn request(&self) -> Result<http::Request<Vec<u8>>, CallError>;

    /// Sends the request and reads the answer.
    ///
    /// # Errors
    ///
    /// Any [`CallError`].
    fn send(self) -> impl Future<Output = Result<Self::Answer, CallError>> + Send;
}

/// Says why a call gave no answer.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CallError {
    /// A range cannot be read. Nothing was sent.
    #[error(transparent)]
    Range(#[from] A1RangeError),
    /// The spreadsheet is neither an id nor an address. Nothing was sent.
    #[error(transparent)]
    Spreadsheet(#[from] SpreadsheetIdError),
    /// A number is NaN or infinite, which no cell can hold. Nothing was sent.
    #[error(
        "the cell in row {row}, column {column} of the values for `{range}` is {number}, which no cell can hold"
    )]
    #[non_exhaustive]
    Number {
        /// The range that the values are for.
        range: String,
        /// The row inside the values, counted from 1.
        row: usize,
        /// The column inside the values, counted from 1.
        column: usize,
        /// The number.
        number: f64,
    },
    /// The body holds what JSON has no word for, such as a number that is not finite. Nothing was
    /// sent.
    #[error("the request cannot be written as JSON: {reason}")]
    #[non_exhaustive]
    Unwritable {
        /// What is wrong with it.
        reason: String,
    },
    /// The base URL is not an `http` or `https` address without query.
    #[error("`{url}` is not a base URL: {reason}")]
    #[non_exhaustive]
    BaseUrl {
        /// The text that was given.
        url: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// The ranges together make an address that is too long. Nothing was sent; ask for fewer
    /// ranges at once.
    #[error("the ranges make an address of {bytes} bytes, which is too long for one request")]
    #[non_exhaustive]
    TooLong {
        /// The length of the address.
        bytes: usize,
    },
    /// The user granted none of the scopes that allow the call. Nothing was sent; ask the user
    /// for one of them.
    #[error(
        "`{method}` needs the scope {}, and the user granted {}",
        one_of(needed),
        or_none(granted)
    )]
    #[non_exhaustive]
    MissingScope {
        /// The id of the method that was called.
        method: &'static str,
        /// The scopes that allow the call; any one suffices, the narrowest comes first.
        needed: &'static [Scope],
        /// The scopes that the user granted.
        granted: Scopes,
    },
    /// No authorized request could be made, or its answer was lost.
    #[error("the authorized request failed")]
    Session(#[from] SessionError),
    /// Google refused the call.
    #[error("Google answered {0}")]
    Google(Box<Status>),
    /// Google accepted the call, but its values cannot be read.
    #[error("Google's answer cannot be read")]
    Decode(#[from] DecodeError),
    /// Google accepted the call, but its answer is not of the expected form.
    #[error("Google's answer cannot be read at `{field}`: {reason}")]
    #[non_exhaustive]
    Unreadable {
        /// The path of the field, such as `values[3][0]`; `.` for the whole answer.
        field: String,
        /// What was found and what was expected.
        reason: String,
    },
}

impl CallError {
    /// Returns Google's refusal, if that is what it is.
    #[must_use]
    pub fn status(&self) -> Option<&Status> {
        match self {
            Self::Google(status) => Some(status),
            _ => None,
        }
    }
}

fn one_of(scopes: &[Scope]) -> String {
    let names: Vec<_> = scopes.iter().map(|scope| format!("`{scope}`")).collect();
    names.join(" or ")
}

fn or_none(scopes: &Scopes) -> String {
    if scopes.is_empty() {
        "none".to_owned()
    } else {
        format!("`{scopes}`")
    }
}

/// Gives a call its `request` and `send`, and makes it a [`Call`], from its private `draft`.
macro_rules! call {
    ($call:ty, $method:ident, $answer:ty) => {
        impl $call {
            /// Returns the request that `send` would send, without its bearer token.
            ///
            /// # Errors
            ///
            /// The variants of [`CallError`](crate::CallError) that name an argument.
            pub fn request(&self) -> Result<http::Request<Vec<u8>>, crate::CallError> {
                self.draft(crate::Method::$method)?.finish()
            }

            /// Sends the request and reads the answer.
            ///
            /// # Errors
            ///
            /// Any [`CallError`](crate::CallError).
            pub async fn send(self) -> Result<$answer, crate::CallError> {
                self.draft(crate::Method::$method)?.send().await
            }
        }

        impl crate::Call for $call {
            type Answer = $answer;
            const METHOD: crate::Method = crate::Method::$method;

            fn request(&self) -> Result<http::Request<Vec<u8>>, crate::CallError> {
                <$call>::request(self)
            }

            async fn send(self) -> Result<$answer, crate::CallError> {
                <$call>::send(self).await
            }
        }
    };
}
pub(crate) use call;
