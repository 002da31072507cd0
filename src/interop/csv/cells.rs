//! Columns that grow cell by cell and find out their type.
//!
//! Invariants: an empty cell is null; a column of a type that its values tell is exactly what the whole column would be
//! read as, in whatever order the values come; a number keeps its text only where that text is how it is written anyway,
//! so that `007` and a number beyond 64 bits stay strings.
//! Start at [`Cells::push`]. How: integers, when a text comes, are written out as they were; a float or a boolean may have
//! been written otherwise, so the reader is asked to read the column again as text, which is rare.

use crate::graph::{BulkColumn, TextFailure, Texts};
use crate::value::{NULL_CODE, Nulls};

use super::super::convert::boolean;
use super::super::header::{ColumnHeader, DeclaredType};
use super::super::table::{finish_nulls, set_null};

/// A column as it grows.
pub(super) enum Cells {
    /// Nothing but nulls so far, so many; of a type that the values tell.
    Undecided(usize),
    Integer {
        values: Vec<i64>,
        nulls: Nulls,
        is_declared: bool,
    },
    Float {
        values: Vec<f64>,
        nulls: Nulls,
        is_declared: bool,
    },
    Boolean {
        values: Vec<bool>,
        nulls: Nulls,
        is_declared: bool,
    },
    Text {
        codes: Vec<u32>,
        texts: Texts,
    },
}

/// Why a cell was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CellFailure {
    /// The column has to be read again, as text.
    ReadAsText,
    /// It is not of the type that the header declares.
    NotA(DeclaredType),
    /// It is no text.
    Text(TextFailure),
}

impl Cells {
    /// Makes an empty column of the type that the header says, if it says one.
    pub(super) fn new(header: &ColumnHeader, as_text: bool) -> Cells {
        let declared = if header.is_list { Some(DeclaredType::String) } else { header.declared };
        match declared {
            _ if as_text || header.is_text() => Cells::Text { codes: Vec::new(), texts: Texts::default() },
            Some(DeclaredType::Integer) => Cells::Integer { values: Vec::new(), nulls: None, is_declared: true },
            Some(DeclaredType::Float) => Cells::Float { values: Vec::new(), nulls: None, is_declared: true },
            Some(DeclaredType::Boolean) => Cells::Boolean { values: Vec::new(), nulls: None, is_declared: true },
            _ => Cells::Undecided(0),
        }
    }

    /// Appends a cell.
    #[inline]
    pub(super) fn push(&mut self, cell: &[u8]) -> Result<(), CellFailure> {
        if cell.is_empty() {
            self.push_null();
            return Ok(());
        }
        match self {
            Cells::Text { codes, texts } => {
                codes.push(texts.code_of(cell).map_err(CellFailure::Text)?);
                Ok(())
            }
            Cells::Integer { values, .. } => match integer(cell) {
                Some(value) => {
                    values.push(value);
                    Ok(())
                }
                None => self.push_other(cell),
            },
            Cells::Float { values, .. } => match float(cell) {
                Some(value) => {
                    values.push(value);
                    Ok(())
                }
                None => self.push_other(cell),
            },
            Cells::Boolean { values, .. } => match boolean(cell) {
                Some(value) => {
                    values.push(value);
                    Ok(())
                }
                None => self.push_other(cell),
            },
            Cells::Undecided(rows) => {
                let rows = *rows;
                *self = Cells::for_first(cell);
                (0..rows).for_each(|_| self.push_null());
                self.push(cell)
            }
        }
    }

    fn for_first(cell: &[u8]) -> Cells {
        if integer(cell).is_some() {
            Cells::Integer { values: Vec::new(), nulls: None, is_declared: false }
        } else if float(cell).is_some() {
            Cells::Float { values: Vec::new(), nulls: None, is_declared: false }
        } else if boolean(cell).is_some() {
            Cells::Boolean { values: Vec::new(), nulls: None, is_declared: false }
        } else {
            Cells::Text { codes: Vec::new(), texts: Texts::default() }
        }
    }

    pub(super) fn push_null(&mut self) {
        match self {
            Cells::Undecided(rows) => *rows += 1,
            Cells::Integer { values, nulls, .. } => {
                set_null(nulls, values.len());
                values.push(0);
            }
            Cells::Float { values, nulls, .. } => {
                set_null(nulls, values.len());
                values.push(0.0);
            }
            Cells::Boolean { values, nulls, .. } => {
                set_null(nulls, values.len());
                values.push(false);
            }
            Cells::Text { codes, .. } => codes.push(NULL_CODE),
        }
    }

    /// Takes a cell that is not of the column's type.
    #[cold]
    fn push_other(&mut self, cell: &[u8]) -> Result<(), CellFailure> {
        let text = std::str::from_utf8(cell).unwrap_or("").trim();
        match self {
            // What is declared may be written in other ways than we would.
            Cells::Integer { values, is_declared: true, .. } => {
                values.push(text.parse().map_err(|_| CellFailure::NotA(DeclaredType::Integer))?);
                Ok(())
            }
            Cells::Float { values, is_declared: true, .. } => {
                values.push(text.parse().map_err(|_| CellFailure::NotA(DeclaredType::Float))?);
                Ok(())
            }
            Cells::Boolean { is_declared: true, .. } => Err(CellFailure::NotA(DeclaredType::Boolean)),
            Cells::Integer { values, nulls, .. }
                if float(cell).is_some() && values.iter().all(|value| is_exact(*value)) =>
            {
                #[expect(clippy::cast_precision_loss, reason = "all are integers that a float holds exactly")]
                let values = std::mem::take(values).into_iter().map(|value| value as f64).collect();
                *self = Cells::Float { values, nulls: nulls.take(), is_declared: false };
                self.push(cell)
            }
            Cells::Integer { values, nulls, .. } if float(cell).is_none() => {
                let (values, nulls) = (std::mem::take(values), nulls.take());
                *self = Cells::Text { codes: Vec::with_capacity(values.len()), texts: Texts::default() };
                for (row, value) in values.into_iter().enumerate() {
                    if nulls.as_ref().is_some_and(|nulls| nulls.get(row)) {
                        self.push_null();
                    } else {
                        self.push(value.to_string().as_bytes())?;
                    }
                }
                self.push(cell)
            }
            _ => Err(CellFailure::ReadAsText),
        }
    }

    /// Returns the finished column; one of nulls only is one of texts.
    pub(super) fn finish(self) -> BulkColumn {
        match self {
            Cells::Undecided(rows) => BulkColumn::Text(vec![NULL_CODE; rows], Texts::default()),
            Cells::Integer { values, mut nulls, .. } => {
                finish_nulls(&mut nulls, values.len());
                BulkColumn::Integer(values, nulls)
            }
            Cells::Float { values, mut nulls, .. } => {
                finish_nulls(&mut nulls, values.len());
                BulkColumn::Float(values, nulls)
            }
            Cells::Boolean { values, mut nulls, .. } => {
                finish_nulls(&mut nulls, values.len());
                BulkColumn::Boolean(values, nulls)
            }
            Cells::Text { codes, texts } => BulkColumn::Text(codes, texts),
        }
    }
}

/// Whether a float holds the integer exactly.
fn is_exact(value: i64) -> bool {
    value.unsigned_abs() <= 1 << 53
}

/// Reads an integer as it is written anyway: no sign but `-`, no zero in front, within 64 bits.
#[inline]
pub(super) fn integer(cell: &[u8]) -> Option<i64> {
    let (is_negative, digits) = match cell {
        [b'-', rest @ ..] => (true, rest),
        rest => (false, rest),
    };
    if digits.is_empty() || digits.len() > 19 || (digits[0] == b'0' && (digits.len() > 1 || is_negative)) {
        return None;
    }
    let mut value: i64 = 0;
    for digit in digits {
        let digit = i64::from(digit.wrapping_sub(b'0'));
        if digit > 9 {
            return None;
        }
        // Counted downwards, since there is one negative number more.
        value = value.checked_mul(10)?.checked_sub(digit)?;
    }
    if is_negative { Some(value) } else { value.checked_neg() }
}

/// Reads a number with a point or an exponent, or an integer.
#[inline]
pub(super) fn float(cell: &[u8]) -> Option<f64> {
    let digits = cell.strip_prefix(b"-").unwrap_or(cell);
    let is_number = match digits {
        [b'0', second, ..] => !second.is_ascii_digit(),
        [first, ..] => first.is_ascii_digit() || *first == b'.',
        [] => false,
    };
    // An integer that is none of 64 bits would lose digits.
    let is_long_integer = digits.len() > 15 && digits.iter().all(u8::is_ascii_digit);
    if !is_number || (is_long_integer && !integer(cell).is_some_and(is_exact)) {
        return None;
    }
    std::str::from_utf8(cell).ok()?.parse().ok().filter(|value: &f64| value.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interop::header::Role;
    use crate::value::Value;

    fn header(declared: Option<DeclaredType>) -> ColumnHeader {
        let role = Role::Property("p".to_owned());
        ColumnHeader { written: "p".to_owned(), role, declared, is_list: false, timezone: None }
    }

    fn read(cells: &[&str]) -> Vec<Value> {
        let push = |as_text: bool| {
            let mut column = Cells::new(&header(None), as_text);
            let outcome = cells.iter().try_for_each(|cell| column.push(cell.as_bytes()));
            outcome.map(|()| column.finish())
        };
        let column = push(false).or_else(|failure| {
            assert_eq!(failure, CellFailure::ReadAsText);
            push(true)
        });
        let column = column.unwrap();
        (0..column.len()).map(|row| column.get(row)).collect()
    }

    #[test]
    fn the_values_tell_the_type_in_whatever_order() {
        let strings = |texts: &[&str]| texts.iter().map(|text| Value::from(*text)).collect::<Vec<Value>>();
        for (cells, expected) in [
            (vec!["1", "-20", "0"], vec![Value::Integer(1), Value::Integer(-20), Value::Integer(0)]),
            (vec!["1", "0.5", "1e3"], vec![Value::Float(1.0), Value::Float(0.5), Value::Float(1000.0)]),
            (vec!["true", "FALSE"], vec![Value::Boolean(true), Value::Boolean(false)]),
            (vec!["1", "x"], strings(&["1", "x"])),
            (vec!["0.50", "1", "x"], strings(&["0.50", "1", "x"])),
            (vec!["True", "1"], strings(&["True", "1"])),
            (vec!["007", "8"], strings(&["007", "8"])),
            (vec!["8", "007"], strings(&["8", "007"])),
            (vec!["9223372036854775807"], vec![Value::Integer(i64::MAX)]),
            (vec!["-9223372036854775808"], vec![Value::Integer(i64::MIN)]),
            (vec!["9223372036854775808"], strings(&["9223372036854775808"])),
            (vec!["9223372036854775807", "0.5"], strings(&["9223372036854775807", "0.5"])),
            (vec!["0.5", "9223372036854775807"], strings(&["0.5", "9223372036854775807"])),
            (vec!["nan", "inf"], strings(&["nan", "inf"])),
            (vec!["+1"], strings(&["+1"])),
            (vec!["1e999"], strings(&["1e999"])),
        ] {
            let found = read(&cells);
            assert_eq!(format!("{found:?}"), format!("{expected:?}"), "{cells:?}");
            let mut with_nulls = vec!["", ""];
            with_nulls.extend(&cells);
            with_nulls.push("");
            let found = read(&with_nulls);
            assert!(found[0].is_null() && found[1].is_null() && found[cells.len() + 2].is_null());
            assert_eq!(format!("{:?}", &found[2..cells.len() + 2]), format!("{expected:?}"), "{cells:?}");
        }
        assert!(read(&["", ""]).iter().all(Value::is_null));
    }

    #[test]
    fn a_declared_type_is_held() {
        for (declared, good, bad) in [
            (DeclaredType::Integer, "12", "1.5"),
            (DeclaredType::Integer, "+007", "9223372036854775808"),
            (DeclaredType::Float, "12", "x"),
            (DeclaredType::Float, "NaN", "1,5"),
            (DeclaredType::Boolean, "true", "1"),
        ] {
            let mut column = Cells::new(&header(Some(declared)), false);
            assert_eq!(column.push(good.as_bytes()), Ok(()));
            assert_eq!(column.push(bad.as_bytes()), Err(CellFailure::NotA(declared)));
        }
        let mut column = Cells::new(&header(None), false);
        assert_eq!(column.push(b"\xff"), Err(CellFailure::Text(TextFailure::NotUtf8 { valid: 0 })));
    }
}
