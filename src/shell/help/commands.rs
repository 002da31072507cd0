//! The table of `:commands`.

use super::CommandHelp;

/// Every command, in the order in which they are listed.
pub(in crate::shell) const COMMANDS: &[CommandHelp] = &[
    CommandHelp {
        name: "help",
        arguments: "[NAME]",
        summary: "lists commands, clauses and functions, or tells about one of them",
        detail: "NAME is a command, a clause, a function or a procedure, in any case.",
        example: ":help USING EVIDENCE",
    },
    CommandHelp {
        name: "schema",
        arguments: "",
        summary: "shows labels, relationship types, property keys and lenses, with counts",
        detail: "",
        example: ":schema",
    },
    CommandHelp {
        name: "source",
        arguments: "[KEY]",
        summary: "shows a source, its standing and the claims it speaks to; without KEY lists all sources",
        detail: "",
        example: ":source jones2018",
    },
    CommandHelp {
        name: "lens",
        arguments: "[NAME | CLAUSES | off]",
        summary: "shows or sets which evidence counts in every statement from now on",
        detail: "NAME is a lens that the graph names; CLAUSES are evidence clauses as they stand before a statement.\n\
                 While a lens other than USING ALL EVIDENCE is set, statements cannot write.",
        example: ":lens USING EVIDENCE e WHERE e.level <= 2",
    },
    CommandHelp {
        name: "mode",
        arguments: "[FORMAT]",
        summary: "shows or sets how results are written",
        detail: "",
        example: ":mode csv",
    },
    CommandHelp {
        name: "output",
        arguments: "[FILE]",
        summary: "sends results to a file; without FILE back to the screen",
        detail: "The file appears whole at the next `:output` or at the end.",
        example: ":output claims.csv",
    },
    CommandHelp {
        name: "figure",
        arguments: "FILE [TITLE]",
        summary: "draws the nodes, claims and paths of the last result",
        detail: "The extension says the format: svg, pdf, png or dot. Beside it appear the numbered references\n\
                 as text (.refs.txt) and as BibTeX (.bib).",
        example: ":figure withdrawal.svg What eases opioid withdrawal",
    },
    CommandHelp {
        name: "param",
        arguments: "[NAME => EXPRESSION | NAME | clear [NAME]]",
        summary: "lists, sets, shows or clears the parameters that statements use as $NAME",
        detail: "",
        example: ":param since => 2010 + 5",
    },
    CommandHelp {
        name: "read",
        arguments: "FILE",
        summary: "runs the statements and commands of a file",
        detail: "Files can read files, up to 16 deep.",
        example: ":read queries/tour.cypher",
    },
    CommandHelp {
        name: "save",
        arguments: "FILE.grounds",
        summary: "saves the graph as a database file; the session goes on in it",
        detail: "A built-in graph or a pack cannot be written to, the saved file can.",
        example: ":save mine.grounds",
    },
    CommandHelp {
        name: "timing",
        arguments: "[on | off]",
        summary: "shows how long each statement took",
        detail: "",
        example: ":timing on",
    },
    CommandHelp {
        name: "quit",
        arguments: "",
        summary: "ends the session; so does Ctrl-D",
        detail: "",
        example: ":quit",
    },
];
