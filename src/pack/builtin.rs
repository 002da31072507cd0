//! The pack that is embedded in the binary as text.
//!
//! Start at [`builtin`]. How: the build script lists the files of `data/ketamine`, so that a new file is embedded
//! without anybody having to remember it.

use super::Pack;

include!(concat!(env!("OUT_DIR"), "/builtin_pack.rs"));

/// Returns the ketamine pack.
#[must_use]
pub fn builtin() -> Pack {
    Pack::from_files(BUILTIN_NAME, BUILTIN_FILES.iter().copied())
}
