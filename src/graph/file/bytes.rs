//! Numbers, strings and packed pages as bytes.
//!
//! Invariants: little endian; [`Cursor`] gives an error, never a panic, on bytes that run out, and
//! reserves no more room than the bytes that are there can fill.

use super::super::pages::{PAGE_ROWS, PAGE_WORDS, PageBits};
use super::ReadFailure;

/// Appends an offset, length or count.
pub(super) fn put_u64(out: &mut Vec<u8>, number: u64) {
    out.extend_from_slice(&number.to_le_bytes());
}

/// Appends a length or count.
pub(super) fn put_len(out: &mut Vec<u8>, len: usize) {
    out.extend_from_slice(&(len as u64).to_le_bytes());
}

/// Appends a number.
pub(super) fn put_u32(out: &mut Vec<u8>, number: u32) {
    out.extend_from_slice(&number.to_le_bytes());
}

/// Appends a string.
pub(super) fn put_string(out: &mut Vec<u8>, text: &str) {
    put_u32(out, u32::try_from(text.len()).unwrap_or(u32::MAX));
    out.extend_from_slice(text.as_bytes());
}

/// Appends numbers as their least and the differences to it, in as few bytes as the largest needs.
pub(super) fn put_packed(out: &mut Vec<u8>, numbers: &[u64]) {
    let least = numbers.iter().copied().min().unwrap_or(0);
    let span = numbers.iter().copied().max().unwrap_or(0) - least;
    let width = (64 - span.leading_zeros() as usize).div_ceil(8);
    out.extend_from_slice(&least.to_le_bytes());
    out.push(width as u8);
    for number in numbers {
        out.extend_from_slice(&(number - least).to_le_bytes()[..width]);
    }
}

/// Appends which of the first `rows` rows are set; all of them is the short form.
pub(super) fn put_bits(out: &mut Vec<u8>, bits: &PageBits, rows: usize) {
    if (0..rows).all(|row| bits[row / 64] >> (row % 64) & 1 == 1) {
        out.push(1);
        return;
    }
    out.push(0);
    for word in &bits[..rows.div_ceil(64)] {
        out.extend_from_slice(&word.to_le_bytes());
    }
}

/// Maps an integer to a number of the same order.
pub(super) fn ordered(integer: i64) -> u64 {
    integer as u64 ^ 1 << 63
}

/// Maps back what [`ordered`] gave.
pub(super) fn unordered(number: u64) -> i64 {
    (number ^ 1 << 63) as i64
}

/// Returns the failure of a file whose bytes contradict each other.
pub(super) fn damaged(what: &str) -> ReadFailure {
    ReadFailure::Damaged(what.to_owned())
}

/// Appends a number for each `N` bytes.
fn unpack<const N: usize, T>(bytes: &[u8], out: &mut Vec<T>, number: impl Fn([u8; N]) -> T) {
    out.extend(bytes.as_chunks::<N>().0.iter().map(|bytes| number(*bytes)));
}

/// Reads the payload of a block.
pub(super) struct Cursor<'a> {
    rest: &'a [u8],
}

impl<'a> Cursor<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Cursor { rest: bytes }
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.rest.is_empty()
    }

    /// Sees to it that nothing is left.
    pub(super) fn end(&self) -> Result<(), ReadFailure> {
        if self.is_at_end() { Ok(()) } else { Err(damaged("a block has bytes after its end")) }
    }

    pub(super) fn bytes(&mut self, len: usize) -> Result<&'a [u8], ReadFailure> {
        let (bytes, rest) = self.rest.split_at_checked(len).ok_or_else(|| damaged("a block ends too early"))?;
        self.rest = rest;
        Ok(bytes)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], ReadFailure> {
        let mut array = [0; N];
        array.copy_from_slice(self.bytes(N)?);
        Ok(array)
    }

    pub(super) fn u8(&mut self) -> Result<u8, ReadFailure> {
        Ok(self.array::<1>()?[0])
    }

    pub(super) fn u32(&mut self) -> Result<u32, ReadFailure> {
        Ok(u32::from_le_bytes(self.array()?))
    }

    pub(super) fn u64(&mut self) -> Result<u64, ReadFailure> {
        Ok(u64::from_le_bytes(self.array()?))
    }

    pub(super) fn i64(&mut self) -> Result<i64, ReadFailure> {
        Ok(i64::from_le_bytes(self.array()?))
    }

    /// Reads a count of things that take at least one byte each.
    pub(super) fn count(&mut self) -> Result<usize, ReadFailure> {
        let count = self.u64()?;
        usize::try_from(count)
            .ok()
            .filter(|count| *count <= self.rest.len())
            .ok_or_else(|| damaged("a count is larger than its block"))
    }

    /// Reads the number of rows of one page.
    pub(super) fn page_rows(&mut self) -> Result<usize, ReadFailure> {
        match self.u32()? as usize {
            rows if rows <= PAGE_ROWS => Ok(rows),
            _ => Err(damaged("a page has too many rows")),
        }
    }

    pub(super) fn string(&mut self) -> Result<&'a str, ReadFailure> {
        let len = self.u32()? as usize;
        std::str::from_utf8(self.bytes(len)?).map_err(|_| damaged("a string is not UTF-8"))
    }

    /// Reads packed numbers of one page.
    pub(super) fn packed(&mut self, count: usize) -> Result<Vec<u64>, ReadFailure> {
        let (least, width) = self.packing(count)?;
        let bytes = self.bytes(width * count)?;
        let mut numbers = Vec::with_capacity(count);
        match width {
            0 => numbers.resize(count, least),
            1 => unpack(bytes, &mut numbers, |[a]: [u8; 1]| least.wrapping_add(u64::from(a))),
            2 => unpack(bytes, &mut numbers, |two| least.wrapping_add(u64::from(u16::from_le_bytes(two)))),
            4 => unpack(bytes, &mut numbers, |four| least.wrapping_add(u64::from(u32::from_le_bytes(four)))),
            _ => numbers.extend(bytes.chunks_exact(width).map(|bytes| {
                let mut number = [0; 8];
                number[..width].copy_from_slice(bytes);
                least.wrapping_add(u64::from_le_bytes(number))
            })),
        }
        Ok(numbers)
    }

    fn packing(&mut self, count: usize) -> Result<(u64, usize), ReadFailure> {
        let least = self.u64()?;
        let width = self.u8()? as usize;
        if width > 8 || count > PAGE_ROWS {
            return Err(damaged("a page is packed in an unknown way"));
        }
        Ok((least, width))
    }

    /// Appends packed numbers of 32 bits, those of one page.
    pub(super) fn packed_u32_into(&mut self, count: usize, out: &mut Vec<u32>) -> Result<(), ReadFailure> {
        let (least, width) = self.packing(count)?;
        let too_large = || damaged("a number is too large");
        let span = (1_u64 << (8 * width.min(4))) - 1;
        let narrow = u32::try_from(least).map_err(|_| too_large())?;
        if width > 4 {
            return Err(too_large());
        }
        let bytes = self.bytes(width * count)?;
        let before = out.len();
        match width {
            0 => out.resize(before + count, narrow),
            1 => unpack(bytes, out, |[a]: [u8; 1]| narrow.wrapping_add(u32::from(a))),
            2 => unpack(bytes, out, |two| narrow.wrapping_add(u32::from(u16::from_le_bytes(two)))),
            3 => unpack(bytes, out, |[a, b, c]: [u8; 3]| narrow.wrapping_add(u32::from_le_bytes([a, b, c, 0]))),
            _ => unpack(bytes, out, |four| narrow.wrapping_add(u32::from_le_bytes(four))),
        }
        if least + span > u64::from(u32::MAX) && out[before..].iter().any(|number| *number < narrow) {
            return Err(too_large());
        }
        Ok(())
    }

    /// Reads packed numbers of 32 bits.
    pub(super) fn packed_u32(&mut self, count: usize) -> Result<Vec<u32>, ReadFailure> {
        let mut numbers = Vec::with_capacity(count.min(PAGE_ROWS));
        self.packed_u32_into(count, &mut numbers)?;
        Ok(numbers)
    }

    pub(super) fn bits(&mut self, rows: usize) -> Result<PageBits, ReadFailure> {
        let mut bits: PageBits = [0; PAGE_WORDS];
        let is_full = match self.u8()? {
            0 => false,
            1 => true,
            _ => return Err(damaged("a page has unknown marks")),
        };
        for (place, word) in bits.iter_mut().enumerate().take(rows.div_ceil(64)) {
            let used = rows - place * 64;
            let mask = if used >= 64 { u64::MAX } else { (1 << used) - 1 };
            *word = if is_full { mask } else { self.u64()? };
            if *word & !mask != 0 {
                return Err(damaged("a page marks rows that it does not have"));
            }
        }
        Ok(bits)
    }
}
