//! Parts of a graph that stay in its file until somebody reads them.
//!
//! Takes what can load a part; gives the part. Invariants: a part is loaded once for all versions that share it, and
//! kept; loading never takes part in the work of other threads (a thread that waited for itself would stand still);
//! a part that cannot be loaded is empty, and whoever loads it has noted why.
//! Start at [`Lazy`].

use std::fmt;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

/// What loads parts, each named by its place.
pub(super) trait Load<T>: Send + Sync {
    /// Loads the part at `place`; an empty one if that fails.
    fn load(&self, place: u32) -> T;
}

/// A part that is loaded when it is first read. Clones are the same part until one is written to.
pub(super) struct Lazy<T>(Arc<Cell<T>>);

#[derive(Clone)]
struct Cell<T> {
    value: OnceLock<T>,
    source: Option<(Arc<dyn Load<T>>, u32)>,
}

impl<T> Clone for Lazy<T> {
    fn clone(&self) -> Self {
        Lazy(Arc::clone(&self.0))
    }
}

impl<T: Default> Default for Lazy<T> {
    fn default() -> Self {
        Lazy::new(T::default())
    }
}

impl<T: fmt::Debug> fmt::Debug for Lazy<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.loaded() {
            Some(value) => value.fmt(f),
            None => f.write_str("(in the file)"),
        }
    }
}

impl<T> Lazy<T> {
    /// Makes a part that is there.
    pub(super) fn new(value: T) -> Self {
        Lazy(Arc::new(Cell { value: OnceLock::from(value), source: None }))
    }

    /// Makes a part that `source` loads from `place`.
    pub(super) fn stored(source: Arc<dyn Load<T>>, place: u32) -> Self {
        Lazy(Arc::new(Cell { value: OnceLock::new(), source: Some((source, place)) }))
    }

    /// Returns the part if it is in memory.
    pub(super) fn loaded(&self) -> Option<&T> {
        self.0.value.get()
    }
}

impl<T: Default> Lazy<T> {
    fn read(&self) -> T {
        self.0.source.as_ref().map_or_else(T::default, |(source, place)| source.load(*place))
    }

    /// Calls `read` with the part, which does not stay in memory for that.
    pub(super) fn peek<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        match self.loaded() {
            Some(value) => read(value),
            None => read(&self.read()),
        }
    }
}

impl<T: Default + Clone> Lazy<T> {
    /// Returns the part to write to, which no other version sees.
    pub(super) fn make_mut(&mut self) -> &mut T {
        let _ = &**self;
        let cell = Arc::make_mut(&mut self.0);
        cell.source = None;
        if cell.value.get().is_none() {
            cell.value = OnceLock::from(T::default());
        }
        cell.value.get_mut().expect("the line above sees to it that there is a value")
    }

    /// Takes the part out.
    pub(super) fn into_inner(mut self) -> T {
        std::mem::take(self.make_mut())
    }
}

impl<T: Default> Deref for Lazy<T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        self.0.value.get_or_init(|| self.read())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    struct Counted(AtomicU32);

    impl Load<Vec<u32>> for Counted {
        fn load(&self, place: u32) -> Vec<u32> {
            self.0.fetch_add(1, Ordering::Relaxed);
            vec![place]
        }
    }

    #[test]
    fn a_part_is_loaded_once_for_all_versions() {
        let counted = Arc::new(Counted(AtomicU32::new(0)));
        let source: Arc<dyn Load<Vec<u32>>> = Arc::<Counted>::clone(&counted);
        let first = Lazy::stored(source, 7);
        let mut second = first.clone();
        assert!(first.loaded().is_none());
        assert_eq!(first.peek(|part| part.len()), 1);
        assert!(first.loaded().is_none(), "looking at it does not keep it");
        second.make_mut().push(8);
        assert_eq!((&*first, &*second), (&vec![7], &vec![7, 8]));
        assert_eq!(counted.0.load(Ordering::Relaxed), 2, "one look and one load");
        assert_eq!(second.into_inner(), [7, 8]);
    }
}
