//! Literals: what the text of a number, string or name stands for, and what is wrong with it.

use std::sync::Arc;

use super::super::ast::ExprKind;
use super::Built;
use crate::diag::{Diagnostic, Span};

/// Reads a number; `negative` when a minus sign stands directly before it.
pub(super) fn number(text: &str, negative: bool, span: Span) -> Built<ExprKind> {
    let bytes = text.as_bytes();
    let radix = match bytes {
        [b'0', b'x' | b'X', ..] => Some(16),
        [b'0', b'o' | b'O', ..] => Some(8),
        [b'0', b'b' | b'B', ..] => Some(2),
        _ => None,
    };
    if let Some(radix) = radix {
        return integer(&text[2..], radix, negative, span, text);
    }
    if bytes.iter().all(|byte| byte.is_ascii_digit() || *byte == b'_') {
        return integer(text, 10, negative, span, text);
    }
    float(text, negative, span)
}

fn integer(digits: &str, radix: u32, negative: bool, span: Span, text: &str) -> Built<ExprKind> {
    if !well_separated(digits) || !digits.chars().all(|c| c == '_' || c.is_digit(radix)) {
        return Err(invalid_number(text, span));
    }
    let mut plain = String::with_capacity(digits.len() + 1);
    if negative {
        plain.push('-');
    }
    plain.extend(digits.chars().filter(|c| *c != '_'));
    match i64::from_str_radix(&plain, radix) {
        Ok(value) => Ok(ExprKind::Integer(value)),
        Err(_) => Err(Box::new(
            Diagnostic::error("IntegerOverflow", format!("`{}` does not fit into an integer", shortened(text)), span)
                .with_help("write it as a float, such as `1e19`, if rounding is fine")
                .with_note(format!("integers go from {} to {}", i64::MIN, i64::MAX)),
        )),
    }
}

fn float(text: &str, negative: bool, span: Span) -> Built<ExprKind> {
    let digits = text.strip_suffix(['f', 'F', 'd', 'D']).unwrap_or(text);
    let separated = digits.split(['.', 'e', 'E', '+', '-']).all(|part| part.is_empty() || well_separated(part));
    let plain: String = digits.chars().filter(|c| *c != '_').collect();
    // Rust also takes the words `inf` and `nan`; a number starts with a digit or a point.
    let value = plain.parse::<f64>().ok().filter(|_| separated).ok_or_else(|| invalid_number(text, span))?;
    if value.is_infinite() {
        return Err(Box::new(
            Diagnostic::error(
                "FloatingPointOverflow",
                format!("`{}` does not fit into a float", shortened(text)),
                span,
            )
            .with_help("write `Infinity` if that is meant")
            .with_note("the largest float is 1.7976931348623157e308"),
        ));
    }
    Ok(ExprKind::Float(if negative { -value } else { value }))
}

/// Whether every underscore stands between two digits, or before the first after `0x`.
fn well_separated(digits: &str) -> bool {
    !digits.is_empty() && !digits.ends_with('_') && !digits.contains("__")
}

fn invalid_number(text: &str, span: Span) -> Box<Diagnostic> {
    Box::new(
        Diagnostic::error("InvalidNumberLiteral", format!("`{}` is not a number", shortened(text)), span).with_help(
            "write `12`, `1_000`, `0x1F`, `0o17`, `0b101`, `1.5` or `1.5e-3`; put a name that starts with a digit in backticks",
        ),
    )
}

/// A number of repetitions in a pattern.
pub(super) fn count(text: &str, span: Span) -> Built<u32> {
    let value = if text.starts_with('-') { None } else { number(text, false, span).ok() };
    match value {
        Some(ExprKind::Integer(value)) if u32::try_from(value).is_ok() => Ok(u32::try_from(value).unwrap_or(u32::MAX)),
        _ => Err(Box::new(
            Diagnostic::error(
                "InvalidRelationshipPattern",
                format!("`{}` is not a number of repetitions", shortened(text)),
                span,
            )
            .with_help(format!("write an integer from 0 to {}", u32::MAX)),
        )),
    }
}

/// Reads a name: a plain word as it is, a quoted one without its backticks.
pub(super) fn name(text: &str, span: Span) -> Built<Arc<str>> {
    match text.strip_prefix('`').and_then(|text| text.strip_suffix('`')) {
        Some(inner) => unescaped(inner, '`', span),
        None => Ok(Arc::from(text)),
    }
}

/// Reads a string with its quotes.
pub(super) fn string(text: &str, span: Span) -> Built<Arc<str>> {
    let quote = if text.starts_with('"') { '"' } else { '\'' };
    unescaped(&text[1..text.len() - 1], quote, span)
}

/// Replaces escapes and doubled quotes; `span` is that of the text with its quotes.
fn unescaped(inner: &str, quote: char, span: Span) -> Built<Arc<str>> {
    if !inner.contains('\\') && !inner.contains(quote) {
        return Ok(Arc::from(inner));
    }
    let mut out = String::with_capacity(inner.len());
    let mut rest = inner;
    while let Some(at) = rest.find(['\\', quote]) {
        out.push_str(&rest[..at]);
        let place = inner.len() - rest.len() + at;
        let after = &rest[at + 1..];
        if rest[at..].starts_with(quote) {
            // The grammar lets a quote in only when it is doubled.
            out.push(quote);
            rest = after.strip_prefix(quote).unwrap_or(after);
            continue;
        }
        rest = escape(after, &mut out).map_err(|problem| problem.at(after, span.start as usize + 1 + place))?;
    }
    out.push_str(rest);
    Ok(Arc::from(out))
}

enum EscapeProblem {
    /// `\u` without its hexadecimal digits, or a number that is no character.
    Unicode,
    /// A letter that stands for nothing.
    Unknown,
}

impl EscapeProblem {
    /// `after` is the text after the backslash, which stands at `start`.
    fn at(self, after: &str, start: usize) -> Box<Diagnostic> {
        let letter = after.chars().next();
        let length = 1 + letter.map_or(0, char::len_utf8);
        Box::new(match self {
            EscapeProblem::Unicode => {
                let digits = after.chars().skip(1).take(6).take_while(char::is_ascii_hexdigit).count();
                Diagnostic::error(
                    "InvalidUnicodeLiteral",
                    format!("`\\{}` is not a Unicode escape", &after[..length - 1 + digits]),
                    Span::new(start, start + length + digits),
                )
                .with_help("write `\\u` and four hexadecimal digits, or `\\U` and six")
            }
            EscapeProblem::Unknown => Diagnostic::error(
                "UnexpectedSyntax",
                format!("`\\{}` is not an escape", letter.map_or_else(String::new, |letter| letter.to_string())),
                Span::new(start, start + length),
            )
            .with_help("write `\\\\` for a backslash")
            .with_note("escapes are `\\\\`, `\\'`, `\\\"`, `` \\` ``, `\\n`, `\\t`, `\\r`, `\\b`, `\\f`, `\\uXXXX` and `\\UXXXXXX`"),
        })
    }
}

/// Pushes what the escape after a backslash stands for and returns the text after it.
fn escape<'t>(after: &'t str, out: &mut String) -> Result<&'t str, EscapeProblem> {
    let mut chars = after.chars();
    let plain = match chars.next() {
        Some(c @ ('\\' | '\'' | '"' | '`' | '/')) => c,
        Some('n') => '\n',
        Some('t') => '\t',
        Some('r') => '\r',
        Some('b') => '\u{8}',
        Some('f') => '\u{C}',
        Some('u') => return unicode(chars.as_str(), 4, out),
        Some('U') => return unicode(chars.as_str(), 6, out),
        _ => return Err(EscapeProblem::Unknown),
    };
    out.push(plain);
    Ok(chars.as_str())
}

/// Pushes the character of a number in `digits` hexadecimal digits. A pair of surrogates, as
/// other languages write characters beyond 16 bits, is one character.
fn unicode<'t>(text: &'t str, digits: usize, out: &mut String) -> Result<&'t str, EscapeProblem> {
    let (code, rest) = hexadecimal(text, digits)?;
    if let (0xD800..=0xDBFF, Some(low)) = (code, rest.strip_prefix("\\u")) {
        let (low, rest) = hexadecimal(low, 4)?;
        if (0xDC00..=0xDFFF).contains(&low) {
            let code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
            out.push(char::from_u32(code).ok_or(EscapeProblem::Unicode)?);
            return Ok(rest);
        }
    }
    out.push(char::from_u32(code).ok_or(EscapeProblem::Unicode)?);
    Ok(rest)
}

fn hexadecimal(text: &str, digits: usize) -> Result<(u32, &str), EscapeProblem> {
    let number = text.get(..digits).filter(|number| number.bytes().all(|byte| byte.is_ascii_hexdigit()));
    let number = number.and_then(|number| u32::from_str_radix(number, 16).ok()).ok_or(EscapeProblem::Unicode)?;
    Ok((number, &text[digits..]))
}

/// A number as it is shown in a message.
fn shortened(text: &str) -> String {
    const SHOWN: usize = 40;
    if text.chars().count() <= SHOWN {
        return text.to_owned();
    }
    text.chars().take(SHOWN).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, negative: bool) -> String {
        match number(text, negative, Span::default()) {
            Ok(ExprKind::Integer(value)) => value.to_string(),
            Ok(ExprKind::Float(value)) => format!("{value:?}"),
            Ok(other) => format!("{other:?}"),
            Err(error) => error.code.to_owned(),
        }
    }

    #[test]
    fn numbers() {
        for (text, negative, expected) in [
            ("12", false, "12"),
            ("1_000", false, "1000"),
            ("007", false, "7"),
            ("0x1F", false, "31"),
            ("0x_ff", false, "255"),
            ("0o17", true, "-15"),
            ("0b1_01", false, "5"),
            ("0b2", false, "InvalidNumberLiteral"),
            ("9223372036854775807", false, "9223372036854775807"),
            ("9223372036854775808", true, "-9223372036854775808"),
            ("9223372036854775808", false, "IntegerOverflow"),
            ("0x8000000000000000", false, "IntegerOverflow"),
            ("0x8000000000000000", true, "-9223372036854775808"),
            ("1.5", true, "-1.5"),
            (".5e2", false, "50.0"),
            ("1_0.2_5f", false, "10.25"),
            ("2d", false, "2.0"),
            ("1e400", false, "FloatingPointOverflow"),
            ("1e-400", false, "0.0"),
            ("12ab", false, "InvalidNumberLiteral"),
            ("0x", false, "InvalidNumberLiteral"),
            ("0x1G", false, "InvalidNumberLiteral"),
            ("0o8", false, "InvalidNumberLiteral"),
            ("1__0", false, "InvalidNumberLiteral"),
            ("1_", false, "InvalidNumberLiteral"),
            ("1_.5", false, "InvalidNumberLiteral"),
            ("1٣", false, "InvalidNumberLiteral"),
        ] {
            assert_eq!(read(text, negative), expected, "{text}");
        }
    }

    #[test]
    fn strings_and_names() {
        for (text, expected) in [
            ("'a'", "a"),
            ("'it''s \\'so\\''", "it's 'so'"),
            ("\"\\\"'\"\"\"", "\"'\""),
            ("'\\\\ \\n\\t\\r\\b\\f\\`'", "\\ \n\t\r\u{8}\u{C}`"),
            ("'\\u00e9\\U01F600\\uD83D\\uDE00'", "é😀😀"),
        ] {
            assert_eq!(string(text, Span::default()).unwrap().as_ref(), expected, "{text}");
        }
        assert_eq!(name("`a``b c`", Span::default()).unwrap().as_ref(), "a`b c");
        for (text, code, start, end) in [
            ("'a\\uH'", "InvalidUnicodeLiteral", 2, 4),
            ("'\\u00'", "InvalidUnicodeLiteral", 1, 5),
            ("'\\uD83D'", "InvalidUnicodeLiteral", 1, 7),
            ("'\\U110000'", "InvalidUnicodeLiteral", 1, 9),
            ("'\\uéabc'", "InvalidUnicodeLiteral", 1, 3),
            ("'é\\x'", "UnexpectedSyntax", 3, 5),
        ] {
            let error = string(text, Span::default()).unwrap_err();
            assert_eq!((error.code, error.labels[0].0), (code, Span::new(start, end)), "{text}");
        }
    }
}
