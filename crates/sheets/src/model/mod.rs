//! Every type of the Sheets API: its objects, its changes and their answers.
//!
//! There is a struct for each schema of the API's discovery document, and an enumeration for
//! each set of words.
//! Every field is optional: [`None`], or an empty list, is a field that Google left out.
//! Values are made with setters:
//!
//! ```
//! use hallpass_sheets::model::{Request, SheetProperties, UpdateSheetPropertiesRequest};
//!
//! let properties = SheetProperties::default().sheet_id(0).title("Budget").hidden(false);
//! let update = UpdateSheetPropertiesRequest::default().properties(properties).only_set_fields();
//! assert_eq!(
//!     serde_json::to_string(&Request::from(update))?,
//!     concat!(
//!         r#"{"updateSheetProperties":{"properties":{"sheetId":0,"title":"Budget","hidden":false},"#,
//!         r#""fields":"title,hidden"}}"#
//!     )
//! );
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! - A field that this version does not know is ignored; a word that it does not know is kept,
//!   as is a kind of [`Request`] or [`Response`].
//! - `null` is the same as absent.
//! - A field that only Google sets has no setter. The setter of a superseded field is
//!   deprecated and names its successor.
//! - What is called `type` on the wire is called `kind` here.

mod conversions;
pub(crate) mod macros;
mod mask;
mod path;
mod reading;
mod value_range;
pub(crate) mod wire;
mod written;

// One name for each type, and one list of them: that of the generated code.
pub use crate::generated::*;
#[doc(hidden)]
pub use mask::Paths;
pub use mask::{FieldMask, SetFields};
pub use path::FieldPath;
pub use value_range::ValueRange;
pub(crate) use value_range::to_cells;
pub(crate) use written::{NoFields, Written};

#[cfg(test)]
mod tests;
