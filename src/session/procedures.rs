//! The procedures about the catalogue: they speak of the whole graph, whatever the lens (SEMANTICS L6).

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::evidence::{source_year, standing_at};
use crate::exec::{Context, Procedure, Procedures};
use crate::graph::{LabelId, TypeId};
use crate::semantics::StaticType;
use crate::semantics::procedures::Signature;
use crate::value::{Value, ValueError};

/// The built-in procedures by name.
pub(super) struct Registry;

impl Procedures for Registry {
    fn get(&self, name: &str) -> Option<Arc<dyn Procedure>> {
        let rows: Rows = match name {
            "db.labels" => labels,
            "db.relationshipTypes" => relationship_types,
            "db.propertyKeys" => property_keys,
            "grounds.schema" => schema,
            "grounds.sources" => sources,
            _ => return crate::algo::procedure(name),
        };
        Some(Arc::new(WithoutArguments(rows)))
    }
}

/// A procedure whose rows are given beforehand: called with arguments, it gives the results of the rows that
/// begin with them.
#[derive(Debug, Clone)]
pub struct ProcedureTable {
    /// The dotted name.
    pub name: Arc<str>,
    /// The parameters' names and types.
    pub parameters: Vec<(Arc<str>, StaticType)>,
    /// The result fields' names and types.
    pub results: Vec<(Arc<str>, StaticType)>,
    /// The rows: a value for each parameter, then one for each result field.
    pub rows: Vec<Vec<Value>>,
}

impl Procedure for ProcedureTable {
    fn call(&self, arguments: &[Value], _: &Context<'_>) -> Result<Vec<Vec<Value>>, ValueError> {
        if let Some((value, (name, kind))) =
            arguments.iter().zip(&self.parameters).find(|(value, (_, kind))| !StaticType::of(value).may_be(kind))
        {
            return Err(ValueError::argument_type(&format!("`{name}` of `{}`", self.name), kind.name(), value));
        }
        let given: Vec<Value> = arguments
            .iter()
            .zip(&self.parameters)
            .map(|(value, (_, kind))| match (value, kind) {
                (Value::Integer(_), StaticType::Float) => value.as_float().map_or(Value::Null, Value::Float),
                _ => value.clone(),
            })
            .collect();
        // Null is an argument like any other here.
        let fits = |row: &&Vec<Value>| row.iter().zip(&given).all(|(own, given)| own.order(given).is_eq());
        Ok(self.rows.iter().filter(fits).map(|row| row.get(given.len()..).unwrap_or_default().to_vec()).collect())
    }
}

/// The procedures that a session knows: those of its own tables, then the built-in ones.
#[derive(Debug, Clone, Default)]
pub(super) struct OwnProcedures {
    /// What the binder needs of the tables.
    pub(super) signatures: Arc<[Signature]>,
    tables: BTreeMap<Arc<str>, Arc<ProcedureTable>>,
}

impl OwnProcedures {
    pub(super) fn add(&mut self, table: ProcedureTable) {
        self.tables.insert(Arc::clone(&table.name), Arc::new(table));
        let signature = |table: &Arc<ProcedureTable>| Signature {
            name: Arc::clone(&table.name),
            parameters: table.parameters.clone(),
            results: table.results.clone(),
        };
        self.signatures = self.tables.values().map(signature).collect();
    }
}

impl Procedures for OwnProcedures {
    fn get(&self, name: &str) -> Option<Arc<dyn Procedure>> {
        match self.tables.get(name) {
            Some(table) => Some(Arc::clone(table) as Arc<dyn Procedure>),
            None => Registry.get(name),
        }
    }
}

type Rows = fn(&Context<'_>) -> Vec<Vec<Value>>;

/// A procedure that takes no arguments.
struct WithoutArguments(Rows);

impl Procedure for WithoutArguments {
    fn call(&self, _: &[Value], context: &Context<'_>) -> Result<Vec<Vec<Value>>, ValueError> {
        Ok((self.0)(context))
    }
}

fn count(number: usize) -> Value {
    Value::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}

fn string(text: &Arc<str>) -> Value {
    Value::String(Arc::clone(text))
}

fn sorted(mut rows: Vec<Vec<Value>>) -> Vec<Vec<Value>> {
    rows.sort_by(|a, b| a[0].order(&b[0]));
    rows
}

fn labels(context: &Context<'_>) -> Vec<Vec<Value>> {
    let graph = &context.graph;
    let used = graph.labels().filter(|(label, _)| graph.label_count(*label) > 0);
    sorted(used.map(|(_, name)| vec![string(name)]).collect())
}

fn relationship_types(context: &Context<'_>) -> Vec<Vec<Value>> {
    let graph = &context.graph;
    let used = graph.relationship_types().filter(|(kind, _)| graph.type_count(*kind) > 0);
    sorted(used.map(|(_, name)| vec![string(name)]).collect())
}

fn property_keys(context: &Context<'_>) -> Vec<Vec<Value>> {
    let graph = &context.graph;
    let used =
        graph.keys().filter(|(key, _)| graph.node_property_count(*key) + graph.relationship_property_count(*key) > 0);
    sorted(used.map(|(_, name)| vec![string(name)]).collect())
}

fn schema(context: &Context<'_>) -> Vec<Vec<Value>> {
    let (graph, declarations) = (&context.graph, &context.declarations);
    let text = |text: Option<&String>| text.map_or(Value::Null, |text| Value::from(text.as_str()));
    let mut rows = Vec::new();
    let mut labels: BTreeMap<&str, usize> = declarations.labels.keys().map(|name| (name.as_str(), 0)).collect();
    labels.extend(graph.labels().map(|(label, name): (LabelId, _)| (&**name, graph.label_count(label))));
    for (name, nodes) in labels {
        let description = declarations.labels.get(name).and_then(|declared| declared.description.as_ref());
        rows.push(vec![Value::from("label"), Value::from(name), count(nodes), Value::Null, text(description)]);
    }
    let mut types: BTreeMap<&str, usize> = declarations.types.keys().map(|name| (name.as_str(), 0)).collect();
    types.extend(graph.relationship_types().map(|(kind, name): (TypeId, _)| (&**name, graph.type_count(kind))));
    for (name, relationships) in types {
        let declared = declarations.types.get(name);
        let ends = declared.map_or(Value::Null, |declared| {
            Value::from(format!("{} -> {}", declared.from.join("|"), declared.to.join("|")))
        });
        let description = declared.and_then(|declared| declared.description.as_ref());
        rows.push(vec![Value::from("type"), Value::from(name), count(relationships), ends, text(description)]);
    }
    rows
}

fn sources(context: &Context<'_>) -> Vec<Vec<Value>> {
    let graph = &context.graph;
    let mut items: BTreeMap<u32, usize> = BTreeMap::new();
    for item in graph.item_records() {
        *items.entry(item.source.0).or_default() += 1;
    }
    let title = graph.key_id("title");
    let row = |source| {
        vec![
            string(graph.source_key(source)),
            source_year(graph, source).map_or(Value::Null, Value::Integer),
            title.map_or(Value::Null, |key| graph.source_property(source, key)),
            Value::from(standing_at(graph, source, None).as_str()),
            count(items.get(&source.0).copied().unwrap_or(0)),
        ]
    };
    sorted(graph.sources().map(row).collect())
}
