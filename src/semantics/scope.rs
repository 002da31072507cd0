//! Which variables are visible where, and the table of all variables of a statement.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

use crate::diag::{Diagnostic, Result, Span, did_you_mean};

use super::bound::{Variable, VariableId};
use super::types::StaticType;

/// What the file of the newest `LOAD CSV` is called in a scope: no name that can be typed begins with a space.
pub(super) const FILE: &str = " file";
/// What the line of its record is called.
pub(super) const LINE: &str = " linenumber";

/// The names that are visible at one place, in the order in which they came in.
#[derive(Debug, Clone, Default)]
pub(super) struct Scope {
    names: Vec<(Arc<str>, VariableId)>,
    /// How many of them, from the first, were there before rows were merged: an expression may name them only
    /// in a part that was projected.
    merged: usize,
    /// What a subquery was given from outside, once a projection has left it behind.
    given: Option<Rc<Given>>,
}

/// The variables that a subquery is given from outside: they have one value in a run of it, so that no projection in
/// it takes them out of scope.
#[derive(Debug, Default)]
pub(super) struct Given {
    names: Vec<(Arc<str>, VariableId)>,
    /// Those that something asked for after a projection.
    used: RefCell<BTreeSet<VariableId>>,
}

impl Given {
    /// Takes what a scope has.
    pub(super) fn of(scope: &Scope) -> Rc<Given> {
        let names = scope.named().map(|(name, variable)| (Arc::clone(name), variable)).collect();
        Rc::new(Given { names, used: RefCell::default() })
    }

    /// Returns those that something asked for after a projection.
    pub(super) fn used(&self) -> Vec<VariableId> {
        self.used.borrow().iter().copied().collect()
    }

    /// Returns whether a variable is one of them.
    pub(super) fn has(&self, variable: VariableId) -> bool {
        self.names.iter().any(|(_, known)| *known == variable)
    }
}

impl Scope {
    pub(super) fn lookup(&self, name: &str) -> Option<VariableId> {
        // The newest wins: a comprehension's variable hides one of the same name outside.
        let found = self.names.iter().rev().find(|(known, _)| &**known == name).map(|(_, variable)| *variable);
        let Some(given) = &self.given else { return found };
        let from_outside =
            || given.names.iter().rev().find(|(known, _)| &**known == name).map(|(_, variable)| *variable);
        let found = found.or_else(from_outside);
        given.used.borrow_mut().extend(found.filter(|variable| given.has(*variable)));
        found
    }

    /// Lets what a subquery was given be seen behind everything else.
    pub(super) fn see(&mut self, given: Option<Rc<Given>>) {
        self.given = given;
    }

    pub(super) fn introduce(&mut self, name: Arc<str>, variable: VariableId) {
        self.names.push((name, variable));
    }

    /// Returns this scope with those of `after` added, which hide what had the same name.
    pub(super) fn followed_by(&self, after: &Scope, merged: bool) -> Scope {
        let names: Vec<_> = self.names.iter().chain(&after.names).cloned().collect();
        Scope { names, merged: if merged { self.names.len() } else { 0 }, given: self.given.clone() }
    }

    /// Returns what a subquery sees: not what was there before rows were merged.
    pub(super) fn inside_subquery(&self) -> Scope {
        let mut names = self.names[self.merged..].to_vec();
        if let Some(given) = &self.given {
            // Whether the subquery reads them is not known yet.
            given.used.borrow_mut().extend(given.names.iter().map(|(_, variable)| *variable));
            names.splice(0..0, given.names.iter().cloned());
        }
        Scope { names, merged: 0, given: None }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&Arc<str>, VariableId)> {
        self.names.iter().map(|(name, variable)| (name, *variable))
    }

    /// Returns the names that the user gave, which `*` stands for.
    pub(super) fn named(&self) -> impl Iterator<Item = (&Arc<str>, VariableId)> {
        self.iter().filter(|(name, _)| !name.starts_with(' '))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.named().next().is_none()
    }

    pub(super) fn truncate(&mut self, len: usize) {
        self.names.truncate(len);
    }

    pub(super) fn len(&self) -> usize {
        self.names.len()
    }

    /// Makes the error for a name that is not in scope, saying what is.
    pub(super) fn undefined(&self, name: &str, span: Span) -> Box<Diagnostic> {
        let mut known: Vec<&str> = Vec::new();
        for (name, _) in self.named() {
            if !known.contains(&&**name) {
                known.push(name);
            }
        }
        let what_else = || match known.first() {
            Some(first) => {
                format!("write a property behind its variable, `{first}.{name}`, and a text in quotes, `'{name}'`")
            }
            None => format!("make it before, as in `MATCH ({name})` or `WITH … AS {name}`; a text stands in quotes"),
        };
        // SQL calls some functions without brackets.
        let clock = super::foreign::function(name).filter(|_| name.to_ascii_lowercase().starts_with("current_"));
        let help =
            clock.map(str::to_owned).or_else(|| did_you_mean(name, known.iter().copied())).unwrap_or_else(what_else);
        let note = match known.as_slice() {
            [] => "no variable is in scope here".to_owned(),
            names => {
                let names: Vec<String> = names.iter().take(12).map(|name| format!("`{name}`")).collect();
                format!("in scope: {}", names.join(", "))
            }
        };
        let error = Diagnostic::error("UndefinedVariable", format!("variable `{name}` not defined"), span);
        Box::new(error.labelled("not known here").with_help(help).with_note(note))
    }
}

/// All variables of a statement.
#[derive(Debug, Default)]
pub(super) struct Variables {
    pub(super) all: Vec<Variable>,
}

impl Variables {
    pub(super) fn add(&mut self, name: Arc<str>, kind: StaticType) -> VariableId {
        let variable = VariableId(u32::try_from(self.all.len()).unwrap_or(u32::MAX));
        self.all.push(Variable { name, kind });
        variable
    }

    /// Adds a variable for what the user gave no name; its name cannot be typed.
    pub(super) fn add_unnamed(&mut self, kind: StaticType) -> VariableId {
        let name = format!(" {}", self.all.len());
        self.add(name.into(), kind)
    }

    pub(super) fn kind(&self, variable: VariableId) -> &StaticType {
        self.all.get(variable.0 as usize).map_or(&StaticType::Any, |found| &found.kind)
    }

    pub(super) fn name(&self, variable: VariableId) -> &str {
        self.all.get(variable.0 as usize).map_or("", |found| &found.name)
    }

    /// Checks that a variable can be what a pattern wants it to be.
    pub(super) fn require(&self, variable: VariableId, wanted: &StaticType, span: Span) -> Result<()> {
        let found = self.kind(variable);
        let fits = found.is_open()
            || matches!((found, wanted), (a, b) if a == b)
            || matches!((found, wanted), (StaticType::List(a), StaticType::List(b)) if a.is_open() || a == b);
        if fits {
            return Ok(());
        }
        let name = self.name(variable);
        Err(Box::new(
            Diagnostic::error(
                "VariableTypeConflict",
                format!("`{name}` is {}, but {} is wanted here", found.name(), wanted.name()),
                span,
            )
            .labelled(format!("used as {}", wanted.name()))
            .with_help("write another name, or none, where something else is meant"),
        ))
    }
}
