//! Distinct strings with dense codes, in one piece of memory, for as long as a load takes.
//!
//! Invariants: each string once; codes count from 0 in order of first appearance.
//! Start at [`Texts::code_of`]. Why not a [`Dictionary`](crate::value::Dictionary): a file's strings are looked up
//! millions of times and kept for a moment, so no string gets an allocation of its own and each look-up hashes once.

use hashbrown::{DefaultHashBuilder, HashTable};
use std::hash::BuildHasher;

use crate::value::NULL_CODE;

/// Distinct strings, numbered in order of first appearance.
#[derive(Debug, Clone, Default)]
pub struct Texts {
    arena: String,
    ends: Vec<usize>,
    codes: HashTable<u32>,
    hasher: DefaultHashBuilder,
    last: Option<u32>,
}

/// Why a string has no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextFailure {
    /// The bytes are not UTF-8; so many of them are.
    NotUtf8 {
        /// Bytes before the first wrong one.
        valid: usize,
    },
    /// There are more distinct strings than codes.
    TooMany,
}

impl Texts {
    /// Returns the number of strings.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Returns whether there is no string.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Returns the string of `code`, empty if it is none.
    #[must_use]
    pub fn get(&self, code: u32) -> &str {
        slice(&self.arena, &self.ends, code)
    }

    /// Returns the strings in order of their codes.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len() as u32).map(|code| self.get(code))
    }

    /// Returns the code of a string, adding it if it is new.
    ///
    /// # Errors
    /// The bytes are no string, or there is no code left.
    #[inline]
    pub fn code_of(&mut self, bytes: &[u8]) -> Result<u32, TextFailure> {
        // Tables are often sorted by one of their columns, or have a value that most rows have.
        if let Some(last) = self.last
            && self.get(last).as_bytes() == bytes
        {
            return Ok(last);
        }
        let hash = self.hasher.hash_one(bytes);
        let Texts { arena, ends, codes, hasher, .. } = self;
        let found = codes.find(hash, |code| slice(arena, ends, *code).as_bytes() == bytes).copied();
        let code = match found {
            Some(code) => code,
            None => {
                let text =
                    std::str::from_utf8(bytes).map_err(|error| TextFailure::NotUtf8 { valid: error.valid_up_to() })?;
                let code = u32::try_from(ends.len()).map_err(|_| TextFailure::TooMany)?;
                if code == NULL_CODE {
                    return Err(TextFailure::TooMany);
                }
                arena.push_str(text);
                ends.push(arena.len());
                codes.insert_unique(hash, code, |code| hasher.hash_one(slice(arena, ends, *code).as_bytes()));
                code
            }
        };
        self.last = Some(code);
        Ok(code)
    }
}

fn slice<'a>(arena: &'a str, ends: &[usize], code: u32) -> &'a str {
    let code = code as usize;
    let start = if code == 0 { Some(0) } else { ends.get(code - 1).copied() };
    match (start, ends.get(code)) {
        (Some(start), Some(end)) => &arena[start..*end],
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_string_has_one_code() {
        let mut texts = Texts::default();
        let words: Vec<String> = (0..3000).map(|number| format!("w{}", number % 1000)).collect();
        let codes: Vec<u32> = words.iter().map(|word| texts.code_of(word.as_bytes()).unwrap()).collect();
        assert_eq!((texts.len(), codes[0], codes[1999], codes[2999]), (1000, 0, 999, 999));
        assert_eq!(texts.code_of(b""), Ok(1000));
        assert_eq!(texts.code_of(b""), Ok(1000));
        assert_eq!((texts.get(17), texts.get(1000), texts.get(5000)), ("w17", "", ""));
        assert_eq!(texts.code_of(b"a\xff"), Err(TextFailure::NotUtf8 { valid: 1 }));
        assert_eq!(texts.iter().count(), 1001);
    }
}
