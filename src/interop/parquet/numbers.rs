//! Columns of numbers, booleans, dates and times.
//!
//! Invariants: a null takes a row and no value; what cannot be stored is told by its row.
//! Start at [`Numbers`].

use parquet::column::reader::ColumnReaderImpl;
use parquet::data_type::{BoolType, DataType, DoubleType, FloatType, Int32Type, Int64Type, Int96Type};
use parquet::errors::ParquetError;

use crate::graph::BulkColumn;
use crate::interop::table::{finish_nulls, set_null};
use crate::value::{Bitmap, Date, DateTime, Instant, LocalDateTime, LocalTime, Nulls, Value, Zone};

/// What the values of a column mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Boolean,
    Integer,
    Unsigned,
    Float,
    Date,
    /// A time of day; so many nanoseconds are one.
    Time {
        nanos: i64,
    },
    /// A date and time without a zone.
    LocalMoment {
        nanos: i64,
    },
    /// A moment, in UTC.
    Moment {
        nanos: i64,
    },
}

/// A column as it grows.
pub(super) struct Numbers {
    kind: Kind,
    integers: Vec<i64>,
    floats: Vec<f64>,
    booleans: Vec<bool>,
    nulls: Nulls,
    rows: usize,
    expected: usize,
    /// The first row with a value beyond what a column holds.
    beyond: Option<u64>,
}

impl Numbers {
    pub(super) fn new(kind: Kind, expected: usize) -> Self {
        Numbers {
            kind,
            integers: Vec::new(),
            floats: Vec::new(),
            booleans: Vec::new(),
            nulls: None,
            rows: 0,
            expected,
            beyond: None,
        }
    }

    /// Reads the values of a row group; `put` appends one, or room for a null.
    fn read<T: DataType>(
        &mut self,
        mut reader: ColumnReaderImpl<T>,
        rows: usize,
        optional: bool,
        mut put: impl FnMut(&mut Self, Option<&T::T>),
    ) -> Result<(), ParquetError> {
        /// Rows read at a time, so that values are still in the cache when they are put.
        const STEP: usize = 8192;
        let mut left = rows;
        let (mut values, mut levels) = (Vec::new(), Vec::new());
        while left > 0 {
            values.clear();
            levels.clear();
            let levels_wanted = optional.then_some(&mut levels);
            let (records, ..) = reader.read_records(left.min(STEP), levels_wanted, None, &mut values)?;
            if records == 0 {
                break;
            }
            if values.len() == records {
                for value in &values {
                    put(self, Some(value));
                    self.rows += 1;
                }
            } else {
                let mut next = values.iter();
                for level in &levels {
                    let value = if *level > 0 { next.next() } else { None };
                    if value.is_none() {
                        set_null(&mut self.nulls, self.rows);
                    }
                    put(self, value);
                    self.rows += 1;
                }
            }
            left = left.saturating_sub(records);
        }
        Ok(())
    }

    pub(super) fn booleans(
        &mut self,
        reader: ColumnReaderImpl<BoolType>,
        rows: usize,
        optional: bool,
    ) -> Result<(), ParquetError> {
        self.read(reader, rows, optional, |column, value| column.booleans.push(value.copied().unwrap_or_default()))
    }

    pub(super) fn integers32(
        &mut self,
        reader: ColumnReaderImpl<Int32Type>,
        rows: usize,
        optional: bool,
    ) -> Result<(), ParquetError> {
        let is_unsigned = self.kind == Kind::Unsigned;
        self.reserve_integers();
        self.read(reader, rows, optional, |column, value| {
            let value = value.copied().unwrap_or_default();
            column.integers.push(if is_unsigned { i64::from(value.cast_unsigned()) } else { i64::from(value) });
        })
    }

    pub(super) fn integers(
        &mut self,
        reader: ColumnReaderImpl<Int64Type>,
        rows: usize,
        optional: bool,
    ) -> Result<(), ParquetError> {
        self.reserve_integers();
        self.read(reader, rows, optional, |column, value| column.integers.push(value.copied().unwrap_or_default()))?;
        // Unsigned ones from 2^63 on arrive as negative.
        if self.kind == Kind::Unsigned && self.beyond.is_none() {
            self.beyond = self.integers.iter().position(|value| *value < 0).map(|row| row as u64);
        }
        Ok(())
    }

    fn reserve_integers(&mut self) {
        if self.integers.is_empty() {
            // Not by a length alone: a forged count takes no memory before there are rows.
            self.integers.reserve(self.expected.min(1 << 20));
        }
    }

    pub(super) fn floats32(
        &mut self,
        reader: ColumnReaderImpl<FloatType>,
        rows: usize,
        optional: bool,
    ) -> Result<(), ParquetError> {
        self.read(reader, rows, optional, |column, value| {
            column.floats.push(value.copied().unwrap_or_default().into());
        })
    }

    pub(super) fn floats(
        &mut self,
        reader: ColumnReaderImpl<DoubleType>,
        rows: usize,
        optional: bool,
    ) -> Result<(), ParquetError> {
        self.floats.reserve(if self.floats.is_empty() { self.expected.min(1 << 20) } else { 0 });
        self.read(reader, rows, optional, |column, value| column.floats.push(value.copied().unwrap_or_default()))
    }

    /// Moments as older writers have them: nanoseconds of a day and a Julian day.
    pub(super) fn moments96(
        &mut self,
        reader: ColumnReaderImpl<Int96Type>,
        rows: usize,
        optional: bool,
    ) -> Result<(), ParquetError> {
        self.read(reader, rows, optional, |column, value| {
            column.integers.push(value.map_or(0, parquet::data_type::Int96::to_nanos));
        })
    }

    /// Returns the finished column, or the row with a value that cannot be stored.
    pub(super) fn finish(mut self) -> Result<BulkColumn, u64> {
        if let Some(row) = self.beyond {
            return Err(row);
        }
        finish_nulls(&mut self.nulls, self.rows);
        let nulls = self.nulls.filter(Bitmap::any);
        let value: fn(i64, i64) -> Option<Value> = match self.kind {
            Kind::Boolean => return Ok(BulkColumn::Boolean(self.booleans, nulls)),
            Kind::Float => return Ok(BulkColumn::Float(self.floats, nulls)),
            Kind::Integer | Kind::Unsigned | Kind::Text => return Ok(BulkColumn::Integer(self.integers, nulls)),
            Kind::Date => |days, _| Date::from_epoch_days(days).map(Value::Date),
            Kind::Time { .. } => {
                |time, nanos| LocalTime::from_nanos_of_day(time.checked_mul(nanos)?).map(Value::LocalTime)
            }
            Kind::LocalMoment { .. } => |moment, nanos| {
                let (seconds, nanos) = split(moment, nanos);
                LocalDateTime::from_seconds(seconds, nanos).map(Value::LocalDateTime)
            },
            Kind::Moment { .. } => |moment, nanos| {
                let (seconds, nanos) = split(moment, nanos);
                DateTime::from_instant(Instant { seconds, nanos }, Zone::UTC).map(Value::DateTime)
            },
        };
        let unit = match self.kind {
            Kind::Time { nanos } | Kind::LocalMoment { nanos } | Kind::Moment { nanos } => nanos,
            _ => 1,
        };
        let mut values = Vec::with_capacity(self.integers.len());
        for (row, number) in self.integers.into_iter().enumerate() {
            let is_null = nulls.as_ref().is_some_and(|nulls| nulls.get(row));
            values.push(if is_null { Value::Null } else { value(number, unit).ok_or(row as u64)? });
        }
        Ok(BulkColumn::Mixed(values))
    }
}

/// Splits a number of units, each of so many nanoseconds, into seconds and nanoseconds.
fn split(moment: i64, nanos: i64) -> (i64, u32) {
    let units_a_second = 1_000_000_000 / nanos;
    let rest = moment.rem_euclid(units_a_second) * nanos;
    (moment.div_euclid(units_a_second), u32::try_from(rest).unwrap_or(0))
}
