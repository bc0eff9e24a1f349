//! The archive
