//! Strings by number: each distinct string once, its code a dense `u32`.
//!
//! How: a frozen part that versions share and a small part for what came since; when the small part has
//! grown to a quarter of the frozen one, both become the new frozen part. So a version costs little to
//! copy, and a code never changes its string. The frozen part may lie outside until it is first read.

use std::fmt;
use std::hash::BuildHasher;
use std::sync::{Arc, OnceLock};

use hashbrown::{DefaultHashBuilder, HashTable};

/// The code that stands for null in a column of codes.
pub const NULL_CODE: u32 = u32::MAX;

/// Gives the strings of a dictionary when they are first asked for.
type Load = Box<dyn Fn() -> Vec<Arc<str>> + Send + Sync>;

/// Strings that do not change any more; they may lie outside until they are read, and so may their index.
#[derive(Default)]
struct Frozen {
    len: usize,
    strings: OnceLock<Vec<Arc<str>>>,
    index: OnceLock<Index>,
    load: Option<Load>,
}

impl fmt::Debug for Frozen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Frozen").field("len", &self.len).finish_non_exhaustive()
    }
}

/// The places of strings by their hash.
#[derive(Debug, Clone, Default)]
struct Index {
    places: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

impl Index {
    fn of(strings: &[Arc<str>]) -> Index {
        let mut index = Index { places: HashTable::with_capacity(strings.len()), ..Index::default() };
        for (place, string) in (0..).zip(strings) {
            let hash = index.hasher.hash_one(&**string);
            index.places.insert_unique(hash, place, |_| 0);
        }
        index
    }

    fn place(&self, string: &str, strings: &[Arc<str>]) -> Option<u32> {
        let hash = self.hasher.hash_one(string);
        let is_here = |place: &u32| strings.get(*place as usize).is_some_and(|other| **other == *string);
        self.places.find(hash, is_here).copied()
    }

    /// Enters the last of the strings.
    fn push(&mut self, strings: &[Arc<str>]) {
        let Some(last) = strings.last() else { return };
        let hasher = &self.hasher;
        let rehash = |place: &u32| strings.get(*place as usize).map_or(0, |string| hasher.hash_one(&**string));
        self.places.insert_unique(hasher.hash_one(&**last), strings.len() as u32 - 1, rehash);
    }
}

impl Frozen {
    fn strings(&self) -> &[Arc<str>] {
        self.strings.get_or_init(|| self.load.as_ref().map_or_else(Vec::new, |load| load()))
    }

    fn code(&self, string: &str) -> Option<u32> {
        if self.len == 0 {
            return None;
        }
        let strings = self.strings();
        self.index.get_or_init(|| Index::of(strings)).place(string, strings)
    }
}

/// The strings that came since.
#[derive(Debug, Clone, Default)]
struct Recent {
    strings: Vec<Arc<str>>,
    index: Index,
}

/// An append-only set of strings with dense codes. Cloning is cheap.
#[derive(Debug, Clone, Default)]
pub struct Dictionary {
    frozen: Arc<Frozen>,
    recent: Arc<Recent>,
}

impl Dictionary {
    /// Makes a dictionary of `len` distinct strings that are loaded when one of them is asked for.
    #[must_use]
    pub fn stored(len: usize, load: impl Fn() -> Vec<Arc<str>> + Send + Sync + 'static) -> Self {
        let frozen = Frozen { len, load: Some(Box::new(load)), ..Frozen::default() };
        Dictionary { frozen: Arc::new(frozen), recent: Arc::default() }
    }

    /// Returns the number of strings.
    #[must_use]
    pub fn len(&self) -> usize {
        self.frozen.len + self.recent.strings.len()
    }

    /// Returns whether there is no string.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the string of `code`, if it is one.
    #[must_use]
    #[inline]
    pub fn get(&self, code: u32) -> Option<&Arc<str>> {
        let position = code as usize;
        if position < self.frozen.len {
            return self.frozen.strings().get(position);
        }
        self.recent.strings.get(position - self.frozen.len)
    }

    /// Returns the code of `string`, if it is here.
    #[must_use]
    pub fn code(&self, string: &str) -> Option<u32> {
        let recent = || self.recent.index.place(string, &self.recent.strings);
        self.frozen.code(string).or_else(|| Some(recent()? + self.frozen.len as u32))
    }

    /// Returns the code of `string`, adding it if it is new.
    pub fn intern(&mut self, string: &str) -> u32 {
        if let Some(code) = self.code(string) {
            return code;
        }
        let code = u32::try_from(self.len()).unwrap_or(NULL_CODE);
        let recent = Arc::make_mut(&mut self.recent);
        recent.strings.push(Arc::from(string));
        recent.index.push(&recent.strings);
        const RECENT_MIN: usize = 1024;
        if recent.strings.len() > RECENT_MIN.max(self.frozen.len / 4) {
            self.freeze();
        }
        code
    }

    fn freeze(&mut self) {
        let mut strings = Vec::with_capacity(self.len());
        strings.extend_from_slice(self.frozen.strings());
        // Codes stay what they are even when strings could not be loaded.
        strings.resize(self.frozen.len, Arc::from(""));
        strings.append(&mut std::mem::take(Arc::make_mut(&mut self.recent)).strings);
        let len = strings.len();
        self.frozen = Arc::new(Frozen { len, strings: OnceLock::from(strings), ..Frozen::default() });
    }

    /// Returns whether this is the very dictionary that `other` is a copy of, so that codes can be compared.
    #[must_use]
    pub fn is_same(&self, other: &Dictionary) -> bool {
        Arc::ptr_eq(&self.frozen, &other.frozen) && Arc::ptr_eq(&self.recent, &other.recent)
    }

    /// Returns the strings in order of their codes.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<str>> {
        self.frozen.strings().iter().chain(&self.recent.strings)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_dense_and_stay() {
        let mut dictionary = Dictionary::default();
        let words: Vec<String> = (0..5000).map(|n| format!("w{n}")).collect();
        for (expected, word) in words.iter().enumerate() {
            assert_eq!(dictionary.intern(word) as usize, expected);
        }
        let copy = dictionary.clone();
        assert_eq!(dictionary.intern("w17"), 17);
        assert!(copy.is_same(&dictionary) && !copy.is_same(&Dictionary::default()));
        dictionary.intern("new");
        assert_eq!(copy.len(), 5000);
        assert_eq!(dictionary.iter().count(), 5001);
        assert_eq!(dictionary.get(4999).map(|s| &**s), Some("w4999"));
        assert_eq!(dictionary.get(5000).map(|s| &**s), Some("new"));
        assert_eq!(dictionary.get(NULL_CODE), None);
        assert_eq!(dictionary.code("absent"), None);
    }

    #[test]
    fn a_stored_dictionary_loads_when_it_is_asked() {
        let mut dictionary = Dictionary::stored(2, || vec![Arc::from("a"), Arc::from("b")]);
        assert_eq!((dictionary.len(), dictionary.code("b"), dictionary.code("c")), (2, Some(1), None));
        assert_eq!((dictionary.intern("a"), dictionary.intern("c")), (0, 2));
        assert_eq!(dictionary.iter().map(|text| &**text).collect::<Vec<_>>(), ["a", "b", "c"]);
        let short = Dictionary::stored(2, Vec::new);
        assert_eq!((short.len(), short.get(1), short.get(2)), (2, None, None));
    }
}
