//! A growable set of dense numbers, 64 to a word.
//!
//! Used for nulls of columns, visible claims of a lens and deleted rows.
//! Invariant: bits at or past `len` are zero, so that counting needs no mask.

/// A set of numbers below `len`, as bits.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Bitmap {
    words: Vec<u64>,
    len: usize,
}

impl Bitmap {
    /// Makes a bitmap of `len` bits, all `value`.
    #[must_use]
    pub fn new(len: usize, value: bool) -> Self {
        let mut bitmap = Bitmap { words: vec![if value { u64::MAX } else { 0 }; len.div_ceil(64)], len };
        bitmap.clear_tail();
        bitmap
    }

    fn clear_tail(&mut self) {
        let used = self.len % 64;
        if used != 0
            && let Some(last) = self.words.last_mut()
        {
            *last &= (1 << used) - 1;
        }
    }

    /// Returns the number of bits, set or not.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Returns whether there are no bits at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Returns bit `index`; false past the end.
    #[must_use]
    #[inline]
    pub fn get(&self, index: usize) -> bool {
        self.words.get(index / 64).is_some_and(|word| word >> (index % 64) & 1 == 1)
    }

    /// Sets bit `index`, growing as needed.
    #[inline]
    pub fn set(&mut self, index: usize, value: bool) {
        if index >= self.len {
            if !value {
                return;
            }
            self.resize(index + 1);
        }
        let mask = 1 << (index % 64);
        if value {
            self.words[index / 64] |= mask;
        } else {
            self.words[index / 64] &= !mask;
        }
    }

    /// Changes the number of bits; new ones are zero.
    pub fn resize(&mut self, len: usize) {
        self.words.resize(len.div_ceil(64), 0);
        self.len = len;
        self.clear_tail();
    }

    /// Appends one bit.
    #[inline]
    pub fn push(&mut self, value: bool) {
        let index = self.len;
        self.resize(index + 1);
        if value {
            self.set(index, true);
        }
    }

    /// Returns how many bits are set.
    #[must_use]
    pub fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Returns whether any bit is set.
    #[must_use]
    pub fn any(&self) -> bool {
        self.words.iter().any(|word| *word != 0)
    }

    /// Returns the positions of the set bits, ascending.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.words.iter().enumerate().flat_map(|(position, word)| {
            let mut rest = *word;
            std::iter::from_fn(move || {
                if rest == 0 {
                    return None;
                }
                let bit = rest.trailing_zeros() as usize;
                rest &= rest - 1;
                Some(position * 64 + bit)
            })
        })
    }

    /// Returns the words, 64 bits each, lowest first.
    #[must_use]
    pub fn words(&self) -> &[u64] {
        &self.words
    }

    /// Keeps what is in both; bits past the end of either are dropped.
    pub fn intersect(&mut self, other: &Bitmap) {
        for (position, word) in self.words.iter_mut().enumerate() {
            *word &= other.words.get(position).copied().unwrap_or(0);
        }
    }

    /// Adds what is in `other`.
    pub fn union(&mut self, other: &Bitmap) {
        if other.len > self.len {
            self.resize(other.len);
        }
        for (word, more) in self.words.iter_mut().zip(&other.words) {
            *word |= more;
        }
    }

    /// Removes what is in `other`.
    pub fn subtract(&mut self, other: &Bitmap) {
        for (word, less) in self.words.iter_mut().zip(&other.words) {
            *word &= !less;
        }
    }
}

impl FromIterator<bool> for Bitmap {
    fn from_iter<I: IntoIterator<Item = bool>>(bits: I) -> Self {
        let mut bitmap = Bitmap::default();
        for bit in bits {
            bitmap.push(bit);
        }
        bitmap
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_past_the_end_stay_zero() {
        let mut bitmap = Bitmap::new(70, true);
        assert_eq!((bitmap.count(), bitmap.len()), (70, 70));
        bitmap.resize(65);
        bitmap.resize(130);
        assert_eq!(bitmap.count(), 65);
        bitmap.set(129, true);
        assert_eq!(bitmap.iter().last(), Some(129));
        assert!(!bitmap.get(1_000));
        bitmap.set(1_000, false);
        assert_eq!(bitmap.len(), 130);
    }

    #[test]
    fn set_algebra_over_different_lengths() {
        let a: Bitmap = [true, true, false, true].into_iter().collect();
        let b: Bitmap = [true, false].into_iter().collect();
        let mut both = a.clone();
        both.intersect(&b);
        assert_eq!(both.iter().collect::<Vec<_>>(), [0]);
        let mut either = b.clone();
        either.union(&a);
        assert_eq!(either, a);
        let mut rest = a.clone();
        rest.subtract(&b);
        assert_eq!(rest.iter().collect::<Vec<_>>(), [1, 3]);
    }
}
