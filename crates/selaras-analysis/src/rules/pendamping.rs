//! Whom a coach accompanies: what D01 and D02 share.

use selaras_syntax::schema::PropKind;

use crate::items::Head;
use crate::register::{AgencyId, Register};

/// The agencies of a coach.
#[derive(Default)]
pub(super) struct Coached {
    /// Those that the register knows, each once, in its order.
    pub known: Vec<AgencyId>,
    /// Those that a name it does not know (R09) may mean.
    pub perhaps: Vec<AgencyId>,
}

/// The agencies that a `pendamping` accompanies, the members of its groups among them.
pub(super) fn coached(head: &Head, register: &Register) -> Coached {
    let mut coached = Coached::default();
    for reference in head.refs.iter() {
        let attr = reference.place.prop().and_then(|n| head.attrs.get(n as usize));
        if attr.is_none_or(|a| a.kind != PropKind::Mendampingi) {
            continue;
        }
        match (register.agency(&reference.path), register.group(&reference.path)) {
            (Some(agency), _) => coached.known.push(agency),
            (None, Some(members)) => coached.known.extend(members),
            (None, None) => coached.perhaps.extend(register.nearest(&reference.path)),
        }
    }
    coached.known.sort_unstable();
    coached.known.dedup();
    coached
}
