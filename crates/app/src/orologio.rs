//! The one clock of the program.

use chrono::{DateTime, FixedOffset, NaiveDate};

/// What tells the day and the hour: the computer's clock, or a fixed one for demonstrations and tests.
#[derive(Debug, Clone, Copy)]
pub enum Orologio {
    /// The computer's clock, in its own time zone.
    Sistema,
    /// Always the same instant.
    Fisso(DateTime<FixedOffset>),
}

impl Orologio {
    /// This instant, in local time.
    #[must_use]
    #[allow(clippy::disallowed_methods, reason = "this is the one place that reads the clock")]
    pub fn adesso(&self) -> DateTime<FixedOffset> {
        match self {
            Self::Sistema => chrono::Local::now().fixed_offset(),
            Self::Fisso(istante) => *istante,
        }
    }

    /// Today.
    #[must_use]
    pub fn oggi(&self) -> NaiveDate {
        self.adesso().date_naive()
    }

    /// This instant as the archive keeps it: ISO 8601 with seconds and offset.
    #[must_use]
    pub fn iso(&self) -> String {
        self.adesso().format("%Y-%m-%dT%H:%M:%S%:z").to_string()
    }
}
