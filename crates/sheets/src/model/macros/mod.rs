//! What the generated types are written in.

mod field;
mod open_enum;
mod schema;
mod union;

pub(crate) use field::{field_type, is_whole, mask_field, set_field, set_fields, write_field};
pub(crate) use open_enum::open_enum;
pub(crate) use schema::schema;
pub(crate) use union::union;
