//! `union!`: a schema of which one field is set at a time as an enumeration.

/// Makes an enumeration of a schema's fields, with its JSON: `{"addSheet": {…}}`.
///
/// With `or Empty` behind its name there is a variant for `{}`.
macro_rules! union {
    (
        $(#[$about:meta])*
        $name:ident $(or $empty:ident)? {$(
            $(#[$variant_about:meta])*
            $variant:ident($holds:ident) = $wire:literal,
        )*}
    ) => {
        $(#[$about])*
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$variant_about])* $variant(Box<$holds>),)*
            $(
                /// Nothing, as most changes answer.
                $empty,
            )?
            /// A kind that this version does not know; kept as it came.
            Other(serde_json::Map<String, serde_json::Value>),
        }

        impl $name {
            /// Returns the kind as Google writes it, such as `addSheet`; `""` for none.
            #[must_use]
            pub fn kind(&self) -> &str {
                match self {
                    $(Self::$variant(_) => $wire,)*
                    $(Self::$empty => "",)?
                    Self::Other(fields) => fields.keys().next().map_or("", String::as_str),
                }
            }
        }

        $(impl From<$holds> for $name {
            fn from(value: $holds) -> Self {
                Self::$variant(Box::new(value))
            }
        })*

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    $(Self::$variant(value) => crate::model::wire::write_one(serializer, $wire, value),)*
                    $(Self::$empty => crate::model::wire::write_none(serializer, stringify!($empty)),)?
                    Self::Other(fields) => fields.serialize(serializer),
                }
            }
        }

        impl crate::model::wire::Union for $name {
            const NAME: &'static str = stringify!($name);

            fn read_kind<'de, A: serde::de::MapAccess<'de>>(
                name: &str,
                map: &mut A,
            ) -> Result<crate::model::wire::Kind<Self>, A::Error> {
                Ok(crate::model::wire::Kind::of(match name {
                    $($wire => map.next_value::<Option<_>>()?.map(Self::$variant),)*
                    _ => return Ok(crate::model::wire::Kind::Unknown),
                }))
            }

            fn other(fields: serde_json::Map<String, serde_json::Value>) -> Self {
                $(
                    if fields.is_empty() {
                        return Self::$empty;
                    }
                )?
                Self::Other(fields)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                crate::model::wire::read_union(deserializer)
            }
        }
    };
}
pub(crate) use union;
