//! What `IS ::` asks of a value: a type's name, taken apart.
//!
//! Start at [`TypeTest::parse`].

/// Some types of which a value must be one.
#[derive(Debug, Clone, PartialEq)]
pub struct TypeTest {
    /// The types; never none.
    pub alternatives: Vec<TypeAlternative>,
}

/// One type.
#[derive(Debug, Clone, PartialEq)]
pub struct TypeAlternative {
    /// Without null.
    pub base: TypeBase,
    /// Whether null is of it.
    pub takes_null: bool,
}

/// A type without null.
#[derive(Debug, Clone, PartialEq)]
pub enum TypeBase {
    /// Every value.
    Any,
    /// No value.
    Nothing,
    /// Booleans.
    Boolean,
    /// Integers from the least to the greatest.
    Integer(i64, i64),
    /// Floats not beyond the greatest; none is beyond infinity.
    Float(f64),
    /// Strings.
    String,
    /// Lists of anything.
    List,
    /// Lists whose elements are all of it.
    ListOf(TypeTest),
    /// Those of a union in brackets.
    OneOf(TypeTest),
    /// Maps.
    Map,
    /// Nodes.
    Node,
    /// Relationships.
    Relationship,
    /// Paths.
    Path,
    /// Dates.
    Date,
    /// Times without an offset.
    LocalTime,
    /// Times with an offset.
    Time,
    /// Dates and times without a zone.
    LocalDateTime,
    /// Dates and times in a zone.
    DateTime,
    /// Durations.
    Duration,
    /// What a property can hold.
    PropertyValue,
}

impl TypeTest {
    /// Reads a name as the tree has it: `LIST<INTEGER NOT NULL> | STRING`.
    #[must_use]
    pub fn parse(name: &str) -> Option<TypeTest> {
        let mut rest = name;
        let test = union(&mut rest)?;
        rest.trim().is_empty().then_some(test)
    }
}

fn union(rest: &mut &str) -> Option<TypeTest> {
    let mut alternatives = Vec::new();
    loop {
        alternatives.push(alternative(rest)?);
        match rest.trim_start().strip_prefix('|') {
            Some(after) => *rest = after,
            None => return Some(TypeTest { alternatives }),
        }
    }
}

fn alternative(rest: &mut &str) -> Option<TypeAlternative> {
    let end = rest.find(['<', '>', '|']).unwrap_or(rest.len());
    let (word, after) = rest.split_at(end);
    if let Some(inner) = after.strip_prefix('<') {
        *rest = inner;
        let inner = union(rest)?;
        *rest = rest.trim_start().strip_prefix('>')?;
        let base = match word.trim() {
            "LIST" => TypeBase::ListOf(inner),
            "ANY" => TypeBase::OneOf(inner),
            _ => return None,
        };
        let takes_null = match rest.trim_start().strip_prefix("NOT NULL") {
            Some(after) => {
                *rest = after;
                false
            }
            None => true,
        };
        return Some(TypeAlternative { base, takes_null });
    }
    *rest = after;
    let word = word.trim();
    let (word, takes_null) = match word.strip_suffix("NOT NULL") {
        Some(bare) => (bare.trim_end(), false),
        None => (word, word != "NOTHING"),
    };
    Some(TypeAlternative { base: base(word)?, takes_null })
}

fn base(word: &str) -> Option<TypeBase> {
    let signed = |bits: u32| TypeBase::Integer(i64::MIN >> (64 - bits), i64::MAX >> (64 - bits));
    let unsigned = |bits: u32| TypeBase::Integer(0, i64::try_from(u64::MAX >> (64 - bits)).unwrap_or(i64::MAX));
    Some(match word {
        "ANY" | "ANY VALUE" => TypeBase::Any,
        "NOTHING" | "NULL" => TypeBase::Nothing,
        "BOOLEAN" | "BOOL" => TypeBase::Boolean,
        "INTEGER" | "INT" | "SIGNED INTEGER" | "INTEGER64" | "INT64" | "BIGINT" => signed(64),
        "INTEGER32" | "INT32" => signed(32),
        "INTEGER16" | "INT16" | "SMALLINT" => signed(16),
        "INTEGER8" | "INT8" => signed(8),
        "UNSIGNED INTEGER" | "UINT" | "UINT64" | "UBIGINT" => unsigned(64),
        "UINT32" => unsigned(32),
        "UINT16" | "USMALLINT" => unsigned(16),
        "UINT8" => unsigned(8),
        "FLOAT" | "FLOAT64" | "FLOAT128" | "FLOAT256" | "DOUBLE" | "DOUBLE PRECISION" => TypeBase::Float(f64::INFINITY),
        "FLOAT32" | "REAL" => TypeBase::Float(f64::from(f32::MAX)),
        "FLOAT16" => TypeBase::Float(65504.0),
        "STRING" | "VARCHAR" => TypeBase::String,
        "LIST" | "ARRAY" => TypeBase::List,
        "MAP" | "ANY MAP" => TypeBase::Map,
        "NODE" | "ANY NODE" | "VERTEX" | "ANY VERTEX" => TypeBase::Node,
        "RELATIONSHIP" | "ANY RELATIONSHIP" | "EDGE" | "ANY EDGE" => TypeBase::Relationship,
        "PATH" => TypeBase::Path,
        "DATE" => TypeBase::Date,
        "LOCAL TIME" | "TIME WITHOUT TIMEZONE" | "TIME WITHOUT TIME ZONE" => TypeBase::LocalTime,
        "ZONED TIME" | "TIME" | "TIME WITH TIMEZONE" | "TIME WITH TIME ZONE" => TypeBase::Time,
        "LOCAL DATETIME" | "TIMESTAMP WITHOUT TIMEZONE" | "TIMESTAMP WITHOUT TIME ZONE" => TypeBase::LocalDateTime,
        "ZONED DATETIME" | "DATETIME" | "TIMESTAMP WITH TIMEZONE" | "TIMESTAMP WITH TIME ZONE" => TypeBase::DateTime,
        "DURATION" => TypeBase::Duration,
        "PROPERTY VALUE" | "ANY PROPERTY VALUE" => TypeBase::PropertyValue,
        _ => return None,
    })
}
