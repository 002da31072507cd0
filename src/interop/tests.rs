//! Both formats, the same data, the same graph.
