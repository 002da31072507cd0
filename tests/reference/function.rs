//! Functions of values: name in lower case. Of null they are null, unless said otherwise.

use super::arithmetic::{float, scalar_text};
use super::evaluator::{Evaluator, Failed, failed};
use super::expression::list_of;
use super::value::Value;

impl Evaluator {
    pub fn function(&self, name: &str, arguments: &[Value]) -> Result<Value, Failed> {
        if name == "nullif" {
            let same = arguments[0].equals(&arguments[1]) == Some(true);
            return Ok(if same { Value::Null } else { arguments[0].clone() });
        }
        if arguments.iter().any(Value::is_null) {
            return Ok(Value::Null);
        }
        let one = &arguments[0];
        match name {
            "labels" | "type" | "startnode" | "endnode" | "nodes" | "relationships" | "length" | "properties"
            | "keys" => self.of_graph(name, one),
            "size" | "head" | "last" | "tail" | "reverse" | "isempty" | "range" => of_lists(name, arguments),
            "abs" | "ceil" | "floor" | "round" | "sign" | "sqrt" | "isnan" => of_numbers(name, one),
            _ if name.starts_with("to") && name != "toupper" && name != "tolower" => conversion(name, one),
            _ => of_strings(name, arguments),
        }
    }

    fn of_graph(&self, name: &str, one: &Value) -> Result<Value, Failed> {
        let texts = |texts: Vec<&String>| Value::List(texts.into_iter().map(|text| Value::text(text)).collect());
        match (name, one) {
            ("properties", _) => Ok(Value::Map(self.properties(one)?)),
            ("keys", _) => Ok(texts(self.properties(one)?.keys().collect())),
            ("nodes", Value::Path(path)) => {
                Ok(Value::List(path.nodes.iter().map(|number| Value::Node(*number)).collect()))
            }
            ("relationships", Value::Path(path)) => {
                Ok(Value::List(path.relationships.iter().map(|number| Value::Relationship(*number)).collect()))
            }
            ("length", Value::Path(path)) => Ok(Value::integer(path.relationships.len())),
            ("labels", Value::Node(number)) => match &self.graph.borrow().nodes[*number] {
                Some(node) => Ok(texts(node.labels.iter().collect())),
                None => failed("the node is deleted"),
            },
            (_, Value::Relationship(number)) => match (name, &self.graph.borrow().relationships[*number]) {
                ("type", Some(relationship)) => Ok(Value::text(&relationship.kind)),
                ("startnode", Some(relationship)) => Ok(Value::Node(relationship.start)),
                ("endnode", Some(relationship)) => Ok(Value::Node(relationship.end)),
                _ => failed("the relationship is deleted"),
            },
            _ => failed("the function does not take this"),
        }
    }
}

fn of_lists(name: &str, arguments: &[Value]) -> Result<Value, Failed> {
    match (name, &arguments[0]) {
        ("size", Value::String(text)) => Ok(Value::integer(text.chars().count())),
        ("reverse", Value::String(text)) => Ok(Value::String(text.chars().rev().collect())),
        ("isempty", Value::String(text)) => Ok(Value::Boolean(text.is_empty())),
        ("isempty", Value::Map(entries)) => Ok(Value::Boolean(entries.is_empty())),
        ("range", _) => range(arguments),
        (_, list) => {
            let items = list_of(list)?.unwrap_or_default();
            Ok(match name {
                "size" => Value::integer(items.len()),
                "head" => items.first().cloned().unwrap_or(Value::Null),
                "last" => items.last().cloned().unwrap_or(Value::Null),
                "tail" => Value::List(items.into_iter().skip(1).collect()),
                "isempty" => Value::Boolean(items.is_empty()),
                _ => Value::List(items.into_iter().rev().collect()),
            })
        }
    }
}

/// Both ends are in it; a step of 0 is an error.
fn range(arguments: &[Value]) -> Result<Value, Failed> {
    let (start, end, step) = match arguments {
        [Value::Integer(start), Value::Integer(end)] => (*start, *end, 1),
        [Value::Integer(start), Value::Integer(end), Value::Integer(step)] => (*start, *end, *step),
        _ => return failed("a range has integers"),
    };
    if step == 0 {
        return failed("a step of 0");
    }
    let mut numbers = Vec::new();
    let mut number = i128::from(start);
    while (step > 0 && number <= i128::from(end)) || (step < 0 && number >= i128::from(end)) {
        numbers.push(Value::Integer(i64::try_from(number).expect("lies between start and end")));
        number += i128::from(step);
    }
    Ok(Value::List(numbers))
}

fn of_numbers(name: &str, one: &Value) -> Result<Value, Failed> {
    if let (Value::Integer(number), "abs") = (one, name) {
        return number.checked_abs().map(Value::Integer).ok_or_else(|| Failed("overflow".to_owned()));
    }
    let number = float(one)?;
    Ok(match name {
        "abs" => Value::Float(number.abs()),
        "ceil" => Value::Float(number.ceil()),
        "floor" => Value::Float(number.floor()),
        // Halves go up; a zero keeps its sign.
        "round" if number.fract() == 0.0 => Value::Float(number),
        "round" => Value::Float((number + 0.5).floor()),
        "sqrt" => Value::Float(number.sqrt()),
        "isnan" => Value::Boolean(number.is_nan()),
        _ => Value::Integer(if number > 0.0 {
            1
        } else if number < 0.0 {
            -1
        } else {
            0
        }),
    })
}

/// `toInteger` and its kin fail on what they do not take; `…OrNull` gives null, and `…List` does so for each element.
fn conversion(name: &str, one: &Value) -> Result<Value, Failed> {
    if let Some(name) = name.strip_suffix("ornull") {
        return Ok(convert(name, one).unwrap_or(Value::Null));
    }
    if let Some(name) = name.strip_suffix("list") {
        let items = list_of(one)?.unwrap_or_default();
        let converted =
            |item: &Value| if item.is_null() { Value::Null } else { convert(name, item).unwrap_or(Value::Null) };
        return Ok(Value::List(items.iter().map(converted).collect()));
    }
    convert(name, one)
}

fn convert(name: &str, one: &Value) -> Result<Value, Failed> {
    match (name, one) {
        ("tostring", _) => Ok(Value::String(scalar_text(one)?)),
        ("toboolean", Value::Boolean(_)) | ("tointeger", Value::Integer(_)) => Ok(one.clone()),
        ("toboolean", Value::Integer(number)) => Ok(Value::Boolean(*number != 0)),
        ("toboolean", Value::String(text)) => Ok(match text.trim().to_lowercase().as_str() {
            "true" => Value::Boolean(true),
            "false" => Value::Boolean(false),
            _ => Value::Null,
        }),
        ("tointeger", Value::Boolean(truth)) => Ok(Value::Integer(i64::from(*truth))),
        ("tointeger", Value::Float(number)) => Ok(whole(*number)),
        ("tointeger", Value::String(text)) => Ok(match text.trim().parse() {
            Ok(number) => Value::Integer(number),
            Err(_) => read_float(text).map_or(Value::Null, whole),
        }),
        ("tofloat", Value::Integer(_) | Value::Float(_)) => Ok(Value::Float(float(one)?)),
        ("tofloat", Value::String(text)) => Ok(read_float(text).map_or(Value::Null, Value::Float)),
        _ => failed("the conversion does not take this"),
    }
}

/// The fraction is cut off; null for what no integer holds.
fn whole(number: f64) -> Value {
    let number = number.trunc();
    let fits = (-9_223_372_036_854_775_808.0..9_223_372_036_854_775_808.0).contains(&number);
    if fits { Value::Integer(number as i64) } else { Value::Null }
}

fn read_float(text: &str) -> Option<f64> {
    let text = text.trim();
    let is_number = text.chars().all(|c| c.is_ascii_digit() || "+-.eE".contains(c));
    match text {
        "NaN" => Some(f64::NAN),
        "Infinity" => Some(f64::INFINITY),
        "-Infinity" => Some(f64::NEG_INFINITY),
        _ if is_number => text.parse().ok(),
        _ => None,
    }
}

fn of_strings(name: &str, arguments: &[Value]) -> Result<Value, Failed> {
    let text = |at: usize| match &arguments[at] {
        Value::String(text) => Ok(text.as_str()),
        _ => failed("a string is wanted"),
    };
    let length = |at: usize| match &arguments[at] {
        Value::Integer(number) if *number >= 0 => Ok(usize::try_from(*number).unwrap_or(usize::MAX)),
        _ => failed("a length is wanted"),
    };
    let characters: Vec<char> = text(0)?.chars().collect();
    let part = |from: usize, to: usize| {
        let (from, to) = (from.min(characters.len()), to.min(characters.len()));
        Value::String(characters[from..to.max(from)].iter().collect())
    };
    Ok(match name {
        "toupper" => Value::String(text(0)?.to_uppercase()),
        "tolower" => Value::String(text(0)?.to_lowercase()),
        "trim" => Value::text(text(0)?.trim()),
        "ltrim" => Value::text(text(0)?.trim_start()),
        "rtrim" => Value::text(text(0)?.trim_end()),
        "left" => part(0, length(1)?),
        "right" => part(characters.len().saturating_sub(length(1)?), characters.len()),
        "substring" if arguments.len() == 3 => part(length(1)?, length(1)?.saturating_add(length(2)?)),
        "substring" => part(length(1)?, characters.len()),
        "replace" => Value::String(text(0)?.replace(text(1)?, text(2)?)),
        "split" if text(1)?.is_empty() => {
            Value::List(characters.iter().map(|c| Value::String(c.to_string())).collect())
        }
        "split" => Value::List(text(0)?.split(text(1)?).map(Value::text).collect()),
        _ => return failed(&format!("the function `{name}` is not evaluated here")),
    })
}
