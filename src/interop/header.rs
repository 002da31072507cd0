//! What the header of a table says: which column is what, and of which type.
//!
//! Takes the names of columns; gives [`Header`]s. The form is that of Neo4j's bulk importer: `name:int`, `:ID`,
//! `id:ID(Person)`, `:LABEL`, `:START_ID(Person)`, `:END_ID`, `:TYPE`, `:IGNORE`, `name:string[]`,
//! `name:datetime{timezone:+02:00}`.
//! Invariants: a name with a colon is plain where no column of the header has a role; types are in any case.
//! Start at [`Header::read`].

use crate::diag::did_you_mean;
use crate::evidence::known_item_fields;

use super::folder::Place;

/// What a column is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Role {
    /// Ids of nodes, within a space; whether they become a property too, and of which name.
    Id { space: String, property: Option<String> },
    /// Labels, separated by `;`.
    Label,
    /// Ids of the nodes that relationships start at, within a space.
    Start { space: String },
    /// Ids of the nodes that relationships end at, within a space.
    End { space: String },
    /// Types of relationships.
    Type,
    /// Nothing.
    Ignore,
    /// A property.
    Property(String),
    /// A field of the evidence item of the row.
    Evidence(&'static str),
}

/// The type of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DeclaredType {
    Integer,
    Float,
    Boolean,
    String,
    Date,
    LocalTime,
    Time,
    LocalDateTime,
    DateTime,
    Duration,
}

const TYPES: [(&str, DeclaredType); 16] = [
    ("int", DeclaredType::Integer),
    ("integer", DeclaredType::Integer),
    ("long", DeclaredType::Integer),
    ("short", DeclaredType::Integer),
    ("byte", DeclaredType::Integer),
    ("float", DeclaredType::Float),
    ("double", DeclaredType::Float),
    ("boolean", DeclaredType::Boolean),
    ("string", DeclaredType::String),
    ("char", DeclaredType::String),
    ("date", DeclaredType::Date),
    ("localtime", DeclaredType::LocalTime),
    ("time", DeclaredType::Time),
    ("localdatetime", DeclaredType::LocalDateTime),
    ("datetime", DeclaredType::DateTime),
    ("duration", DeclaredType::Duration),
];

impl DeclaredType {
    /// Returns the word for it, as a header has it.
    pub(super) fn as_str(self) -> &'static str {
        TYPES.iter().find(|(_, declared)| *declared == self).map_or("string", |(word, _)| word)
    }
}

/// Whether a role is the wanted one.
type IsRole = fn(&Role) -> bool;

/// One column of a header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ColumnHeader {
    /// As it stands in the header.
    pub(super) written: String,
    pub(super) role: Role,
    /// The type; `None` leaves it to the values.
    pub(super) declared: Option<DeclaredType>,
    pub(super) is_list: bool,
    /// The zone of times that name none.
    pub(super) timezone: Option<String>,
}

impl ColumnHeader {
    /// Returns whether the cells are kept as they stand, whatever they look like.
    pub(super) fn is_text(&self) -> bool {
        match &self.role {
            Role::Id { .. } | Role::Label | Role::Start { .. } | Role::End { .. } | Role::Type => true,
            Role::Ignore => false,
            Role::Property(_) | Role::Evidence(_) => {
                self.is_list
                    || !matches!(
                        self.declared,
                        None | Some(DeclaredType::Integer | DeclaredType::Float | DeclaredType::Boolean)
                    )
            }
        }
    }
}

/// The columns of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) columns: Vec<ColumnHeader>,
}

/// What is wrong with a header: the column, and what to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct HeaderProblem {
    pub(super) column: usize,
    pub(super) code: &'static str,
    pub(super) message: String,
    pub(super) help: Option<String>,
}

/// What a table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TableKind {
    Nodes,
    Relationships,
    Sources,
}

impl Header {
    /// Reads the names of the columns of a table.
    pub(super) fn read(names: &[String], place: Place, evidence: bool) -> Result<(TableKind, Header), HeaderProblem> {
        let split: Vec<Written<'_>> = names.iter().map(|name| Written::split(name.trim())).collect();
        let has_roles = place != Place::Sources && split.iter().any(|written| written.is_role());
        let mut columns = Vec::with_capacity(names.len());
        for (column, (name, written)) in names.iter().zip(&split).enumerate() {
            columns.push(read_column(column, name.trim(), written, has_roles)?);
        }
        let mut header = Header { columns };
        if place == Place::Sources {
            return Ok((TableKind::Sources, header));
        }
        header.name_roles(place);
        let kind = header.kind(place)?;
        if kind == TableKind::Relationships && evidence {
            header.name_evidence();
        }
        header.check(kind)?;
        Ok((kind, header))
    }

    /// Returns the place of the first column of a role.
    pub(super) fn find(&self, wanted: impl Fn(&Role) -> bool) -> Option<usize> {
        self.columns.iter().position(|column| wanted(&column.role))
    }

    /// In the folders of nodes and relationships, plain names stand for roles that no column has.
    fn name_roles(&mut self, place: Place) {
        let is_plain = |column: &ColumnHeader, name: &str| {
            matches!(&column.role, Role::Property(own) if own == name) && column.declared.is_none()
        };
        let space = String::new;
        let mut name = |name: &str, has: IsRole, role: Role| {
            if self.find(has).is_none()
                && let Some(column) = self.columns.iter_mut().find(|column| is_plain(column, name))
            {
                column.role = role;
            }
        };
        match place {
            Place::Nodes => {
                let id = Role::Id { space: space(), property: Some("id".to_owned()) };
                name("id", |role| matches!(role, Role::Id { .. }), id);
            }
            Place::Relationships => {
                name("src", |role| matches!(role, Role::Start { .. }), Role::Start { space: space() });
                name("dst", |role| matches!(role, Role::End { .. }), Role::End { space: space() });
            }
            Place::Anywhere | Place::Sources => {}
        }
    }

    fn kind(&self, place: Place) -> Result<TableKind, HeaderProblem> {
        let has_ends = self.find(|role| matches!(role, Role::Start { .. } | Role::End { .. })).is_some();
        let has_id = self.find(|role| matches!(role, Role::Id { .. })).is_some();
        let problem = |message: &str, help: &str| {
            Err(HeaderProblem {
                column: 0,
                code: "InvalidHeader",
                message: message.to_owned(),
                help: Some(help.to_owned()),
            })
        };
        match place {
            Place::Nodes => Ok(TableKind::Nodes),
            Place::Relationships => Ok(TableKind::Relationships),
            Place::Sources => Ok(TableKind::Sources),
            Place::Anywhere if has_ends && has_id => problem(
                "a table of both nodes and relationships",
                "put `:ID` and `:START_ID`, `:END_ID` into two files",
            ),
            Place::Anywhere if has_ends => Ok(TableKind::Relationships),
            Place::Anywhere if has_id => Ok(TableKind::Nodes),
            Place::Anywhere => problem(
                "a table of neither nodes nor relationships",
                "name a column `:ID`, or two `:START_ID` and `:END_ID`, or put the file into `nodes/` or `rels/`",
            ),
        }
    }

    /// Lets columns with the name of a field be fields of the row's item, where one says its source.
    fn name_evidence(&mut self) {
        if self.find(|role| matches!(role, Role::Property(name) if name == "source")).is_none() {
            return;
        }
        for column in &mut self.columns {
            let Role::Property(name) = &column.role else { continue };
            let Some(field) = known_item_fields().iter().find(|field| *field == name) else { continue };
            column.role = Role::Evidence(field);
            if column.declared.is_none() {
                column.declared = match *field {
                    "n" | "year" => Some(DeclaredType::Integer),
                    "confidence" => Some(DeclaredType::Float),
                    "checked" => Some(DeclaredType::Boolean),
                    "population" => None,
                    _ => Some(DeclaredType::String),
                };
            }
        }
    }

    fn check(&self, kind: TableKind) -> Result<(), HeaderProblem> {
        let needed: &[(&str, IsRole)] = match kind {
            TableKind::Nodes => &[("id:ID", |role| matches!(role, Role::Id { .. }))],
            TableKind::Relationships => &[
                (":START_ID", |role| matches!(role, Role::Start { .. })),
                (":END_ID", |role| matches!(role, Role::End { .. })),
            ],
            TableKind::Sources => &[],
        };
        for (name, is) in needed {
            if self.find(is).is_none() {
                let plain = match *name {
                    "id:ID" => "id",
                    ":START_ID" => "src",
                    _ => "dst",
                };
                return Err(HeaderProblem {
                    column: 0,
                    code: "MissingColumn",
                    message: format!("no column `{name}`"),
                    help: Some(format!("name it `{name}`, or `{plain}` in a folder `nodes/` or `rels/`")),
                });
            }
        }
        for (column, header) in self.columns.iter().enumerate() {
            let same = |other: &ColumnHeader| match (&header.role, &other.role) {
                (Role::Ignore, _) => false,
                (Role::Id { .. }, Role::Id { .. })
                | (Role::Start { .. }, Role::Start { .. })
                | (Role::End { .. }, Role::End { .. }) => true,
                (one, other) => one == other,
            };
            if self.columns[..column].iter().any(same) {
                return Err(HeaderProblem {
                    column,
                    code: "DuplicateColumn",
                    message: format!("column `{}` is there twice", header.written),
                    help: Some("rename one, or end its name with `:IGNORE`".to_owned()),
                });
            }
        }
        Ok(())
    }
}

/// A column's name in its parts.
struct Written<'a> {
    name: &'a str,
    /// The word behind the colon, with what stands in parentheses and braces behind it.
    kind: Option<(&'a str, &'a str, &'a str)>,
    is_list: bool,
}

impl<'a> Written<'a> {
    fn split(written: &'a str) -> Self {
        let (head, is_list) = match written.strip_suffix("[]") {
            Some(head) => (head, true),
            None => (written, false),
        };
        let (head, braces) = enclosed(head, '{', '}');
        let (head, parentheses) = enclosed(head, '(', ')');
        match head.rsplit_once(':') {
            Some((name, kind)) => Written { name, kind: Some((kind, parentheses, braces)), is_list },
            None => Written { name: written, kind: None, is_list: false },
        }
    }

    fn is_role(&self) -> bool {
        let is = |word: &str| self.kind.is_some_and(|(kind, ..)| kind.eq_ignore_ascii_case(word));
        ["ID", "START_ID", "END_ID"].into_iter().any(is)
    }
}

/// Splits off what stands in brackets at the end.
fn enclosed(text: &str, open: char, close: char) -> (&str, &str) {
    match text.strip_suffix(close).and_then(|body| body.split_once(open)) {
        Some((head, inner)) => (head, inner),
        None => (text, ""),
    }
}

fn read_column(
    column: usize,
    written: &str,
    parts: &Written<'_>,
    has_roles: bool,
) -> Result<ColumnHeader, HeaderProblem> {
    let plain =
        |role: Role| ColumnHeader { written: written.to_owned(), role, declared: None, is_list: false, timezone: None };
    let problem =
        |code: &'static str, message: String, help: Option<String>| Err(HeaderProblem { column, code, message, help });
    let Some((kind, space, options)) = parts.kind else {
        if written.is_empty() {
            return problem("InvalidHeader", format!("column {} has no name", column + 1), None);
        }
        return Ok(plain(Role::Property(written.to_owned())));
    };
    let space = space.to_owned();
    let role = match kind.to_ascii_uppercase().as_str() {
        "ID" => {
            let property = if parts.name.is_empty() { "id" } else { parts.name };
            Some(Role::Id { space, property: Some(property.to_owned()) })
        }
        "LABEL" => Some(Role::Label),
        "START_ID" => Some(Role::Start { space }),
        "END_ID" => Some(Role::End { space }),
        "TYPE" => Some(Role::Type),
        "IGNORE" => Some(Role::Ignore),
        _ => None,
    };
    if let Some(role) = role {
        return Ok(plain(role));
    }
    let declared = TYPES.iter().find(|(word, _)| kind.eq_ignore_ascii_case(word)).map(|(_, declared)| *declared);
    match declared {
        Some(declared) if !parts.name.is_empty() => Ok(ColumnHeader {
            written: written.to_owned(),
            role: Role::Property(parts.name.to_owned()),
            declared: Some(declared),
            is_list: parts.is_list,
            timezone: options.split_once(':').filter(|(key, _)| *key == "timezone").map(|(_, zone)| zone.to_owned()),
        }),
        Some(_) => problem("InvalidHeader", format!("column `{written}` has a type and no name"), None),
        None if has_roles => {
            let words = TYPES.iter().map(|(word, _)| *word).chain(["ID", "LABEL", "TYPE", "IGNORE"]);
            let help = did_you_mean(kind, words)
                .or_else(|| Some("write int, float, boolean, string, date, … or IGNORE".to_owned()));
            problem("InvalidHeader", format!("`{kind}` is no type of a column"), help)
        }
        None => Ok(plain(Role::Property(written.to_owned()))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(names: &[&str], place: Place) -> Result<(TableKind, Header), HeaderProblem> {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        Header::read(&names, place, true)
    }

    #[test]
    fn neo4js_names_say_roles_and_types() {
        let (kind, header) = read(
            &["personId:ID(Person)", "name:STRING", "t:time{timezone:+02:00}[]", ":LABEL", "x:IGNORE"],
            Place::Anywhere,
        )
        .unwrap();
        assert_eq!(kind, TableKind::Nodes);
        let roles: Vec<&Role> = header.columns.iter().map(|column| &column.role).collect();
        let id = Role::Id { space: "Person".to_owned(), property: Some("personId".to_owned()) };
        assert_eq!(
            roles,
            [&id, &Role::Property("name".to_owned()), &Role::Property("t".to_owned()), &Role::Label, &Role::Ignore]
        );
        let time = &header.columns[2];
        assert_eq!((time.declared, time.is_list), (Some(DeclaredType::Time), true));
        assert_eq!(time.timezone.as_deref(), Some("+02:00"));
    }

    #[test]
    fn in_the_folders_plain_names_do() {
        let (kind, header) =
            read(&["src", "dst", "confidence", "w", "dc:title", "source"], Place::Relationships).unwrap();
        assert_eq!(kind, TableKind::Relationships);
        assert_eq!(header.columns[2].role, Role::Evidence("confidence"));
        assert_eq!(header.columns[4].role, Role::Property("dc:title".to_owned()));
        assert_eq!(header.columns[5].role, Role::Evidence("source"));
        let (_, header) = read(&["src", "dst", "confidence"], Place::Relationships).unwrap();
        assert_eq!(header.columns[2].role, Role::Property("confidence".to_owned()));
        assert!(matches!(read(&["id", "name"], Place::Nodes).unwrap().0, TableKind::Nodes));
    }

    #[test]
    fn what_is_wrong_is_said() {
        for (names, place, code, column) in [
            (&["id", "name"][..], Place::Anywhere, "InvalidHeader", 0),
            (&[":ID", ":START_ID"], Place::Anywhere, "InvalidHeader", 0),
            (&[":ID", "n:itn"], Place::Anywhere, "InvalidHeader", 1),
            (&["src", "x"], Place::Relationships, "MissingColumn", 0),
            (&["name"], Place::Nodes, "MissingColumn", 0),
            (&[":ID", "a", "a:int"], Place::Nodes, "DuplicateColumn", 2),
            (&[":ID", ""], Place::Nodes, "InvalidHeader", 1),
        ] {
            let problem = read(names, place).unwrap_err();
            assert_eq!((problem.code, problem.column), (code, column), "{names:?}");
        }
        assert_eq!(read(&[":ID", "n:itn"], Place::Nodes).unwrap_err().help.as_deref(), Some("did you mean `int`?"));
    }
}
