//! Cuts a text with separators into records and fields, as it comes from a file.
//!
//! Takes bytes from a reader; gives one record at a time, with the line that it begins in.
//! Invariants: holds one block and one record at most, whatever the size of the file; quotes as in RFC 4180, a doubled
//! quote inside quotes is one, a separator or line break inside quotes is text; empty lines are no records.
//! Start at [`Records::next_record`]. Why not the `csv` crate: a message needs the place of a field in its line, and the
//! quote that is never closed.

use std::io::{self, Read};

const BLOCK_BYTES: usize = 1 << 18;

/// A reader of records.
pub(super) struct Records<R> {
    input: R,
    separator: u8,
    buffer: Vec<u8>,
    /// Where the next record begins.
    start: usize,
    filled: usize,
    at_end: bool,
    /// The line of the next record, from 1.
    next_line: u64,
    record: Record,
}

/// Where the fields of a record are.
#[derive(Debug, Default)]
struct Record {
    line: u64,
    start: usize,
    end: usize,
    lines: u64,
    fields: Vec<Field>,
    /// Fields that had doubled quotes.
    unescaped: Vec<u8>,
}

#[derive(Debug, Clone, Copy)]
struct Field {
    start: u32,
    end: u32,
    /// Relative to the record's start, or in `unescaped`.
    is_unescaped: bool,
    /// Where the field with its quotes begins, relative to the record.
    raw_start: u32,
    raw_end: u32,
}

/// What came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    Record,
    End,
    /// The record is not well formed; it was passed over.
    Malformed(Malformed),
}

/// Why a record is not well formed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Malformed {
    /// A quote is not closed before the end of the file.
    UnclosedQuote,
    /// Text stands between a closing quote and the next separator.
    TextBehindQuote,
    /// The record is larger than can be.
    TooLong,
}

/// Bytes that a record may have.
const RECORD_BYTES_MAX: usize = 1 << 30;

enum Step {
    Done,
    NeedsMore,
    Malformed(Malformed),
}

impl<R: Read> Records<R> {
    pub(super) fn new(input: R, separator: u8) -> Self {
        Records {
            input,
            separator,
            buffer: Vec::new(),
            start: 0,
            filled: 0,
            at_end: false,
            next_line: 1,
            record: Record::default(),
        }
    }

    /// Returns the beginning of what was not read yet, as much as one block, without a byte order mark.
    pub(super) fn peek(&mut self) -> io::Result<&[u8]> {
        if self.filled == self.start && !self.at_end {
            self.fill()?;
            if self.buffer[self.start..self.filled].starts_with(b"\xef\xbb\xbf") {
                self.start += 3;
            }
        }
        Ok(&self.buffer[self.start..self.filled])
    }

    pub(super) fn set_separator(&mut self, separator: u8) {
        self.separator = separator;
    }

    /// Reads more, keeping what begins at `start`.
    fn fill(&mut self) -> io::Result<()> {
        if self.start > 0 {
            self.buffer.copy_within(self.start..self.filled, 0);
            self.filled -= self.start;
            self.start = 0;
        }
        let wanted = (self.filled * 2).max(BLOCK_BYTES);
        if self.buffer.len() < wanted {
            self.buffer.resize(wanted, 0);
        }
        while self.filled < self.buffer.len() {
            match self.input.read(&mut self.buffer[self.filled..]) {
                Ok(0) => {
                    self.at_end = true;
                    break;
                }
                Ok(count) => self.filled += count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Reads the next record.
    pub(super) fn next_record(&mut self) -> io::Result<Outcome> {
        loop {
            // Empty lines separate nothing.
            while self.start < self.filled && matches!(self.buffer[self.start], b'\n' | b'\r') {
                self.next_line += u64::from(self.buffer[self.start] == b'\n');
                self.start += 1;
            }
            if self.start == self.filled {
                if self.at_end {
                    return Ok(Outcome::End);
                }
                self.fill()?;
                continue;
            }
            match self.scan() {
                Step::Done => {
                    self.record.line = self.next_line;
                    self.next_line += self.record.lines;
                    self.start = self.record.end;
                    return Ok(Outcome::Record);
                }
                Step::NeedsMore if self.filled - self.start > RECORD_BYTES_MAX => {
                    self.start = self.filled;
                    self.at_end = true;
                    return Ok(Outcome::Malformed(Malformed::TooLong));
                }
                Step::NeedsMore => self.fill()?,
                Step::Malformed(why) => {
                    self.record.line = self.next_line;
                    self.pass_line();
                    return Ok(Outcome::Malformed(why));
                }
            }
        }
    }

    /// Goes behind the line that a broken record begins in.
    fn pass_line(&mut self) {
        let rest = &self.buffer[self.start..self.filled];
        let length = rest.iter().position(|byte| *byte == b'\n').map_or(rest.len(), |at| at + 1);
        self.record.start = self.start;
        self.record.end = self.start + length;
        self.record.fields.clear();
        self.start += length;
        self.next_line += 1;
    }

    fn scan(&mut self) -> Step {
        let Records { buffer, start, filled, separator, at_end, record, .. } = self;
        let bytes = &buffer[*start..*filled];
        record.fields.clear();
        record.unescaped.clear();
        record.lines = 1;
        record.start = *start;
        let mut at = 0;
        loop {
            if bytes.get(at) == Some(&b'"') {
                match quoted(bytes, at, *separator, *at_end, record) {
                    Ok(Some(next)) => at = next,
                    Ok(None) => return Step::NeedsMore,
                    Err(why) => return Step::Malformed(why),
                }
            } else {
                let length = bytes[at..].iter().position(|byte| *byte == *separator || *byte == b'\n');
                let end = match length {
                    Some(length) => at + length,
                    None if *at_end => bytes.len(),
                    None => return Step::NeedsMore,
                };
                let is_last = bytes.get(end) != Some(separator);
                let trimmed = if is_last && end > at && bytes[end - 1] == b'\r' { end - 1 } else { end };
                let (start, end_of_field) = (at as u32, trimmed as u32);
                record.fields.push(Field {
                    start,
                    end: end_of_field,
                    is_unescaped: false,
                    raw_start: start,
                    raw_end: end_of_field,
                });
                at = end;
            }
            if bytes.get(at) == Some(separator) {
                at += 1;
                continue;
            }
            // A line break or the end.
            record.end = *start + (at + 1).min(bytes.len());
            return Step::Done;
        }
    }

    /// Returns the number of fields of the record.
    pub(super) fn len(&self) -> usize {
        self.record.fields.len()
    }

    /// Returns a field of the record, empty past its end.
    #[inline]
    pub(super) fn field(&self, number: usize) -> &[u8] {
        let Some(field) = self.record.fields.get(number) else { return &[] };
        let range = field.start as usize..field.end as usize;
        if field.is_unescaped { &self.record.unescaped[range] } else { &self.buffer[self.record.start..][range] }
    }

    /// Returns the line that the record begins in, from 1.
    pub(super) fn line(&self) -> u64 {
        self.record.line
    }

    /// Returns the record as it stands, and where in it a field is.
    pub(super) fn raw(&self, field: Option<usize>) -> (&[u8], std::ops::Range<usize>) {
        let bytes = &self.buffer[self.record.start..self.record.end];
        let end = bytes.iter().rposition(|byte| !matches!(byte, b'\n' | b'\r')).map_or(0, |at| at + 1);
        let place = match field.map(|number| self.record.fields.get(number)) {
            Some(Some(field)) => field.raw_start as usize..field.raw_end as usize,
            Some(None) => end..end,
            None => 0..end,
        };
        (&bytes[..end], place)
    }
}

/// Reads a quoted field whose quote stands at `at`; gives where the separator behind it is, none if more bytes are needed.
fn quoted(
    bytes: &[u8],
    at: usize,
    separator: u8,
    at_end: bool,
    record: &mut Record,
) -> Result<Option<usize>, Malformed> {
    let first = at + 1;
    let mut place = first;
    // From where on the field has to be copied, since a doubled quote was met.
    let mut copied: Option<usize> = None;
    let mut from = first;
    let end = loop {
        let Some(length) = bytes[place..].iter().position(|byte| matches!(byte, b'"' | b'\n')) else {
            return if at_end { Err(Malformed::UnclosedQuote) } else { Ok(None) };
        };
        place += length;
        if bytes[place] == b'\n' {
            record.lines += 1;
            place += 1;
            continue;
        }
        match bytes.get(place + 1) {
            Some(b'"') => {
                copied.get_or_insert(record.unescaped.len());
                record.unescaped.extend_from_slice(&bytes[from..=place]);
                place += 2;
                from = place;
            }
            None if !at_end => return Ok(None),
            _ => break place,
        }
    };
    let mut next = end + 1;
    if bytes.get(next) == Some(&b'\r') {
        if bytes.get(next + 1).is_none() && !at_end {
            return Ok(None);
        }
        next += 1;
    }
    if !matches!(bytes.get(next), None | Some(b'\n')) && bytes.get(next) != Some(&separator) {
        return Err(Malformed::TextBehindQuote);
    }
    let (start, end_of_field) = match copied {
        Some(start) => {
            record.unescaped.extend_from_slice(&bytes[from..end]);
            (start, record.unescaped.len())
        }
        None => (first, end),
    };
    record.fields.push(Field {
        start: start as u32,
        end: end_of_field as u32,
        is_unescaped: copied.is_some(),
        raw_start: at as u32,
        raw_end: (end + 1) as u32,
    });
    Ok(Some(next))
}

/// Finds out what separates the fields of a header.
pub(super) fn separator_of(header: &[u8]) -> u8 {
    let line = header.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let mut counts = [(b',', 0), (b'\t', 0), (b'|', 0), (b';', 0)];
    let (mut in_quotes, mut depth) = (false, 0_i32);
    for byte in line {
        match byte {
            b'"' => in_quotes = !in_quotes,
            b'{' | b'(' => depth += 1,
            b'}' | b')' => depth -= 1,
            byte if !in_quotes && depth <= 0 => {
                if let Some((_, count)) = counts.iter_mut().find(|(separator, _)| separator == byte) {
                    *count += 1;
                }
            }
            _ => {}
        }
    }
    // Of equals the first: a comma where there is no separator at all.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(separator, _)| *separator)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives so many bytes at a time, so that records cross the edges of blocks.
    struct Dripping<'a>(&'a [u8], usize);

    impl Read for Dripping<'_> {
        fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
            let count = self.1.min(self.0.len()).min(out.len());
            out[..count].copy_from_slice(&self.0[..count]);
            self.0 = &self.0[count..];
            Ok(count)
        }
    }

    fn all(text: &str) -> Vec<(u64, Vec<String>)> {
        let mut records = Records::new(Dripping(text.as_bytes(), 3), b',');
        let mut rows = Vec::new();
        loop {
            match records.next_record().unwrap() {
                Outcome::End => return rows,
                Outcome::Malformed(why) => rows.push((records.line(), vec![format!("{why:?}")])),
                Outcome::Record => {
                    let field = |number: usize| String::from_utf8(records.field(number).to_vec()).unwrap();
                    rows.push((records.line(), (0..records.len()).map(field).collect()));
                }
            }
        }
    }

    #[test]
    fn records_are_cut_as_rfc_4180_says() {
        for (text, expected) in [
            ("a,b\n1,2\n", vec![(1, vec!["a", "b"]), (2, vec!["1", "2"])]),
            ("a,b\r\n1,\r\n", vec![(1, vec!["a", "b"]), (2, vec!["1", ""])]),
            ("a,,\n\n\nb", vec![(1, vec!["a", "", ""]), (4, vec!["b"])]),
            ("\"x,\"\"y\"\"\nz\",2\n3,\"\"\n", vec![(1, vec!["x,\"y\"\nz", "2"]), (3, vec!["3", ""])]),
            ("\"a\"\r\n\"b\"", vec![(1, vec!["a"]), (2, vec!["b"])]),
            ("a\"b,c\n", vec![(1, vec!["a\"b", "c"])]),
            ("\"a\"b,c\nd,e\n", vec![(1, vec!["TextBehindQuote"]), (2, vec!["d", "e"])]),
            ("a,b\nc,\"d\n", vec![(1, vec!["a", "b"]), (2, vec!["UnclosedQuote"])]),
            ("", vec![]),
        ] {
            let expected: Vec<(u64, Vec<String>)> = expected
                .into_iter()
                .map(|(line, fields)| (line, fields.into_iter().map(str::to_owned).collect()))
                .collect();
            assert_eq!(all(text), expected, "{text:?}");
        }
    }

    #[test]
    fn records_longer_than_a_block_are_whole() {
        let long = "x".repeat(BLOCK_BYTES + 5);
        let text = format!("a,{long}\n\"{long}\"\"\",b\n");
        let rows = all(&text);
        assert_eq!(rows[0].1[1], long);
        assert_eq!(rows[1].1, [format!("{long}\""), "b".to_owned()]);
    }

    #[test]
    fn the_separator_is_the_one_of_the_header() {
        for (header, separator) in [
            ("a,b", b','),
            ("a|b;c|d", b'|'),
            ("a\tb", b'\t'),
            (":ID|t:time{a,b,c,d}", b'|'),
            ("a;b", b';'),
            ("a", b','),
        ] {
            assert_eq!(separator_of(header.as_bytes()), separator, "{header}");
        }
    }
}
