//! Acts composed with Typst
