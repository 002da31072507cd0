//! Turns evidence clauses into a lens: names looked up, moments and keys evaluated, predicates run over all items.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::{Diagnostic, Result, SourceText, Span, did_you_mean};
use crate::evidence::{self, Lens, View};
use crate::exec::{Context, ItemPredicate, KernelContext, Limits, constant, items_shown};
use crate::plan::{Expression, LogicalPlan};
use crate::semantics::{BoundLensClause, NameUse, bind_lens};
use crate::syntax::ast::LensClause;
use crate::syntax::parse_statement;
use crate::value::Value;

use super::database::{Database, Version};
use super::procedures::Registry;

/// Lenses within lenses, at most: a circle of names ends here.
const LENS_DEPTH_MAX: usize = 16;

/// Parses evidence clauses that stand alone.
pub(super) fn parse_clauses(source: &Arc<SourceText>) -> Result<Vec<LensClause>> {
    // A statement is evidence clauses and a query; the shortest query makes one of them.
    let text = format!("{}\nRETURN 1", source.text);
    let statement = parse_statement(&text).map_err(|error| Box::new((*error).in_source(source)))?;
    Ok(statement.lens)
}

/// A name that a lens uses, with the text it stands in when that is not the statement.
pub(super) type PlacedName = (NameUse, Option<Arc<SourceText>>);

/// What is needed to evaluate the parts of a lens.
pub(super) struct Resolver<'a> {
    pub(super) database: &'a Database,
    pub(super) version: &'a Version,
    pub(super) parameters: &'a BTreeMap<String, Value>,
    pub(super) limits: Limits,
}

/// The predicates wait until the moment is known, since an item's standing depends on it.
#[derive(Default)]
struct Collected {
    lens: Lens,
    predicates: Vec<(ItemPredicate, Option<Arc<SourceText>>)>,
    names: Vec<PlacedName>,
}

impl Resolver<'_> {
    /// Resolves the clauses of a statement and those of its session.
    ///
    /// Returns the lens and the source keys that it names.
    pub(super) fn resolve(
        &self,
        own: &[BoundLensClause],
        session: Option<&Arc<SourceText>>,
    ) -> Result<(Lens, Vec<PlacedName>)> {
        let mut collected = Collected::default();
        if let Some(source) = session {
            self.collect_text(source, 0, &mut collected)?;
        }
        self.collect(own, None, 0, &mut collected)?;
        let Collected { mut lens, predicates, names } = collected;
        if !predicates.is_empty() {
            let moment = Lens { as_of: lens.as_of, ..Lens::default() };
            let plan = LogicalPlan::empty();
            let context = self.context(&plan, self.database.view(self.version, &moment));
            for (predicate, source) in &predicates {
                lens.predicates.push(items_shown(predicate, &context).map_err(|error| placed(error, source.as_ref()))?);
            }
        }
        Ok((lens, names))
    }

    fn context<'p>(&'p self, plan: &'p LogicalPlan, view: Arc<View>) -> Context<'p> {
        let kernels = KernelContext::new(super::clock::now(), super::clock::now(), super::clock::now, 0);
        Context::new(
            self.version.graph.clone(),
            view,
            Arc::clone(&self.version.declarations),
            plan,
            self.parameters,
            kernels,
            self.limits.clone(),
            &Registry,
            false,
        )
    }

    fn collect_text(&self, source: &Arc<SourceText>, depth: usize, out: &mut Collected) -> Result<()> {
        let clauses = parse_clauses(source)?;
        let (bound, names) = bind_lens(&clauses).map_err(|error| Box::new((*error).in_source(source)))?;
        out.names.extend(names.into_iter().map(|name| (name, Some(Arc::clone(source)))));
        self.collect(&bound, Some(source), depth, out)
    }

    fn collect(
        &self,
        clauses: &[BoundLensClause],
        source: Option<&Arc<SourceText>>,
        depth: usize,
        out: &mut Collected,
    ) -> Result<()> {
        for clause in clauses {
            match clause {
                BoundLensClause::All => out.lens.all = true,
                BoundLensClause::Named(name, span) => {
                    out.lens.explicit = true;
                    self.named(name, *span, depth, out).map_err(|error| placed(error, source))?;
                }
                BoundLensClause::AsOf(moment) => {
                    out.lens.explicit = true;
                    let day = self.moment(moment).map_err(|error| placed(error, source))?;
                    out.lens.as_of = Some(out.lens.as_of.map_or(day, |known| known.min(day)));
                }
                BoundLensClause::Excluding(keys) => {
                    out.lens.explicit = true;
                    for key in keys {
                        self.exclude(key, source, out)?;
                    }
                }
                BoundLensClause::Evidence { variable, predicate } => {
                    out.lens.explicit = true;
                    let predicate = ItemPredicate { item: *variable, predicate: predicate.clone() };
                    out.predicates.push((predicate, source.cloned()));
                }
            }
        }
        Ok(())
    }

    fn named(&self, name: &str, span: Span, depth: usize, out: &mut Collected) -> Result<()> {
        let lenses = &self.version.declarations.lenses;
        let Some(declared) = lenses.get(name) else {
            let known = lenses.keys().map(String::as_str);
            let mut error = Diagnostic::error("UnknownLens", format!("no lens `{name}`"), span)
                .with_optional_help(did_you_mean(name, known));
            if lenses.is_empty() {
                error = error
                    .with_note("this graph names no lenses; a pack declares them in graph.toml under `[lenses.NAME]`");
            } else {
                let all: Vec<String> = lenses.keys().map(|name| format!("`{name}`")).collect();
                error = error.with_note(format!("the lenses of this graph: {}", all.join(", ")));
            }
            return Err(Box::new(error));
        };
        if depth >= LENS_DEPTH_MAX {
            return Err(Box::new(Diagnostic::error("LensCircle", format!("the lens `{name}` refers to itself"), span)));
        }
        let source = SourceText::new(format!("lens {name}"), declared.clauses.clone());
        self.collect_text(&source, depth + 1, out)
    }

    fn constant(&self, expr: &Expression) -> Result<Value> {
        let plan = LogicalPlan::empty();
        let view = View::compute(&crate::graph::Graph::new(), &self.version.declarations, &Lens::default());
        constant(expr, &self.context(&plan, Arc::new(view)))
    }

    fn moment(&self, expr: &Expression) -> Result<i64> {
        let value = self.constant(expr)?;
        evidence::last_day_of(&value).ok_or_else(|| {
            Box::new(
                Diagnostic::error("InvalidArgumentValue", "`AS OF` wants a year or a date", expr.at.0)
                    .with_help("write `AS OF 2018`, `AS OF '2018-03'` or `AS OF date('2018-03-01')`"),
            )
        })
    }

    fn exclude(&self, expr: &Expression, source: Option<&Arc<SourceText>>, out: &mut Collected) -> Result<()> {
        let value = self.constant(expr).map_err(|error| placed(error, source))?;
        let keys: Vec<Value> = match &value {
            Value::List(items) => items.to_vec(),
            other => vec![other.clone()],
        };
        for key in keys {
            match key {
                Value::String(key) => match self.version.graph.source_id(&key) {
                    Some(id) => {
                        out.lens.excluded.insert(id);
                    }
                    None => {
                        let span = expr.at.0;
                        let name =
                            NameUse { name: key, kind: crate::semantics::NameKind::Source, span, written: false };
                        out.names.push((name, source.cloned()));
                    }
                },
                Value::Null => {}
                _ => {
                    let error =
                        Diagnostic::error("InvalidArgumentType", "`EXCLUDING SOURCE` wants source keys", expr.at.0)
                            .with_help("write the keys as strings, or a list of strings");
                    return Err(placed(Box::new(error), source));
                }
            }
        }
        Ok(())
    }
}

fn placed(error: Box<Diagnostic>, source: Option<&Arc<SourceText>>) -> Box<Diagnostic> {
    match source {
        Some(source) => Box::new((*error).in_source(source)),
        None => error,
    }
}
