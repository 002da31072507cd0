//! The kit's format of values: literals, nodes `(:A {x: 1})`, relationships `[:T]` and paths `<(:A)-[:T]->(:B)>`.

use std::collections::BTreeMap;
use std::iter::Peekable;
use std::str::CharIndices;
use std::sync::Arc;

use grounds::Value;

/// A value as the kit writes it.
#[derive(Debug, Clone, PartialEq)]
pub enum Expected {
    Null,
    Boolean(bool),
    Integer(i64),
    Float(f64),
    String(String),
    List(Vec<Expected>),
    Map(BTreeMap<String, Expected>),
    Node(Node),
    Relationship(Relationship),
    /// The nodes, and between each two the relationship with whether it points forwards.
    Path(Vec<Node>, Vec<(Relationship, bool)>),
}

/// A node.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// In order of their names.
    pub labels: Vec<String>,
    pub properties: BTreeMap<String, Expected>,
}

/// A relationship.
#[derive(Debug, Clone, PartialEq)]
pub struct Relationship {
    pub kind: String,
    pub properties: BTreeMap<String, Expected>,
}

impl Expected {
    /// Parses one value.
    pub fn parse(text: &str) -> Result<Expected, String> {
        let mut parser = Parser { text, rest: text.char_indices().peekable() };
        let value = parser.value()?;
        parser.blank();
        match parser.rest.peek() {
            None => Ok(value),
            Some((at, _)) => Err(format!("`{}` is left of the value `{text}`", &text[*at..])),
        }
    }

    /// Returns the value, when it holds no entity.
    pub fn to_value(&self) -> Result<Value, String> {
        Ok(match self {
            Expected::Null => Value::Null,
            Expected::Boolean(value) => Value::Boolean(*value),
            Expected::Integer(value) => Value::Integer(*value),
            Expected::Float(value) => Value::Float(*value),
            Expected::String(text) => Value::from(text.as_str()),
            Expected::List(items) => {
                let items: Result<Vec<Value>, String> = items.iter().map(Expected::to_value).collect();
                Value::List(Arc::new(items?))
            }
            Expected::Map(entries) => {
                let entries: Result<Vec<(Arc<str>, Value)>, String> =
                    entries.iter().map(|(key, value)| Ok((Arc::from(key.as_str()), value.to_value()?))).collect();
                Value::Map(Arc::new(entries?.into_iter().collect()))
            }
            Expected::Node(_) | Expected::Relationship(_) | Expected::Path(..) => {
                return Err("an entity cannot be given as a value".to_owned());
            }
        })
    }
}

struct Parser<'a> {
    text: &'a str,
    rest: Peekable<CharIndices<'a>>,
}

impl Parser<'_> {
    fn blank(&mut self) {
        while self.rest.next_if(|(_, character)| character.is_whitespace()).is_some() {}
    }

    fn peek(&mut self) -> Option<char> {
        self.rest.peek().map(|(_, character)| *character)
    }

    fn takes(&mut self, wanted: char) -> bool {
        self.blank();
        self.rest.next_if(|(_, character)| *character == wanted).is_some()
    }

    fn wants(&mut self, wanted: char) -> Result<(), String> {
        if self.takes(wanted) { Ok(()) } else { Err(format!("`{wanted}` is missing in the value `{}`", self.text)) }
    }

    fn word(&mut self, belongs: impl Fn(char) -> bool) -> String {
        let mut word = String::new();
        while let Some((_, character)) = self.rest.next_if(|(_, character)| belongs(*character)) {
            word.push(character);
        }
        word
    }

    fn value(&mut self) -> Result<Expected, String> {
        self.blank();
        match self.peek() {
            Some('\'') => self.string().map(Expected::String),
            Some('{') => self.map().map(Expected::Map),
            Some('(') => self.node().map(Expected::Node),
            Some('<') => self.path(),
            Some('[') => {
                self.wants('[')?;
                self.blank();
                if self.peek() == Some(':') {
                    return self.relationship().map(Expected::Relationship);
                }
                self.list()
            }
            _ => self.scalar(),
        }
    }

    fn scalar(&mut self) -> Result<Expected, String> {
        let word = self.word(|character| character.is_alphanumeric() || matches!(character, '.' | '-' | '+'));
        Ok(match word.as_str() {
            "null" => Expected::Null,
            "true" => Expected::Boolean(true),
            "false" => Expected::Boolean(false),
            "NaN" => Expected::Float(f64::NAN),
            "Inf" => Expected::Float(f64::INFINITY),
            "-Inf" => Expected::Float(f64::NEG_INFINITY),
            number => {
                let integer = number.parse().map(Expected::Integer);
                integer
                    .or_else(|_| number.parse().map(Expected::Float))
                    .map_err(|_| format!("`{number}` in `{}` is no value in the kit's format", self.text))?
            }
        })
    }

    fn string(&mut self) -> Result<String, String> {
        self.wants('\'')?;
        let mut out = String::new();
        while let Some((_, character)) = self.rest.next() {
            match character {
                '\'' => return Ok(out),
                '\\' => match self.rest.next() {
                    Some((_, 'n')) => out.push('\n'),
                    Some((_, 't')) => out.push('\t'),
                    Some((_, 'r')) => out.push('\r'),
                    Some((_, 'b')) => out.push('\u{8}'),
                    Some((_, 'f')) => out.push('\u{c}'),
                    Some((_, 'u')) => out.push(self.code_point()?),
                    Some((_, escaped)) => out.push(escaped),
                    None => break,
                },
                _ => out.push(character),
            }
        }
        Err(format!("a string does not end in `{}`", self.text))
    }

    /// Parses the four digits of `\u`.
    fn code_point(&mut self) -> Result<char, String> {
        let digits: String = (0..4).filter_map(|_| self.rest.next().map(|(_, digit)| digit)).collect();
        let number = u32::from_str_radix(&digits, 16).ok();
        number.and_then(char::from_u32).ok_or_else(|| format!("`\\u{digits}` in `{}` is no character", self.text))
    }

    fn list(&mut self) -> Result<Expected, String> {
        let mut items = Vec::new();
        if self.takes(']') {
            return Ok(Expected::List(items));
        }
        loop {
            items.push(self.value()?);
            if !self.takes(',') {
                self.wants(']')?;
                return Ok(Expected::List(items));
            }
        }
    }

    fn name(&mut self) -> Result<String, String> {
        self.blank();
        let name = if self.takes('`') {
            let name = self.word(|character| character != '`');
            self.wants('`')?;
            name
        } else {
            self.word(|character| character.is_alphanumeric() || character == '_')
        };
        if name.is_empty() { Err(format!("a name is missing in the value `{}`", self.text)) } else { Ok(name) }
    }

    fn map(&mut self) -> Result<BTreeMap<String, Expected>, String> {
        self.wants('{')?;
        let mut entries = BTreeMap::new();
        if self.takes('}') {
            return Ok(entries);
        }
        loop {
            let key = self.name()?;
            self.wants(':')?;
            entries.insert(key, self.value()?);
            if !self.takes(',') {
                self.wants('}')?;
                return Ok(entries);
            }
        }
    }

    fn properties(&mut self) -> Result<BTreeMap<String, Expected>, String> {
        self.blank();
        if self.peek() == Some('{') { self.map() } else { Ok(BTreeMap::new()) }
    }

    fn node(&mut self) -> Result<Node, String> {
        self.wants('(')?;
        let mut labels = Vec::new();
        while self.takes(':') {
            labels.push(self.name()?);
        }
        labels.sort();
        let properties = self.properties()?;
        self.wants(')')?;
        Ok(Node { labels, properties })
    }

    /// Parses a relationship after its `[`.
    fn relationship(&mut self) -> Result<Relationship, String> {
        self.wants(':')?;
        let kind = self.name()?;
        let properties = self.properties()?;
        self.wants(']')?;
        Ok(Relationship { kind, properties })
    }

    fn path(&mut self) -> Result<Expected, String> {
        self.wants('<')?;
        let mut nodes = vec![self.node()?];
        let mut relationships = Vec::new();
        while !self.takes('>') {
            let backwards = self.takes('<');
            self.wants('-')?;
            self.wants('[')?;
            let relationship = self.relationship()?;
            self.wants('-')?;
            if !backwards {
                self.wants('>')?;
            }
            relationships.push((relationship, !backwards));
            nodes.push(self.node()?);
        }
        Ok(Expected::Path(nodes, relationships))
    }
}
