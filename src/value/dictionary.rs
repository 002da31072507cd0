//! Strings by number: each distinct string once, its code a dense `u32`.
//!
//! How: a frozen part that versions share and a small part for what came since; when the small part has
//! grown to a quarter of the frozen one, both become the new frozen part. So a version costs little to
//! copy, and a code never changes its string.

use std::sync::Arc;

use hashbrown::HashMap;

/// The code that stands for null in a column of codes.
pub const NULL_CODE: u32 = u32::MAX;

#[derive(Debug, Clone, Default)]
struct Part {
    strings: Vec<Arc<str>>,
    codes: HashMap<Arc<str>, u32>,
}

/// An append-only set of strings with dense codes. Cloning is cheap.
#[derive(Debug, Clone, Default)]
pub struct Dictionary {
    frozen: Arc<Part>,
    recent: Arc<Part>,
}

impl Dictionary {
    /// Returns the number of strings.
    #[must_use]
    pub fn len(&self) -> usize {
        self.frozen.strings.len() + self.recent.strings.len()
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
        match self.frozen.strings.get(position) {
            Some(string) => Some(string),
            None => self.recent.strings.get(position.wrapping_sub(self.frozen.strings.len())),
        }
    }

    /// Returns the code of `string`, if it is here.
    #[must_use]
    pub fn code(&self, string: &str) -> Option<u32> {
        self.frozen.codes.get(string).or_else(|| self.recent.codes.get(string)).copied()
    }

    /// Returns the code of `string`, adding it if it is new.
    pub fn intern(&mut self, string: &str) -> u32 {
        if let Some(code) = self.code(string) {
            return code;
        }
        let code = u32::try_from(self.len()).unwrap_or(NULL_CODE);
        let shared: Arc<str> = Arc::from(string);
        let recent = Arc::make_mut(&mut self.recent);
        recent.strings.push(Arc::clone(&shared));
        recent.codes.insert(shared, code);
        const RECENT_MIN: usize = 1024;
        if recent.strings.len() > RECENT_MIN.max(self.frozen.strings.len() / 4) {
            self.freeze();
        }
        code
    }

    fn freeze(&mut self) {
        let recent = std::mem::take(Arc::make_mut(&mut self.recent));
        let frozen = Arc::make_mut(&mut self.frozen);
        frozen.strings.extend(recent.strings);
        frozen.codes.extend(recent.codes);
    }

    /// Returns whether this is the very dictionary that `other` is a copy of, so that codes can be compared.
    #[must_use]
    pub fn is_same(&self, other: &Dictionary) -> bool {
        Arc::ptr_eq(&self.frozen, &other.frozen) && Arc::ptr_eq(&self.recent, &other.recent)
    }

    /// Returns the strings in order of their codes.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<str>> {
        self.frozen.strings.iter().chain(&self.recent.strings)
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
}
