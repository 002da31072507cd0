//! Reads Parquet tables.
//!
//! Takes a [`TableFile`]; gives a [`Table`] whose types are those of the schema.
//! Invariants: columns are flat, a nested one is refused by name; strings that the file keeps in a dictionary are looked
//! up once each, not once a row; nothing panics on any file.
//! Start at [`read`]. How: the `parquet` crate without arrow gives pages and numbers; pages of strings are decoded in
//! [`strings`], so that their codes are kept.

mod numbers;
mod strings;

use std::fs::File;

use parquet::basic::{LogicalType, Repetition, TimeUnit, Type as PhysicalType};
use parquet::column::reader::get_typed_column_reader;
use parquet::data_type::{BoolType, ByteArrayType, DoubleType, FloatType, Int32Type, Int64Type, Int96Type};
use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::schema::types::{ColumnDescriptor, SchemaDescriptor};
use rayon::prelude::*;

use crate::graph::BulkColumn;

use super::folder::TableFile;
use super::header::{Header, Role, TableKind};
use super::problems::{At, Problem, Problems};
use super::table::{Table, TableColumn};
use super::{ImportOptions, Meter};
use numbers::{Kind, Numbers};

/// Reads a table; none if something is wrong with it.
pub(super) fn read(
    file: &TableFile,
    place: usize,
    options: ImportOptions,
    problems: &Problems<'_>,
    meter: &Meter<'_>,
) -> Option<Table> {
    let report = |problem: Problem| {
        problems.add(place, problem);
    };
    let reader = open(file).map_err(|error| report(unreadable(&error))).ok()?;
    let metadata = reader.metadata().file_metadata();
    let names = column_names(metadata.schema_descr());
    let (kind, header) = Header::read(&names, file.place, options.evidence)
        .map_err(|problem| {
            let (at, help) = (At::Header(problem.column), problem.help);
            report(Problem::new(at, problem.code, problem.message).with_optional_help(help));
        })
        .ok()?;
    if kind == TableKind::Sources && !options.evidence {
        return Some(Table { file: place, kind, rows: 0, columns: Vec::new() });
    }
    let rows = usize::try_from(metadata.num_rows()).unwrap_or(0);
    let used: Vec<_> =
        header.columns.into_iter().enumerate().filter(|(_, column)| column.role != Role::Ignore).collect();
    let step = (file.bytes / used.len().max(1) as u64, rows as u64 / used.len().max(1) as u64);
    let columns: Vec<Result<TableColumn, Problem>> = used
        .into_par_iter()
        .with_max_len(1)
        .map(|(number, header)| {
            let values = read_column(file, number, rows, &header.written)?;
            meter.add(step.0, step.1);
            Ok(TableColumn { number, header, values })
        })
        .collect();
    let mut sound = Vec::with_capacity(columns.len());
    let mut is_sound = true;
    for column in columns {
        match column {
            Ok(column) => sound.push(column),
            Err(problem) => {
                report(problem);
                is_sound = false;
            }
        }
    }
    is_sound.then_some(Table { file: place, kind, rows, columns: sound })
}

fn open(file: &TableFile) -> Result<SerializedFileReader<File>, ParquetError> {
    let opened = File::open(&file.path).map_err(|error| ParquetError::External(Box::new(error)))?;
    SerializedFileReader::new(opened)
}

fn unreadable(error: &ParquetError) -> Problem {
    let reason = match error {
        ParquetError::External(inner) => inner.to_string(),
        ParquetError::General(text) | ParquetError::EOF(text) | ParquetError::NYI(text) => text.clone(),
        other => other.to_string(),
    };
    Problem::new(At::File, "CannotRead", format!("cannot read the file as Parquet: {reason}"))
}

/// The name of each leaf column; a nested one by its path.
fn column_names(schema: &SchemaDescriptor) -> Vec<String> {
    schema.columns().iter().map(|column| column.path().parts().join(".")).collect()
}

/// Reads a column of all row groups. Each column opens the file anew, since readers of one handle share its position.
fn read_column(file: &TableFile, number: usize, rows: usize, written: &str) -> Result<BulkColumn, Problem> {
    let reader = open(file).map_err(|error| unreadable(&error))?;
    let descriptor = reader.metadata().file_metadata().schema_descr().column(number);
    let unsupported = |what: &str| {
        Problem::new(At::Header(number), "UnsupportedColumn", format!("column `{written}` {what}"))
            .with_help("write it as text, or leave it out by ending its name with `:IGNORE`")
    };
    if descriptor.max_rep_level() > 0 || descriptor.path().parts().len() > 1 {
        return Err(unsupported("is nested"));
    }
    let kind = kind_of(&descriptor).map_err(unsupported)?;
    let optional = descriptor.self_type().get_basic_info().repetition() == Repetition::OPTIONAL;
    let fail = |error: ParquetError| unreadable(&error);
    let mut numbers = Numbers::new(kind, rows);
    let mut texts = strings::Strings::new(rows, optional);
    for group in 0..reader.num_row_groups() {
        let group = reader.get_row_group(group).map_err(fail)?;
        let group_rows = usize::try_from(group.metadata().num_rows()).unwrap_or(0);
        if kind == Kind::Text {
            let encodings = group.metadata().column(number).encodings();
            let decoded = if strings::can_decode(encodings) {
                texts.pages(group.get_column_page_reader(number).map_err(fail)?, group_rows)
            } else {
                let column = group.get_column_reader(number).map_err(fail)?;
                texts.values(get_typed_column_reader::<ByteArrayType>(column), group_rows)
            };
            decoded.map_err(|failure| failure.problem(number, texts.rows()))?;
            continue;
        }
        let column = group.get_column_reader(number).map_err(fail)?;
        match descriptor.physical_type() {
            PhysicalType::BOOLEAN => {
                numbers.booleans(get_typed_column_reader::<BoolType>(column), group_rows, optional)
            }
            PhysicalType::INT32 => {
                numbers.integers32(get_typed_column_reader::<Int32Type>(column), group_rows, optional)
            }
            PhysicalType::INT64 => numbers.integers(get_typed_column_reader::<Int64Type>(column), group_rows, optional),
            PhysicalType::FLOAT => numbers.floats32(get_typed_column_reader::<FloatType>(column), group_rows, optional),
            PhysicalType::DOUBLE => numbers.floats(get_typed_column_reader::<DoubleType>(column), group_rows, optional),
            PhysicalType::INT96 => {
                numbers.moments96(get_typed_column_reader::<Int96Type>(column), group_rows, optional)
            }
            PhysicalType::BYTE_ARRAY | PhysicalType::FIXED_LEN_BYTE_ARRAY => return Err(unsupported("is of bytes")),
        }
        .map_err(fail)?;
    }
    let column = if kind == Kind::Text {
        texts.finish()
    } else {
        numbers.finish().map_err(|row| {
            Problem::new(
                At::Cell(row, number),
                "InvalidValue",
                format!("column `{written}` has a value beyond what can be stored"),
            )
        })?
    };
    if column.len() == rows {
        Ok(column)
    } else {
        let message = format!("cannot read the file as Parquet: column `{written}` has not as many rows as the file");
        Err(Problem::new(At::File, "CannotRead", message))
    }
}

/// Says what the values of a column mean.
fn kind_of(column: &ColumnDescriptor) -> Result<Kind, &'static str> {
    use parquet::basic::ConvertedType as Old;
    let logical = column.logical_type_ref();
    let old = column.converted_type();
    let nanos = |unit: &TimeUnit| match unit {
        TimeUnit::MILLIS => 1_000_000,
        TimeUnit::MICROS => 1_000,
        TimeUnit::NANOS => 1,
    };
    let kind = match (column.physical_type(), logical, old) {
        (PhysicalType::BYTE_ARRAY, Some(LogicalType::Decimal(_)), _)
        | (PhysicalType::BYTE_ARRAY, None, Old::DECIMAL) => {
            return Err("is of decimal numbers");
        }
        (PhysicalType::BYTE_ARRAY, ..) => Kind::Text,
        (PhysicalType::FIXED_LEN_BYTE_ARRAY, ..) => return Err("is of bytes of a fixed length"),
        (_, Some(LogicalType::Decimal(_)), _) | (_, None, Old::DECIMAL) => return Err("is of decimal numbers"),
        (PhysicalType::BOOLEAN, ..) => Kind::Boolean,
        (PhysicalType::FLOAT | PhysicalType::DOUBLE, ..) => Kind::Float,
        (PhysicalType::INT96, ..) => Kind::LocalMoment { nanos: 1 },
        (PhysicalType::INT32, Some(LogicalType::Date), _) | (PhysicalType::INT32, None, Old::DATE) => Kind::Date,
        (_, Some(LogicalType::Time(time)), _) => Kind::Time { nanos: nanos(&time.unit) },
        (_, None, Old::TIME_MILLIS) => Kind::Time { nanos: 1_000_000 },
        (_, None, Old::TIME_MICROS) => Kind::Time { nanos: 1_000 },
        (_, Some(LogicalType::Timestamp(stamp)), _) if stamp.is_adjusted_to_u_t_c => {
            Kind::Moment { nanos: nanos(&stamp.unit) }
        }
        (_, Some(LogicalType::Timestamp(stamp)), _) => Kind::LocalMoment { nanos: nanos(&stamp.unit) },
        (_, None, Old::TIMESTAMP_MILLIS) => Kind::Moment { nanos: 1_000_000 },
        (_, None, Old::TIMESTAMP_MICROS) => Kind::Moment { nanos: 1_000 },
        (_, Some(LogicalType::Integer(integer)), _) if !integer.is_signed => Kind::Unsigned,
        (_, None, Old::UINT_8 | Old::UINT_16 | Old::UINT_32 | Old::UINT_64) => Kind::Unsigned,
        _ => Kind::Integer,
    };
    Ok(kind)
}
