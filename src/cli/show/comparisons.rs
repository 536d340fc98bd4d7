//! A comparison, or the course over several reports → standard output or a file.

use super::Show;
use crate::cli::plan::Telling;
use crate::data::{Comparison, Error, SeriesRow};
use crate::write::changes::{self, Form, series};

impl Show {
    /// Writes what changed. Who wants nothing said has the exit status, and the file that is asked for.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(in crate::cli) fn comparison(
        self,
        comparison: &Comparison,
        telling: &Telling,
    ) -> Result<(), Error> {
        self.give(telling.out.as_deref(), telling.form == Form::Text, &|to| {
            changes::write(comparison, telling.form, telling.style, to)
        })
    }

    /// Writes the course over several reports.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(in crate::cli) fn course(self, rows: &[SeriesRow], telling: &Telling) -> Result<(), Error> {
        self.give(
            telling.out.as_deref(),
            telling.form == Form::Text,
            &|mut to| match telling.form {
                Form::Json => series::json(rows, &mut to),
                Form::Ndjson => series::ndjson(rows, &mut to),
                Form::Csv => series::csv(rows, &mut to),
                Form::Text | Form::Html | Form::Markdown => {
                    series::text(rows, telling.style.lang, &mut to)
                }
            },
        )
    }
}
