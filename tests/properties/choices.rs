//! Numbers from which graphs, lenses and statements are made: fewer and smaller numbers make simpler ones, so that a
//! counter-example shrinks.

use proptest::prelude::*;

/// A list of numbers to choose by.
pub fn numbers(max: usize) -> impl Strategy<Value = Vec<u16>> {
    prop::collection::vec(any::<u16>(), 0..max)
}

/// Reads choices off a list; when it is used up, every choice is the first.
pub struct Choices<'n> {
    numbers: std::slice::Iter<'n, u16>,
}

impl<'n> Choices<'n> {
    pub fn new(numbers: &'n [u16]) -> Self {
        Choices { numbers: numbers.iter() }
    }

    /// A number below `bound`.
    pub fn below(&mut self, bound: usize) -> usize {
        let number = self.numbers.next().copied().unwrap_or_default();
        (usize::from(number) * bound) >> 16
    }

    /// Whether something happens that happens so many times in a hundred.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) >= 100 - percent
    }

    pub fn pick<T: Copy>(&mut self, options: &[T]) -> T {
        options[self.below(options.len())]
    }
}
