//! Kernels of functions on strings. Positions and lengths count characters, not bytes.

use unicode_normalization::UnicodeNormalization;

use super::{Kernel, KernelContext, any_null, argument, length, text};
use crate::value::{STRING_BYTES_MAX, Value, ValueError};

/// The kernels of this family by name.
pub(super) const KERNELS: &[(&str, Kernel)] = &[
    ("toUpper", |_, a| map_text("toUpper", a, str::to_uppercase)),
    ("upper", |_, a| map_text("upper", a, str::to_uppercase)),
    ("toLower", |_, a| map_text("toLower", a, str::to_lowercase)),
    ("lower", |_, a| map_text("lower", a, str::to_lowercase)),
    ("trim", |_, a| trim("trim", a, true, true)),
    ("btrim", |_, a| trim("btrim", a, true, true)),
    ("ltrim", |_, a| trim("ltrim", a, true, false)),
    ("rtrim", |_, a| trim("rtrim", a, false, true)),
    ("substring", substring),
    ("left", left),
    ("right", right),
    ("replace", replace),
    ("split", split),
    ("char_length", |_, a| char_length("char_length", a)),
    ("character_length", |_, a| char_length("character_length", a)),
    ("normalize", normalize),
];

fn map_text(function: &str, arguments: &[Value], change: impl FnOnce(&str) -> String) -> Result<Value, ValueError> {
    match argument(arguments, 0) {
        Value::Null => Ok(Value::Null),
        value => Ok(Value::from(change(text(function, value)?))),
    }
}

fn trim(function: &str, arguments: &[Value], start: bool, end: bool) -> Result<Value, ValueError> {
    if any_null(arguments) {
        return Ok(Value::Null);
    }
    let mut trimmed = text(function, argument(arguments, 0))?;
    let characters = match arguments.get(1) {
        Some(characters) => Some(text(function, characters)?),
        None => None,
    };
    let goes = |c: char| characters.map_or_else(|| c.is_whitespace(), |characters| characters.contains(c));
    if start {
        trimmed = trimmed.trim_start_matches(goes);
    }
    if end {
        trimmed = trimmed.trim_end_matches(goes);
    }
    Ok(Value::from(trimmed))
}

/// Returns the byte offset of a character, or the end.
fn offset_of(text: &str, character: usize) -> usize {
    text.char_indices().nth(character).map_or(text.len(), |(offset, _)| offset)
}

fn substring(_: &KernelContext, arguments: &[Value]) -> Result<Value, ValueError> {
    if any_null(arguments) {
        return Ok(Value::Null);
    }
    let whole = text("substring", argument(arguments, 0))?;
    let rest = &whole[offset_of(whole, length("substring", argument(arguments, 1))?)..];
    let end = match arguments.get(2) {
        Some(value) => offset_of(rest, length("substring", value)?),
        None => rest.len(),
    };
    Ok(Value::from(&rest[..end]))
}

fn left(_: &KernelContext, arguments: &[Value]) -> Result<Value, ValueError> {
    if any_null(arguments) {
        return Ok(Value::Null);
    }
    let whole = text("left", argument(arguments, 0))?;
    Ok(Value::from(&whole[..offset_of(whole, length("left", argument(arguments, 1))?)]))
}

fn right(_: &KernelContext, arguments: &[Value]) -> Result<Value, ValueError> {
    if any_null(arguments) {
        return Ok(Value::Null);
    }
    let whole = text("right", argument(arguments, 0))?;
    let wanted = length("right", argument(arguments, 1))?;
    let skipped = whole.chars().count().saturating_sub(wanted);
    Ok(Value::from(&whole[offset_of(whole, skipped)..]))
}

fn replace(_: &KernelContext, arguments: &[Value]) -> Result<Value, ValueError> {
    if any_null(arguments) {
        return Ok(Value::Null);
    }
    let whole = text("replace", argument(arguments, 0))?;
    let search = text("replace", argument(arguments, 1))?;
    let replacement = text("replace", argument(arguments, 2))?;
    let limit = match arguments.get(3) {
        Some(limit) => length("replace", limit)?,
        None => usize::MAX,
    };
    let count = whole.matches(search).take(limit).count();
    let bytes = whole.len() as u128 + count as u128 * replacement.len() as u128;
    if bytes > STRING_BYTES_MAX as u128 {
        return Err(ValueError::new(
            "StringTooLong",
            format!("a string of {bytes} bytes is longer than the limit of {STRING_BYTES_MAX}"),
        ));
    }
    Ok(Value::from(whole.replacen(search, replacement, limit)))
}

fn split(_: &KernelContext, arguments: &[Value]) -> Result<Value, ValueError> {
    if any_null(arguments) {
        return Ok(Value::Null);
    }
    let whole = text("split", argument(arguments, 0))?;
    let delimiters = match argument(arguments, 1) {
        Value::List(list) => list.iter().map(|delimiter| text("split", delimiter)).collect::<Result<Vec<_>, _>>()?,
        delimiter => vec![text("split", delimiter)?],
    };
    if delimiters.iter().any(|delimiter| delimiter.is_empty()) {
        return Value::list(whole.chars().map(|c| Value::from(c.encode_utf8(&mut [0; 4]) as &str)).collect());
    }
    let mut parts = Vec::new();
    let (mut start, mut at) = (0, 0);
    while at < whole.len() {
        // Of delimiters that begin alike the longest is meant.
        let here = delimiters.iter().filter(|delimiter| whole[at..].starts_with(**delimiter)).map(|d| d.len()).max();
        if let Some(width) = here {
            parts.push(Value::from(&whole[start..at]));
            at += width;
            start = at;
        } else {
            at += whole[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    parts.push(Value::from(&whole[start..]));
    Value::list(parts)
}

fn char_length(function: &str, arguments: &[Value]) -> Result<Value, ValueError> {
    match argument(arguments, 0) {
        Value::Null => Ok(Value::Null),
        value => Ok(Value::Integer(i64::try_from(text(function, value)?.chars().count()).unwrap_or(i64::MAX))),
    }
}

fn normalize(_: &KernelContext, arguments: &[Value]) -> Result<Value, ValueError> {
    if any_null(arguments) {
        return Ok(Value::Null);
    }
    let whole = text("normalize", argument(arguments, 0))?;
    let form = match arguments.get(1) {
        Some(form) => text("normalize", form)?,
        None => "NFC",
    };
    let normal: String = match form.to_ascii_uppercase().as_str() {
        "NFC" => whole.nfc().collect(),
        "NFD" => whole.nfd().collect(),
        "NFKC" => whole.nfkc().collect(),
        "NFKD" => whole.nfkd().collect(),
        _ => {
            return Err(ValueError::argument_value(format!("no Unicode normal form `{form}`"))
                .with_help("the forms are NFC, NFD, NFKC and NFKD"));
        }
    };
    Ok(Value::from(normal))
}
