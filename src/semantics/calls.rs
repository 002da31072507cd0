//! Checks the arguments of a call against a function's signature.

use super::functions::{FunctionSignature, ValueType};
use super::types::StaticType;

impl FunctionSignature {
    /// Says what is wrong with a number of arguments, if anything.
    #[must_use]
    pub(super) fn arity_problem(&self, arguments: usize) -> Option<String> {
        if self.takes(arguments) {
            return None;
        }
        let least = self.parameters.len() - self.optional;
        let most = self.parameters.len();
        let wanted = match (least == most, self.variadic) {
            (_, true) => format!("at least {least}"),
            (true, false) => most.to_string(),
            (false, false) => format!("{least} to {most}"),
        };
        let plural = if wanted == "1" { "argument" } else { "arguments" };
        Some(format!("`{}` takes {wanted} {plural}, here are {arguments}", self.name))
    }

    /// Returns what the parameter at `position` wants, when an argument of that type can never be it.
    #[must_use]
    pub(super) fn rejects(&self, position: usize, argument: &StaticType) -> Option<String> {
        let parameter = self.parameter(position).filter(|_| self.checked_early)?;
        let argument = value_type(argument)?;
        (!parameter.value_type.accepts(argument)).then(|| parameter.value_type.description())
    }

    /// Returns what is known of the result.
    #[must_use]
    pub(super) fn result_type(&self) -> StaticType {
        let returns = self.returns;
        if returns == ValueType::BOOLEAN {
            StaticType::Boolean
        } else if returns == ValueType::INTEGER {
            StaticType::Integer
        } else if returns == ValueType::FLOAT {
            StaticType::Float
        } else if returns == ValueType::STRING {
            StaticType::String
        } else if returns == ValueType::LIST {
            StaticType::List(Box::new(match self.name {
                "relationships" => StaticType::Relationship,
                "nodes" => StaticType::Node,
                _ => StaticType::Any,
            }))
        } else if returns == ValueType::MAP {
            StaticType::Map
        } else if returns == ValueType::NODE {
            StaticType::Node
        } else if returns == ValueType::RELATIONSHIP {
            StaticType::Relationship
        } else if returns == ValueType::PATH {
            StaticType::Path
        } else if ValueType::INSTANT.or(ValueType::DURATION).contains(returns) {
            StaticType::Temporal
        } else {
            StaticType::Any
        }
    }
}

/// Returns the set of types that a static type stands for; `None` when nothing is known.
fn value_type(known: &StaticType) -> Option<ValueType> {
    Some(match known {
        StaticType::Any | StaticType::Item => return None,
        StaticType::Null => ValueType::NULL,
        StaticType::Boolean => ValueType::BOOLEAN,
        StaticType::Integer => ValueType::INTEGER,
        StaticType::Float => ValueType::FLOAT,
        StaticType::Number => ValueType::INTEGER.or(ValueType::FLOAT),
        StaticType::String => ValueType::STRING,
        StaticType::List(_) => ValueType::LIST,
        StaticType::Map => ValueType::MAP,
        StaticType::Node => ValueType::NODE,
        StaticType::Relationship => ValueType::RELATIONSHIP,
        StaticType::Path => ValueType::PATH,
        StaticType::Temporal => ValueType::INSTANT.or(ValueType::DURATION),
    })
}
