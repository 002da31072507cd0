//! Columns of strings, decoded from their pages so that the codes of a dictionary page stay codes.
//!
//! Takes pages; gives codes of distinct [`Texts`].
//! Invariants: every length is checked against the bytes that are there; a page that is not as the format says is an
//! error, never a panic.
//! Start at [`Strings::pages`]. How: a dictionary page gives a table from its codes to ours, so a row costs one look-up in
//! an array; the layout is that of parquet-format's Encodings: definition levels and codes are runs of a hybrid of
//! run lengths and packed bits.

use parquet::basic::Encoding;
use parquet::column::page::{Page, PageReader};
use parquet::column::reader::ColumnReaderImpl;
use parquet::data_type::ByteArrayType;
use parquet::errors::ParquetError;

use crate::graph::{BulkColumn, TextFailure, Texts};
use crate::interop::problems::{At, Problem};
use crate::value::NULL_CODE;

/// A column as it grows.
pub(super) struct Strings {
    codes: Vec<u32>,
    texts: Texts,
    optional: bool,
}

/// Why a column could not be decoded.
pub(super) enum StringsFailure {
    Parquet(ParquetError),
    Page(&'static str),
    Text(TextFailure),
}

impl From<ParquetError> for StringsFailure {
    fn from(error: ParquetError) -> Self {
        StringsFailure::Parquet(error)
    }
}

impl StringsFailure {
    /// Says what is wrong with a column, about row `row`.
    pub(super) fn problem(self, column: usize, row: usize) -> Problem {
        match self {
            StringsFailure::Parquet(error) => super::unreadable(&error),
            StringsFailure::Page(what) => {
                Problem::new(At::File, "CannotRead", format!("cannot read the file as Parquet: {what}"))
            }
            StringsFailure::Text(TextFailure::NotUtf8 { .. }) => Problem::new(
                At::Cell(row as u64, column),
                "InvalidEncoding",
                "a text in or behind this row is not valid UTF-8",
            ),
            StringsFailure::Text(TextFailure::TooMany) => {
                Problem::new(At::File, "TooLarge", "a column has more distinct texts than there are numbers")
            }
        }
    }
}

/// Returns whether pages of these encodings are decoded here.
pub(super) fn can_decode(mut encodings: impl Iterator<Item = Encoding>) -> bool {
    #[expect(deprecated, reason = "files name the old encodings of levels, whether or not they have any")]
    let is_known = |encoding: Encoding| {
        matches!(
            encoding,
            Encoding::PLAIN
                | Encoding::PLAIN_DICTIONARY
                | Encoding::RLE_DICTIONARY
                | Encoding::RLE
                | Encoding::BIT_PACKED
        )
    };
    encodings.all(is_known)
}

impl Strings {
    pub(super) fn new(rows: usize, optional: bool) -> Self {
        Strings { codes: Vec::with_capacity(rows.min(1 << 20)), texts: Texts::default(), optional }
    }

    /// Returns the number of rows so far.
    pub(super) fn rows(&self) -> usize {
        self.codes.len()
    }

    pub(super) fn finish(self) -> BulkColumn {
        BulkColumn::Text(self.codes, self.texts)
    }

    /// Reads a row group value by value, for encodings that are not known here.
    pub(super) fn values(
        &mut self,
        mut reader: ColumnReaderImpl<ByteArrayType>,
        rows: usize,
    ) -> Result<(), StringsFailure> {
        const STEP: usize = 4096;
        let mut left = rows;
        let (mut values, mut levels) = (Vec::new(), Vec::new());
        while left > 0 {
            values.clear();
            levels.clear();
            let levels_wanted = self.optional.then_some(&mut levels);
            let (records, ..) = reader.read_records(left.min(STEP), levels_wanted, None, &mut values)?;
            if records == 0 {
                break;
            }
            let mut next = values.iter();
            for row in 0..records {
                let is_null = self.optional && levels.get(row) == Some(&0);
                let code = match if is_null { None } else { next.next() } {
                    Some(text) => self.texts.code_of(text.data()).map_err(StringsFailure::Text)?,
                    None => NULL_CODE,
                };
                self.codes.push(code);
            }
            left = left.saturating_sub(records);
        }
        Ok(())
    }

    /// Reads the pages of a row group.
    pub(super) fn pages(&mut self, mut pages: Box<dyn PageReader>, rows: usize) -> Result<(), StringsFailure> {
        let end = self.codes.len() + rows;
        // From codes of the dictionary page to ours.
        let mut dictionary: Vec<u32> = Vec::new();
        while self.codes.len() < end {
            let Some(page) = pages.get_next_page()? else { break };
            // A run takes no bytes a row, so a forged number of rows would take memory for all of them.
            if page.is_data_page() && page.num_values() as usize > end - self.codes.len() {
                return Err(StringsFailure::Page("a page has more rows than its group"));
            }
            match page {
                Page::DictionaryPage { buf, num_values, .. } => {
                    dictionary.clear();
                    let mut bytes = buf.as_ref();
                    for _ in 0..num_values {
                        let text = take_text(&mut bytes)?;
                        dictionary.push(self.texts.code_of(text).map_err(StringsFailure::Text)?);
                    }
                }
                Page::DataPage { buf, num_values, encoding, .. } => {
                    let mut bytes = buf.as_ref();
                    let levels = if self.optional {
                        let length = take_u32(&mut bytes)? as usize;
                        Some(take(&mut bytes, length)?)
                    } else {
                        None
                    };
                    self.data(bytes, levels, num_values as usize, encoding, &dictionary)?;
                }
                Page::DataPageV2 { buf, num_values, encoding, def_levels_byte_len, rep_levels_byte_len, .. } => {
                    let mut bytes = buf.as_ref();
                    take(&mut bytes, rep_levels_byte_len as usize)?;
                    let levels = take(&mut bytes, def_levels_byte_len as usize)?;
                    let levels = self.optional.then_some(levels);
                    self.data(bytes, levels, num_values as usize, encoding, &dictionary)?;
                }
            }
        }
        Ok(())
    }

    /// Decodes the rows of a data page.
    fn data(
        &mut self,
        mut bytes: &[u8],
        levels: Option<&[u8]>,
        rows: usize,
        encoding: Encoding,
        dictionary: &[u32],
    ) -> Result<(), StringsFailure> {
        let first = self.codes.len();
        let mut has_null = false;
        if let Some(levels) = levels {
            // Until the values are there, a row that has one holds 0.
            hybrid(levels, 1, rows, |level, count| {
                has_null |= level == 0;
                self.codes.extend(std::iter::repeat_n(if level == 0 { NULL_CODE } else { 0 }, count));
                Ok(())
            })?;
        }
        let values = if has_null {
            self.codes[first..].iter().filter(|code| **code != NULL_CODE).count()
        } else {
            self.codes.truncate(first);
            rows
        };
        let mut decoded = Vec::new();
        let target = if has_null { &mut decoded } else { &mut self.codes };
        let is_dictionary = matches!(encoding, Encoding::RLE_DICTIONARY | Encoding::PLAIN_DICTIONARY);
        if is_dictionary && values > 0 {
            let width = take(&mut bytes, 1)?[0];
            hybrid(bytes, width, values, |code, count| {
                let code =
                    dictionary.get(code as usize).ok_or(StringsFailure::Page("a code is not in its dictionary"))?;
                target.extend(std::iter::repeat_n(*code, count));
                Ok(())
            })?;
        } else if values > 0 {
            for _ in 0..values {
                let text = take_text(&mut bytes)?;
                target.push(self.texts.code_of(text).map_err(StringsFailure::Text)?);
            }
        }
        if has_null {
            let mut decoded = decoded.into_iter();
            for code in self.codes[first..].iter_mut().filter(|code| **code != NULL_CODE) {
                *code = decoded.next().unwrap_or(NULL_CODE);
            }
        }
        Ok(())
    }
}

const CUT_OFF: StringsFailure = StringsFailure::Page("a page is cut off");

fn take<'b>(bytes: &mut &'b [u8], count: usize) -> Result<&'b [u8], StringsFailure> {
    let (taken, rest) = bytes.split_at_checked(count).ok_or(CUT_OFF)?;
    *bytes = rest;
    Ok(taken)
}

fn take_u32(bytes: &mut &[u8]) -> Result<u32, StringsFailure> {
    let taken = take(bytes, 4)?;
    taken.try_into().map(u32::from_le_bytes).map_err(|_| CUT_OFF)
}

fn take_text<'b>(bytes: &mut &'b [u8]) -> Result<&'b [u8], StringsFailure> {
    let length = take_u32(bytes)? as usize;
    take(bytes, length)
}

/// Decodes `count` numbers of `width` bits from runs of equal and groups of packed ones; `put` takes a number and how
/// many times it stands there.
fn hybrid(
    mut bytes: &[u8],
    width: u8,
    count: usize,
    mut put: impl FnMut(u32, usize) -> Result<(), StringsFailure>,
) -> Result<(), StringsFailure> {
    if width > 32 {
        return Err(StringsFailure::Page("codes have more than 32 bits"));
    }
    let mut left = count;
    while left > 0 {
        let header = take_varint(&mut bytes)?;
        if header & 1 == 0 {
            let run = usize::try_from(header >> 1).unwrap_or(usize::MAX).min(left);
            let mut number = [0; 4];
            let stored = take(&mut bytes, usize::from(width).div_ceil(8))?;
            number[..stored.len()].copy_from_slice(stored);
            if run == 0 {
                return Err(StringsFailure::Page("a run is empty"));
            }
            put(u32::from_le_bytes(number), run)?;
            left -= run;
        } else {
            let groups = usize::try_from(header >> 1).unwrap_or(usize::MAX);
            let numbers = groups.saturating_mul(8).min(left);
            // The last group of a page may be cut off behind the numbers that count.
            let length = groups.saturating_mul(usize::from(width)).min(bytes.len());
            if numbers == 0 || length * 8 < numbers * usize::from(width) {
                return Err(CUT_OFF);
            }
            let packed = take(&mut bytes, length)?;
            unpack(packed, width, numbers, &mut put)?;
            left -= numbers;
        }
    }
    Ok(())
}

fn take_varint(bytes: &mut &[u8]) -> Result<u64, StringsFailure> {
    let mut value = 0;
    for shift in (0..63).step_by(7) {
        let byte = take(bytes, 1)?[0];
        value |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Ok(value);
        }
    }
    Err(StringsFailure::Page("a length is too long"))
}

/// Gives packed numbers, lowest bits first; there are enough bytes for them.
fn unpack(
    packed: &[u8],
    width: u8,
    count: usize,
    put: &mut impl FnMut(u32, usize) -> Result<(), StringsFailure>,
) -> Result<(), StringsFailure> {
    let mask = if width == 32 { u64::from(u32::MAX) } else { (1 << width) - 1 };
    let (mut window, mut bits, mut next) = (0_u64, 0_u32, 0);
    for _ in 0..count {
        while bits < u32::from(width) {
            if let Some(four) = packed.get(next..next + 4)
                && let Ok(four) = four.try_into()
            {
                window |= u64::from(u32::from_le_bytes(four)) << bits;
                bits += 32;
                next += 4;
            } else {
                window |= u64::from(packed.get(next).copied().unwrap_or(0)) << bits;
                bits += 8;
                next += 1;
            }
        }
        put((window & mask) as u32, 1)?;
        window >>= width;
        bits -= u32::from(width);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8], width: u8, count: usize) -> Option<Vec<u32>> {
        let mut numbers = Vec::new();
        let put = |number: u32, times: usize| {
            numbers.extend(std::iter::repeat_n(number, times));
            Ok(())
        };
        hybrid(bytes, width, count, put).ok().map(|()| numbers)
    }

    #[test]
    fn runs_and_packed_groups_are_decoded() {
        // The example of parquet-format: 0 to 7 in 3 bits each.
        let packed = [0x03, 0b1000_1000, 0b1100_0110, 0b1111_1010];
        assert_eq!(decoded(&packed, 3, 8), Some((0..8).collect()));
        assert_eq!(decoded(&packed, 3, 5), Some((0..5).collect()));
        assert_eq!(
            decoded(&[0x0a, 0x02, 0x03, 0b1000_1000, 0b1100_0110, 0b1111_1010], 3, 7),
            Some(vec![2, 2, 2, 2, 2, 0, 1])
        );
        assert_eq!(decoded(&[0x04, 0x01, 0x02], 10, 2), Some(vec![513, 513]));
        assert_eq!(decoded(&[], 0, 0), Some(vec![]));
        assert_eq!(decoded(&[0x06], 0, 3), Some(vec![0, 0, 0]));
        for (bytes, width, count) in
            [(&[][..], 3, 1), (&[0x03, 0x88], 3, 8), (&[0x00, 0x01], 3, 1), (&[0x02], 8, 1), (&[0x02, 1], 33, 1)]
        {
            assert_eq!(decoded(bytes, width, count), None, "{bytes:?}");
        }
        let wide: Vec<u32> = vec![u32::MAX, 0, 7, 1 << 31, 5, 6, 7, 8];
        let mut bytes = vec![0x03];
        wide.iter().for_each(|number| bytes.extend(number.to_le_bytes()));
        assert_eq!(decoded(&bytes, 32, 8), Some(wide));
    }
}
