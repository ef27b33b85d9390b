//! Names that never change: closed lists of identifiers and sets of them.

use std::fmt;
use std::marker::PhantomData;

/// A closed list of identifiers, as they stand in answers files and results.
pub trait Id: Copy + Eq + fmt::Debug + 'static {
    /// What the list is called in `data/text`, e.g. `condition`.
    const GROUP: &'static str;
    /// Every identifier, in order.
    const ALL: &'static [Self];
    /// The written names, in the same order.
    const NAMES: &'static [&'static str];
    /// Position in the list.
    fn index(self) -> usize;
    /// The written name.
    fn as_str(self) -> &'static str {
        Self::NAMES[self.index()]
    }
    /// The identifier of that written name.
    fn parse(text: &str) -> Option<Self> {
        let at = Self::NAMES.iter().position(|name| *name == text)?;
        Some(Self::ALL[at])
    }
}

/// Declares an enum whose variants are identifiers of the contract.
macro_rules! ids {
    ($(#[$meta:meta])* $name:ident in $group:literal {
        $($(#[$vmeta:meta])* $variant:ident = $text:literal),+ $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$vmeta])* #[doc = concat!("`", $text, "`")] $variant),+
        }
        impl $crate::model::ids::Id for $name {
            const GROUP: &'static str = $group;
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            const NAMES: &'static [&'static str] = &[$($text),+];
            fn index(self) -> usize { self as usize }
        }
        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str($crate::model::ids::Id::as_str(*self))
            }
        }
        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.serialize_str($crate::model::ids::Id::as_str(*self))
            }
        }
        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let text = <::std::borrow::Cow<'de, str> as ::serde::Deserialize>::deserialize(d)?;
                <Self as $crate::model::ids::Id>::parse(&text)
                    .ok_or_else(|| ::serde::de::Error::unknown_variant(&text, <Self as $crate::model::ids::Id>::NAMES))
            }
        }
    };
}
pub(crate) use ids;

/// A set of identifiers; at most 64 in a list.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Set<T> {
    bits: u64,
    of: PhantomData<T>,
}

impl<T: Id> Set<T> {
    /// The set with nothing in it: asked, and none applied.
    pub const EMPTY: Self = Self { bits: 0, of: PhantomData };

    /// Adds one.
    pub fn insert(&mut self, id: T) {
        self.bits |= 1 << id.index();
    }
    /// Takes one out.
    pub fn remove(&mut self, id: T) {
        self.bits &= !(1 << id.index());
    }
    /// Whether it is in the set.
    pub fn contains(self, id: T) -> bool {
        self.bits & (1 << id.index()) != 0
    }
    /// Whether any of these is in the set.
    pub fn any(self, ids: &[T]) -> bool {
        ids.iter().any(|id| self.contains(*id))
    }
    /// Whether nothing is in the set.
    pub fn is_empty(self) -> bool {
        self.bits == 0
    }
    /// How many there are.
    pub fn len(self) -> usize {
        self.bits.count_ones() as usize
    }
    /// The members, in the order of the list.
    pub fn iter(self) -> impl Iterator<Item = T> {
        T::ALL.iter().copied().filter(move |id| self.contains(*id))
    }
    /// Members of both.
    pub fn and(self, other: Self) -> Self {
        Self { bits: self.bits & other.bits, of: PhantomData }
    }
    /// Members of either.
    pub fn or(self, other: Self) -> Self {
        Self { bits: self.bits | other.bits, of: PhantomData }
    }
    /// The members as bits, by position in the list.
    pub fn bits(self) -> u64 {
        self.bits
    }
    /// The set of these bits; bits beyond the list are an error.
    pub fn from_bits(bits: u64) -> Option<Self> {
        let beyond = T::ALL.len() < 64 && bits >> T::ALL.len() != 0;
        (!beyond).then_some(Self { bits, of: PhantomData })
    }
}

impl<T: Id> FromIterator<T> for Set<T> {
    fn from_iter<I: IntoIterator<Item = T>>(ids: I) -> Self {
        let mut set = Self::EMPTY;
        ids.into_iter().for_each(|id| set.insert(id));
        set
    }
}

impl<T: Id> serde::Serialize for Set<T> {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_seq(self.iter().map(Id::as_str))
    }
}

impl<'de, T: Id> serde::Deserialize<'de> for Set<T> {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let mut set = Self::EMPTY;
        for name in <Vec<std::borrow::Cow<'de, str>> as serde::Deserialize>::deserialize(d)? {
            let id = T::parse(&name).ok_or_else(|| serde::de::Error::unknown_variant(&name, T::NAMES))?;
            set.insert(id);
        }
        Ok(set)
    }
}

impl<T: Id> fmt::Debug for Set<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

impl<T: Id> Default for Set<T> {
    fn default() -> Self {
        Self::EMPTY
    }
}
