//! Reads, lints, loads and starts packs: folders in which people write a graph.
mod bibliography;
