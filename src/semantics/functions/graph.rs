//! Functions on nodes, relationships and paths.

use super::{FunctionFamily, FunctionKind, FunctionSignature, ParameterType, ValueType, parameter};

const fn row(
    name: &'static str,
    parameters: &'static [ParameterType],
    returns: ValueType,
    doc: &'static str,
) -> FunctionSignature {
    FunctionSignature::new(FunctionFamily::Graph, FunctionKind::Entity, name, parameters, returns, doc)
}

/// The rows of this family.
pub(super) const ROWS: &[FunctionSignature] = &[
    row(
        "id",
        &[parameter("entity", ValueType::ENTITY)],
        ValueType::INTEGER,
        "Returns the internal number of a node or relationship, good within one session.",
    )
    .example("id(k)", ""),
    row(
        "elementId",
        &[parameter("entity", ValueType::ENTITY)],
        ValueType::STRING,
        "Returns the internal number of a node or relationship as text.",
    )
    .example("elementId(k)", ""),
    row("labels", &[parameter("node", ValueType::NODE)], ValueType::LIST, "Returns the labels of a node.")
        .example("labels(k)", "['Drug']"),
    row(
        "type",
        &[parameter("relationship", ValueType::RELATIONSHIP)],
        ValueType::STRING,
        "Returns the type of a relationship.",
    )
    .example("type(r)", "'TREATS'"),
    row(
        "properties",
        &[parameter("value", ValueType::ENTITY.or(ValueType::MAP))],
        ValueType::MAP,
        "Returns the properties of a node or relationship as a map.",
    )
    .example("properties(c).name", "'alcohol use disorder'"),
    row(
        "keys",
        &[parameter("value", ValueType::ENTITY.or(ValueType::MAP))],
        ValueType::LIST,
        "Returns the names of the properties of an entity, or the keys of a map.",
    )
    .example("keys(c)", "['description', 'id', 'name', 'synonyms', 'xrefs']"),
    row(
        "startNode",
        &[parameter("relationship", ValueType::RELATIONSHIP)],
        ValueType::NODE,
        "Returns the node that a relationship starts at.",
    )
    .example("startNode(r).name", "'ketamine'"),
    row(
        "endNode",
        &[parameter("relationship", ValueType::RELATIONSHIP)],
        ValueType::NODE,
        "Returns the node that a relationship ends at.",
    )
    .example("endNode(r).name", "'alcohol use disorder'"),
    row("nodes", &[parameter("path", ValueType::PATH)], ValueType::LIST, "Returns the nodes of a path.")
        .example("[n IN nodes(p) | n.id]", "['ketamine', 'alcohol_use_disorder']"),
    row(
        "relationships",
        &[parameter("path", ValueType::PATH)],
        ValueType::LIST,
        "Returns the relationships of a path.",
    )
    .example("[x IN relationships(p) | type(x)]", "['TREATS']"),
    row(
        "length",
        &[parameter("path", ValueType::PATH)],
        ValueType::INTEGER,
        "Returns the number of relationships of a path.",
    )
    .example("length(p)", "1"),
    row(
        "exists",
        &[parameter("value", ValueType::ANY)],
        ValueType::BOOLEAN,
        "Returns whether a property is there, that is, not null.",
    )
    .example("exists(k.name)", "true"),
];
