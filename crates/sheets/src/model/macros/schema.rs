//! `schema!`: a schema of the API as a struct.

/// Makes a struct of a schema's fields, with its JSON, its setters and its field mask.
///
/// How a field is kept follows from its kind: `plain`, `value`, `number` and `float` as an
/// `Option`, `nested` as an `Option` of a `Box`, so that a cell without a format is small, `list`
/// and `map` as themselves, empty when they are absent.
/// A mark behind a field says what the facts say beside its type: `read_only` takes its setter
/// away, `identity` keeps it out of field masks, `deprecated` warns of its setter.
/// The mark behind a schema's name says how field masks name it: `masked` by its fields, `whole`
/// by itself, none not at all.
///
/// serde's derive makes the same JSON; with it the crate takes twice as long to build, and a large
/// grid a quarter longer to read.
macro_rules! schema {
    (
        $(#[$about:meta])*
        $name:ident $($mask:ident)? {$(
            $(#[$field_about:meta])*
            $field:ident: $kind:ident<$holds:ty> = $wire:literal $($mark:ident $($note:literal)?)?,
        )*}
    ) => {
        $(#[$about])*
        #[derive(Clone, Default, PartialEq)]
        #[non_exhaustive]
        pub struct $name {$(
            $(#[$field_about])*
            pub $field: crate::model::macros::field_type!($kind $holds),
        )*}

        impl $name {$(
            crate::model::macros::set_field! {
                [$(#[$field_about])*] $field $kind $holds; $($mark $($note)?)?
            }
        )*}

        impl crate::model::wire::Object for $name {
            const NAME: &'static str = stringify!($name);

            fn read_field<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                name: &str,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match name {
                    $($wire => self.$field = crate::model::wire::Kept::read(map)?,)*
                    _ => crate::model::wire::skip(map)?,
                }
                Ok(())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                crate::model::wire::read_object(deserializer)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let count = 0 $(+ usize::from(crate::model::wire::Kept::is_set(&self.$field)))*;
                let object = serializer.serialize_struct(stringify!($name), count)?;
                $(let object = crate::model::macros::write_field!(object self.$field $kind $wire)?;)*
                serde::ser::SerializeStruct::end(object)
            }
        }

        /// Shows the fields that are set.
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                let mut object = f.debug_struct(stringify!($name));
                $(crate::model::wire::Kept::show(&self.$field, &mut object, stringify!($field));)*
                object.finish()
            }
        }

        crate::model::macros::set_fields! {
            $name [$($mask)?] $($field $kind $wire [$($mark)?])*
        }
    };
}
pub(crate) use schema;
