//! A finding as rules make it: nodes and places, words, repairs. No text, no bytes, no file's content.

use selaras_plan::years::Years;

use crate::db::SourceFile;
use crate::documents::NodeRef;
use crate::place::Place;
use crate::rule::{Rule, Severity, Text};

/// Where something stands.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct At {
    /// The file.
    pub file: SourceFile,
    /// The node in the file's tree.
    pub local: u32,
    /// Where in the node.
    pub place: Place,
}

impl At {
    /// Another place of the same node.
    pub fn place(self, place: Place) -> At {
        At { place, ..self }
    }
}

/// A finding.
#[derive(Clone, PartialEq, Debug)]
pub struct Finding {
    /// Which rule.
    pub rule: &'static Rule,
    /// How much it weighs here.
    pub severity: Severity,
    /// The node that it is about.
    pub node: NodeRef,
    /// Where it stands.
    pub at: At,
    /// What is wrong: the node's name, both values. `{daftar}` stands for the subjects, `{n}` for their number.
    pub message: Text,
    /// What to do. `{rujukan}` stands for the labels of the subjects.
    pub help: Text,
    /// A few words at the place.
    pub label: Text,
    /// The other side.
    pub related: Vec<RelatedAt>,
    /// A finding about several nodes: it loses those that are waived or silenced, and is gone with the last. One that
    /// stands at its first subject moves on to the next.
    pub subjects: Vec<Subject>,
    /// Several documents may be told the same: each subject stands in the first finding of its rule that is left.
    pub told_once: bool,
    /// Repairs, the best first.
    pub fixes: Vec<Repair>,
    /// Further cells of the same node that it is about: one mistake of a whole row is one finding.
    pub also: Vec<Place>,
    /// Further nodes of other documents in which the mistake may lie; they are not shown, and only silence.
    pub parts: Vec<NodeRef>,
    /// The years that it is about, where it is about some.
    pub years: Years,
    /// It counts only where a waiver hides one of these at the same node.
    pub only_if_waived: &'static [&'static str],
}

/// The other side of a finding.
#[derive(Clone, PartialEq, Debug)]
pub struct RelatedAt {
    /// The node, where it is one of a plan.
    pub node: Option<NodeRef>,
    /// Where.
    pub at: At,
    /// What stands there.
    pub words: Text,
}

/// One of the nodes that a finding is about.
#[derive(Clone, PartialEq, Debug)]
pub struct Subject {
    /// The node.
    pub node: NodeRef,
    /// Where it stands.
    pub at: At,
    /// Its name in the list.
    pub words: Text,
    /// A few words at its place, which shows the name already; empty where its name in the list is enough.
    pub label: Text,
}

/// A repair, in terms of nodes and places.
#[derive(Clone, PartialEq, Debug)]
pub struct Repair {
    /// What it does.
    pub title: Text,
    /// It may be applied unseen.
    pub safe: bool,
    /// What changes.
    pub changes: Vec<Change>,
}

/// A change of the text at a place.
#[derive(Clone, PartialEq, Debug)]
pub struct Change {
    /// Where.
    pub at: At,
    /// What.
    pub edit: Edit,
}

/// What a change does.
#[derive(Clone, PartialEq, Debug)]
pub enum Edit {
    /// The place's text becomes this.
    Replace(String),
    /// The statement goes, with its line where nothing else stands there.
    Remove,
    /// The whole node, with its body, becomes this.
    ReplaceNode(String),
    /// Lines that come first in the node's body; a node without a body gets one.
    Prepend(Vec<String>),
    /// Lines that come last in the node's body.
    Append(Vec<String>),
    /// Words behind the header, before its `{`.
    Clause(String),
}

/// Findings in the making.
#[derive(Default, Debug)]
pub struct Findings {
    /// What was found so far.
    pub list: Vec<Finding>,
}

impl Findings {
    /// Adds a finding at a node and place; the rest is given through what comes back.
    pub fn add(
        &mut self,
        rule: &'static Rule,
        node: NodeRef,
        at: At,
        message: Text,
        help: Text,
    ) -> &mut Finding {
        self.list.push(Finding {
            rule,
            severity: rule.severity,
            node,
            at,
            message,
            help,
            label: Text::default(),
            related: Vec::new(),
            subjects: Vec::new(),
            told_once: false,
            fixes: Vec::new(),
            also: Vec::new(),
            parts: Vec::new(),
            years: Years::EMPTY,
            only_if_waived: &[],
        });
        let last = self.list.len() - 1;
        &mut self.list[last]
    }
}

impl Finding {
    /// The words at the place.
    pub fn label(&mut self, label: Text) -> &mut Finding {
        self.label = label;
        self
    }
    /// Another weight than the rule's own.
    pub fn severity(&mut self, severity: Severity) -> &mut Finding {
        self.severity = severity;
        self
    }
    /// The other side.
    pub fn related(&mut self, node: Option<NodeRef>, at: At, words: Text) -> &mut Finding {
        self.related.push(RelatedAt { node, at, words });
        self
    }
    /// A repair of one change.
    pub fn fix(&mut self, safe: bool, title: Text, at: At, edit: Edit) -> &mut Finding {
        self.fixes.push(Repair { title, safe, changes: vec![Change { at, edit }] });
        self
    }
}
