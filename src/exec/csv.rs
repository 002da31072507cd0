//! Reads records of comma-separated values from bytes, one after the other.
//!
//! Takes a [`BufRead`]; gives [`Record`]s with the line on which each begins.
//! Invariants: at most one record is held; every failure names the line.
//! Start at [`Reader::read`]. How: RFC 4180, with any single byte as separator and any line end. A blank line is no record.
//! Why not the `csv` crate: it takes a quote that is never closed for the rest of the file without a word, and does not
//! tell an empty text in quotes from nothing at all.

use std::io::BufRead;

use crate::value::ValueError;

/// Bytes that one record may have: beyond it a quote was surely left open.
const RECORD_BYTES_MAX: usize = 16 << 20;

/// One record: its fields side by side.
#[derive(Debug, Default)]
pub(super) struct Record {
    bytes: Vec<u8>,
    /// Where each field ends, and whether it stood in quotes.
    fields: Vec<(usize, bool)>,
    /// The line on which it begins, from 1.
    pub(super) line: u64,
}

impl Record {
    fn clear(&mut self) {
        self.bytes.clear();
        self.fields.clear();
    }

    fn end_field(&mut self, quoted: bool) {
        self.fields.push((self.bytes.len(), quoted));
    }

    /// Returns the number of bytes in it.
    pub(super) fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Calls `each` with every field; nothing at all is `None`, an empty text in quotes is a text.
    ///
    /// # Errors
    /// A field that is not UTF-8: what is wrong, without a place.
    pub(super) fn texts<'r>(&'r self, mut each: impl FnMut(Option<&'r str>)) -> Result<(), String> {
        let mut start = 0;
        for (position, (end, quoted)) in self.fields.iter().enumerate() {
            let bytes = self.bytes.get(start..*end).unwrap_or_default();
            start = *end;
            let text = std::str::from_utf8(bytes).map_err(|error| {
                let byte = bytes.get(error.valid_up_to()).copied().unwrap_or_default();
                format!("field {} is not valid UTF-8: byte {byte:#04x}", position + 1)
            })?;
            each(if text.is_empty() && !quoted { None } else { Some(text) });
        }
        Ok(())
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Nothing of the record was seen yet.
    Start,
    /// At the first byte of a field.
    Field,
    Bare,
    Quoted,
    /// After a quote in a quoted field: the field's end, or the first of two.
    Quote,
}

/// Reads records.
pub(super) struct Reader {
    name: String,
    bytes: Box<dyn BufRead>,
    delimiter: u8,
    /// The line that the next byte is on.
    line: u64,
    /// Whether the byte before was a carriage return: a line feed after it begins no other line.
    after_return: bool,
    begun: bool,
}

impl Reader {
    /// Reads what `bytes` gives; `name` stands in messages.
    pub(super) fn new(name: &str, bytes: Box<dyn BufRead>, delimiter: u8) -> Self {
        Reader { name: name.to_owned(), bytes, delimiter, line: 1, after_return: false, begun: false }
    }

    /// Makes the failure of a line.
    pub(super) fn failure(&self, line: u64, code: &'static str, message: &str) -> ValueError {
        ValueError::new(code, format!("{}:{line}: {message}", self.name))
    }

    /// Looks at the mark that a file may begin with.
    fn begin(&mut self) -> Result<(), ValueError> {
        self.begun = true;
        let start = self.fill()?;
        if start.starts_with(&[0xFF, 0xFE]) || start.starts_with(&[0xFE, 0xFF]) {
            return Err(self.failure(1, "InvalidEncoding", "the file is UTF-16").with_help("save it as UTF-8"));
        }
        if start.starts_with(&[0xEF, 0xBB, 0xBF]) {
            self.bytes.consume(3);
        }
        Ok(())
    }

    fn fill(&mut self) -> Result<&[u8], ValueError> {
        let (name, line) = (&self.name, self.line);
        self.bytes
            .fill_buf()
            .map_err(|error| ValueError::new("CannotRead", format!("{name}:{line}: the file cannot be read: {error}")))
    }

    /// Reads the next record; false at the end.
    ///
    /// # Errors
    /// The file cannot be read, or a quote in it is wrong.
    pub(super) fn read(&mut self, record: &mut Record) -> Result<bool, ValueError> {
        if !self.begun {
            self.begin()?;
        }
        record.clear();
        let mut state = State::Start;
        let mut quote_line = self.line;
        loop {
            let (mut line, mut after_return, delimiter) = (self.line, self.after_return, self.delimiter);
            let chunk = self.fill()?;
            if chunk.is_empty() {
                return self.at_end(state, quote_line, record);
            }
            let mut used = 0;
            let mut outcome = Ok(false);
            for byte in chunk.iter().copied() {
                used += 1;
                let second_of_two = byte == b'\n' && after_return;
                let line_end = matches!(byte, b'\n' | b'\r');
                after_return = byte == b'\r';
                let here = line;
                if line_end && !second_of_two {
                    line += 1;
                }
                if state == State::Start {
                    if line_end {
                        continue;
                    }
                    record.line = here;
                    state = State::Field;
                }
                state = match (state, byte) {
                    (State::Quoted, b'"') => State::Quote,
                    (State::Quote, b'"') => {
                        record.bytes.push(b'"');
                        State::Quoted
                    }
                    (State::Quoted, byte) => {
                        record.bytes.push(byte);
                        State::Quoted
                    }
                    (State::Field, b'"') => {
                        quote_line = here;
                        State::Quoted
                    }
                    (state, byte) if byte == delimiter => {
                        record.end_field(state == State::Quote);
                        State::Field
                    }
                    (state, _) if line_end => {
                        record.end_field(state == State::Quote);
                        outcome = Ok(true);
                        break;
                    }
                    (State::Quote, byte) => {
                        outcome = Err((here, byte));
                        break;
                    }
                    (_, byte) => {
                        record.bytes.push(byte);
                        State::Bare
                    }
                };
            }
            (self.line, self.after_return) = (line, after_return);
            self.bytes.consume(used);
            match outcome {
                Ok(true) => return Ok(true),
                Err((line, byte)) => return Err(self.after_quote(line, byte)),
                Ok(false) if record.len() > RECORD_BYTES_MAX => return Err(self.too_long(record.line)),
                Ok(false) => {}
            }
        }
    }

    fn at_end(&self, state: State, quote_line: u64, record: &mut Record) -> Result<bool, ValueError> {
        match state {
            State::Start => Ok(false),
            State::Quoted => Err(self
                .failure(quote_line, "InvalidCsv", "a quote that opens on this line is never closed")
                .with_help("close it, or write a quote inside a quoted field twice: `\"a \"\"b\"\" c\"`")),
            state => {
                record.end_field(state == State::Quote);
                Ok(true)
            }
        }
    }

    fn after_quote(&self, line: u64, byte: u8) -> ValueError {
        let found = if byte.is_ascii_graphic() { format!("`{}`", char::from(byte)) } else { format!("{byte:#04x}") };
        self.failure(line, "InvalidCsv", &format!("after the quote that closes a field stands {found}")).with_help(
            "write a quote inside a quoted field twice, and nothing between the closing one and the separator",
        )
    }

    fn too_long(&self, line: u64) -> ValueError {
        let most = RECORD_BYTES_MAX >> 20;
        self.failure(line, "InvalidCsv", &format!("a record begins on this line and has not ended after {most} MB"))
            .with_help("look for a quote that is not closed")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads all records: for each its line and its fields, `-` for one without anything.
    fn records(bytes: &[u8], buffer: usize) -> Result<Vec<String>, ValueError> {
        let input = std::io::BufReader::with_capacity(buffer, std::io::Cursor::new(bytes.to_vec()));
        let mut reader = Reader::new("a.csv", Box::new(input), b',');
        let mut record = Record::default();
        let mut all = Vec::new();
        while reader.read(&mut record)? {
            let mut shown = record.line.to_string();
            let read = record.texts(|text| shown += &text.map_or("|-".to_owned(), |text| format!("|{text}")));
            read.map_err(|message| reader.failure(record.line, "InvalidEncoding", &message))?;
            all.push(shown);
        }
        Ok(all)
    }

    #[test]
    fn fields_and_the_lines_they_begin_on() {
        let cases: &[(&str, &[&str])] = &[
            ("", &[]),
            ("\n\r\n\n", &[]),
            ("a,b\nc", &["1|a|b", "2|c"]),
            ("\u{FEFF}a\r\n\r\nb\r\n", &["1|a", "3|b"]),
            ("a\rb\r", &["1|a", "2|b"]),
            (",\"\",x", &["1|-||x"]),
            ("a,", &["1|a|-"]),
            ("\"\"", &["1|"]),
            ("\"a \"\"b\"\", c\",d", &["1|a \"b\", c|d"]),
            ("\"a\r\nb\",c\nd", &["1|a\r\nb|c", "3|d"]),
            ("5\" screen, x ", &["1|5\" screen| x "]),
            ("κ-opioid", &["1|κ-opioid"]),
        ];
        for (text, expected) in cases {
            // A mark at the beginning is looked for in the first bytes that come.
            for buffer in [3, 7, 4096] {
                assert_eq!(records(text.as_bytes(), buffer).unwrap(), *expected, "{text:?} by {buffer}");
            }
        }
    }

    #[test]
    fn what_is_wrong_names_its_line() {
        let cases: &[(&[u8], &str)] = &[
            (b"a\nb,\"c\nd\n", "a.csv:2: a quote that opens on this line is never closed"),
            (b"a\n\"b\"c\n", "a.csv:2: after the quote that closes a field stands `c`"),
            (b"a\nb,\xFFc\n", "a.csv:2: field 2 is not valid UTF-8: byte 0xff"),
            (b"\xFF\xFEa\x00", "a.csv:1: the file is UTF-16"),
        ];
        for (bytes, expected) in cases {
            assert_eq!(records(bytes, 16).unwrap_err().message, *expected);
        }
    }
}
