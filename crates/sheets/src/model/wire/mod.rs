//! JSON of the generated types: objects whose fields are all optional.
//!
//! A field that is `null` is absent; one that is not known is ignored.

mod field;
mod object;
mod union;
mod word;

pub(crate) use field::{Kept, skip, write_float, write_number};
pub(crate) use object::{Object, read_object};
pub(crate) use union::{Kind, Union, read_union, write_none, write_one};
pub(crate) use word::read_word;
