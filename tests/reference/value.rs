//! Values, and the four relations between them that openCypher knows: equality (`=`), comparability (`<`),
//! orderability (`ORDER BY`, `min`, `max`) and equivalence (`DISTINCT`, grouping).

use std::cmp::Ordering;
use std::collections::BTreeMap;

/// A node or relationship is its number in the model graph.
#[derive(Debug, Clone)]
pub enum Value {
    Null,
    Boolean(bool),
    Integer(i64),
    Float(f64),
    String(String),
    List(Vec<Value>),
    Map(BTreeMap<String, Value>),
    Node(usize),
    Relationship(usize),
    Path(Path),
}

/// One more node than relationships.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    pub nodes: Vec<usize>,
    pub relationships: Vec<usize>,
}

impl Path {
    /// Its nodes and relationships in turn, as which paths are ordered.
    fn elements(&self) -> impl Iterator<Item = usize> + '_ {
        let steps = self.relationships.iter().zip(self.nodes.iter().skip(1)).flat_map(|(one, node)| [*one, *node]);
        self.nodes.first().copied().into_iter().chain(steps)
    }
}

/// A truth of three-valued logic: `None` is unknown.
pub type Truth = Option<bool>;

pub fn and(left: Truth, right: Truth) -> Truth {
    match (left, right) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

pub fn or(left: Truth, right: Truth) -> Truth {
    not(and(not(left), not(right)))
}

pub fn xor(left: Truth, right: Truth) -> Truth {
    Some(left? != right?)
}

pub fn not(truth: Truth) -> Truth {
    Some(!truth?)
}

impl From<Truth> for Value {
    fn from(truth: Truth) -> Value {
        truth.map_or(Value::Null, Value::Boolean)
    }
}

impl Value {
    pub fn is_null(&self) -> bool {
        matches!(self, Value::Null)
    }

    pub fn text(text: &str) -> Value {
        Value::String(text.to_owned())
    }

    pub fn integer(number: usize) -> Value {
        Value::Integer(i64::try_from(number).expect("a small number"))
    }

    /// `left = right`: unknown with null, false between types, elementwise in lists and maps.
    pub fn equals(&self, other: &Value) -> Truth {
        match (self, other) {
            (Value::Null, _) | (_, Value::Null) => None,
            (Value::Boolean(left), Value::Boolean(right)) => Some(left == right),
            (Value::Integer(_) | Value::Float(_), Value::Integer(_) | Value::Float(_)) => {
                Some(compare_numbers(self, other) == Some(Ordering::Equal))
            }
            (Value::String(left), Value::String(right)) => Some(left == right),
            (Value::List(left), Value::List(right)) => {
                if left.len() != right.len() {
                    return Some(false);
                }
                all(left.iter().zip(right))
            }
            (Value::Map(left), Value::Map(right)) => {
                if !left.keys().eq(right.keys()) {
                    return Some(false);
                }
                all(left.values().zip(right.values()))
            }
            (Value::Node(left), Value::Node(right)) => Some(left == right),
            (Value::Relationship(left), Value::Relationship(right)) => Some(left == right),
            (Value::Path(left), Value::Path(right)) => Some(left == right),
            _ => Some(false),
        }
    }

    /// `left < right` and its kin, for the orderings that `accepts` takes: unknown with null, between types and for
    /// what has no order (maps, nodes, relationships, paths); false when one of two numbers is not a number.
    pub fn compares(&self, other: &Value, accepts: fn(Ordering) -> bool) -> Truth {
        match (self, other) {
            (Value::Boolean(left), Value::Boolean(right)) => Some(accepts(left.cmp(right))),
            (Value::Integer(_) | Value::Float(_), Value::Integer(_) | Value::Float(_)) => {
                Some(compare_numbers(self, other).is_some_and(accepts))
            }
            // By code points, which for UTF-8 is by bytes.
            (Value::String(left), Value::String(right)) => Some(accepts(left.cmp(right))),
            // In dictionary order: the first pair that differs decides.
            (Value::List(left), Value::List(right)) => {
                for (left, right) in left.iter().zip(right) {
                    match left.equals(right) {
                        Some(true) => {}
                        Some(false) => return left.compares(right, accepts),
                        None => return None,
                    }
                }
                Some(accepts(left.len().cmp(&right.len())))
            }
            _ => None,
        }
    }

    /// The total order of `ORDER BY`. Within numbers NaN is the greatest, and null comes after all values. Between
    /// maps the specification names no order, and between entities the order is that of their numbers: statements
    /// that come to depend on these are not asked.
    pub fn order(&self, other: &Value) -> Ordering {
        match (self, other) {
            (Value::Boolean(left), Value::Boolean(right)) => left.cmp(right),
            (Value::Integer(_) | Value::Float(_), Value::Integer(_) | Value::Float(_)) => {
                compare_numbers(self, other).unwrap_or_else(|| is_nan(self).cmp(&is_nan(other)))
            }
            (Value::String(left), Value::String(right)) => left.cmp(right),
            (Value::List(left), Value::List(right)) => order_lists(left, right),
            (Value::Map(left), Value::Map(right)) => (left.len().cmp(&right.len()))
                .then_with(|| left.keys().cmp(right.keys()))
                .then_with(|| order_lists(&values(left), &values(right))),
            (Value::Node(left), Value::Node(right)) => left.cmp(right),
            (Value::Relationship(left), Value::Relationship(right)) => left.cmp(right),
            (Value::Path(left), Value::Path(right)) => left.elements().cmp(right.elements()),
            _ => self.rank().cmp(&other.rank()),
        }
    }

    /// Whether two values are one to `DISTINCT` and grouping: equal, where null equals null and NaN equals NaN.
    pub fn is_equivalent(&self, other: &Value) -> bool {
        self.order(other) == Ordering::Equal
    }

    fn rank(&self) -> u8 {
        match self {
            Value::Map(_) => 0,
            Value::Node(_) => 1,
            Value::Relationship(_) => 2,
            Value::List(_) => 3,
            Value::Path(_) => 4,
            Value::String(_) => 5,
            Value::Boolean(_) => 6,
            Value::Integer(_) | Value::Float(_) => 7,
            Value::Null => 8,
        }
    }
}

/// Whether the values of all pairs are equal.
fn all<'v>(pairs: impl Iterator<Item = (&'v Value, &'v Value)>) -> Truth {
    let mut truth = Some(true);
    for (left, right) in pairs {
        truth = and(truth, left.equals(right));
    }
    truth
}

fn values(map: &BTreeMap<String, Value>) -> Vec<Value> {
    map.values().cloned().collect()
}

fn order_lists(left: &[Value], right: &[Value]) -> Ordering {
    for (left, right) in left.iter().zip(right) {
        let ordering = left.order(right);
        if ordering.is_ne() {
            return ordering;
        }
    }
    left.len().cmp(&right.len())
}

fn is_nan(value: &Value) -> bool {
    matches!(value, Value::Float(number) if number.is_nan())
}

/// Compares two numbers exactly, also an integer with a float; `None` with NaN.
fn compare_numbers(left: &Value, right: &Value) -> Option<Ordering> {
    match (left, right) {
        (Value::Integer(left), Value::Integer(right)) => Some(left.cmp(right)),
        (Value::Float(left), Value::Float(right)) => left.partial_cmp(right),
        (Value::Integer(left), Value::Float(right)) => compare_integer(*left, *right),
        (Value::Float(left), Value::Integer(right)) => Some(compare_integer(*right, *left)?.reverse()),
        _ => None,
    }
}

fn compare_integer(integer: i64, float: f64) -> Option<Ordering> {
    if float.is_nan() {
        return None;
    }
    // 2^63: no integer reaches it.
    if float >= 9_223_372_036_854_775_808.0 {
        return Some(Ordering::Less);
    }
    if float < -9_223_372_036_854_775_808.0 {
        return Some(Ordering::Greater);
    }
    let whole = float.floor();
    let ordering = integer.cmp(&(whole as i64));
    if ordering.is_eq() && float > whole { Some(Ordering::Less) } else { Some(ordering) }
}

/// A float as text: always with a point, by exponent below 0.001 and from 10 million on.
pub fn float_text(number: f64) -> String {
    let size = number.abs();
    if number.is_nan() {
        "NaN".to_owned()
    } else if number.is_infinite() {
        if number > 0.0 { "Infinity".to_owned() } else { "-Infinity".to_owned() }
    } else if size == 0.0 || (0.001..10_000_000.0).contains(&size) {
        format!("{number:?}")
    } else {
        let text = format!("{number:E}");
        if text.contains('.') { text } else { text.replace('E', ".0E") }
    }
}
