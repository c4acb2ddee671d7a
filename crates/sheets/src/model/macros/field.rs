//! What `schema!` makes of one field.

/// The type of a field.
macro_rules! field_type {
    (nested $holds:ty) => { Option<Box<$holds>> };
    (list $holds:ty) => { Vec<$holds> };
    (map $holds:ty) => { std::collections::BTreeMap<String, $holds> };
    ($kind:ident $holds:ty) => { Option<$holds> };
}
pub(crate) use field_type;

/// The setter of a field, unless only Google sets it.
macro_rules! set_field {
    ($about:tt $field:ident $kind:ident $holds:ty; read_only) => {};
    ($about:tt $field:ident $kind:ident $holds:ty; identity) => {
        crate::model::macros::set_field! { $about $field $kind $holds; }
    };
    ([$($about:tt)*] $field:ident $kind:ident $holds:ty; deprecated $note:literal) => {
        crate::model::macros::set_field! {
            [$($about)* #[deprecated(note = $note)]] $field $kind $holds;
        }
    };
    ([$($about:tt)*] $field:ident nested $holds:ty;) => {
        #[doc = concat!("Sets `", stringify!($field), "`.")]
        ///
        $($about)*
        #[must_use]
        pub fn $field(mut self, $field: impl Into<$holds>) -> Self {
            self.$field = Some(Box::new($field.into()));
            self
        }
    };
    ([$($about:tt)*] $field:ident list $holds:ty;) => {
        #[doc = concat!("Sets `", stringify!($field), "`.")]
        ///
        $($about)*
        #[must_use]
        pub fn $field(mut self, $field: impl IntoIterator<Item = impl Into<$holds>>) -> Self {
            self.$field = $field.into_iter().map(Into::into).collect();
            self
        }
    };
    ([$($about:tt)*] $field:ident map $holds:ty;) => {
        #[doc = concat!("Sets `", stringify!($field), "`.")]
        ///
        $($about)*
        #[must_use]
        pub fn $field(
            mut self,
            $field: impl IntoIterator<Item = (impl Into<String>, impl Into<$holds>)>,
        ) -> Self {
            let pairs = $field.into_iter();
            self.$field = pairs.map(|(key, value)| (key.into(), value.into())).collect();
            self
        }
    };
    // A literal such as `0.5` fits a parameter of its own type better than one that converts.
    ([$($about:tt)*] $field:ident plain $holds:ty;) => {
        #[doc = concat!("Sets `", stringify!($field), "`.")]
        ///
        $($about)*
        #[must_use]
        pub fn $field(mut self, $field: $holds) -> Self {
            self.$field = Some($field);
            self
        }
    };
    ($about:tt $field:ident float $holds:ty;) => {
        crate::model::macros::set_field! { $about $field plain $holds; }
    };
    ([$($about:tt)*] $field:ident $kind:ident $holds:ty;) => {
        #[doc = concat!("Sets `", stringify!($field), "`.")]
        ///
        $($about)*
        #[must_use]
        pub fn $field(mut self, $field: impl Into<$holds>) -> Self {
            self.$field = Some($field.into());
            self
        }
    };
}
pub(crate) use set_field;

/// Writes a field as JSON, if it is set.
macro_rules! write_field {
    ($object:ident $self:ident.$field:ident number $wire:literal) => {
        crate::model::wire::write_number($object, $wire, $self.$field)
    };
    ($object:ident $self:ident.$field:ident float $wire:literal) => {
        crate::model::wire::write_float($object, $wire, $self.$field)
    };
    ($object:ident $self:ident.$field:ident $kind:ident $wire:literal) => {
        crate::model::wire::Kept::write(&$self.$field, $object, $wire)
    };
}
pub(crate) use write_field;

/// What a mask names of a schema.
macro_rules! set_fields {
    ($name:ident [] $($rest:tt)*) => {};
    ($name:ident [$mask:ident] $($field:ident $kind:ident $wire:literal [$($mark:ident)?])*) => {
        impl crate::model::SetFields for $name {
            const IS_WHOLE: bool = crate::model::macros::is_whole!($mask);

            fn add_set_fields(&self, paths: &mut crate::model::Paths) {
                $(crate::model::macros::mask_field!(
                    $mask paths self.$field $kind $wire [$($mark)?]
                );)*
            }
        }
    };
}
pub(crate) use set_fields;

/// Adds the path of a field to a mask, if it is set and can be updated.
macro_rules! mask_field {
    ($mask:ident $paths:ident $self:ident.$field:ident $kind:ident $wire:literal [read_only]) => {};
    ($mask:ident $paths:ident $self:ident.$field:ident $kind:ident $wire:literal [identity]) => {};
    (masked $paths:ident $self:ident.$field:ident nested $wire:literal [$($mark:ident)?]) => {
        $paths.add_nested($wire, $self.$field.as_deref());
    };
    ($mask:ident $paths:ident $self:ident.$field:ident $kind:ident $wire:literal [$($mark:ident)?]) => {
        if crate::model::wire::Kept::is_set(&$self.$field) {
            $paths.add($wire);
        }
    };
}
pub(crate) use mask_field;

/// Whether a mask names a schema by itself.
macro_rules! is_whole {
    (whole) => {
        true
    };
    (masked) => {
        false
    };
}
pub(crate) use is_whole;
