//! Placeholder until the spreadsheets are written.
use super::FileDimostrazione;
pub(super) fn file(_al: chrono::NaiveDate) -> Vec<FileDimostrazione> { Vec::new() }
pub(super) fn estraneo() -> Vec<u8> { Vec::new() }
