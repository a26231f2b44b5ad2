//! Requests of our own, for views beside the text: `selaras/cascade`, `selaras/coverage`, `selaras/findings`,
//! `selaras/scoreInputs`. `docs/tampilan.md` describes their JSON, which is a promise.

use selaras_analysis::register::AgencyId;
use selaras_analysis::rule::Text;
use selaras_ide::views::cascade::{CascadeNode, Wanted, cascade};
use selaras_ide::views::coverage::coverage;
use selaras_ide::views::findings::findings;
use selaras_ide::views::plans::{InForce, agency, choose, in_force, register_of};
use selaras_ide::views::score_inputs::score_inputs;
use serde::Deserialize;
use serde_json::Value;
use tower_lsp_server::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp_server::ls_types::Uri;

use crate::server::Server;
use crate::uri::path_of;
use crate::view::View;

/// What a view is asked for; everything may be left out.
#[derive(Clone, PartialEq, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct Asked {
    /// A file, or folder, of the workspace that is meant.
    pub uri: Option<Uri>,
    /// The code of a region, or of its RPJMD.
    pub region: Option<String>,
    /// The code or an alias of an agency.
    pub agency: Option<String>,
    /// With targets and money.
    pub values: bool,
    /// So many levels of the cascade; all of them where nothing is said.
    pub depth: Option<usize>,
    /// Of the cascade only what hangs below the node of this name.
    pub below: Option<String>,
}

/// What was asked for, found.
struct Found<'a> {
    view: &'a View,
    plan: InForce,
    agency: Option<AgencyId>,
}

impl Server {
    /// `selaras/cascade`
    pub(crate) async fn cascade(&self, asked: Asked) -> Result<Value> {
        let (values, depth, below) = (asked.values, asked.depth, asked.below.clone());
        self.show(asked, move |found| {
            let wanted = Wanted { agency: found.agency, values };
            let nodes = cascade(&found.view.ide(), found.plan.doc, wanted);
            let nodes = match below {
                Some(id) => CascadeNode::find(&nodes, &id).map_or(&[][..], |n| &n.children),
                None => &nodes,
            };
            found.view.cascade_json(&found.plan, nodes, depth.map_or(usize::MAX, |d| d.max(1)))
        })
        .await
    }

    /// `selaras/coverage`
    pub(crate) async fn coverage(&self, asked: Asked) -> Result<Value> {
        self.show(asked, |found| {
            let matrix = coverage(&found.view.ide(), found.plan.doc, found.agency);
            found.view.coverage_json(&found.plan, &matrix)
        })
        .await
    }

    /// `selaras/findings`
    pub(crate) async fn findings(&self, asked: Asked) -> Result<Value> {
        self.show(asked, |found| {
            let list = findings(&found.view.ide(), found.plan.doc, found.agency);
            found.view.findings_json(&found.plan, &list)
        })
        .await
    }

    /// `selaras/scoreInputs`
    pub(crate) async fn score_inputs(&self, asked: Asked) -> Result<Value> {
        self.show(asked, |found| {
            let inputs = score_inputs(&found.view.ide(), found.plan.doc, found.agency);
            found.view.score_inputs_json(&found.plan, &inputs)
        })
        .await
    }

    /// Answers about the plan that is meant, or says in words why it cannot.
    async fn show(&self, asked: Asked, work: impl FnOnce(&Found) -> Value + Send + 'static) -> Result<Value> {
        let answer = self.ask_all(move |views| Ok(work(&find(views, &asked)?))).await?;
        answer.map_err(|message: String| Error {
            code: ErrorCode::InvalidParams,
            message: message.into(),
            data: None,
        })
    }
}

fn find<'a>(views: &'a [View], asked: &Asked) -> std::result::Result<Found<'a>, String> {
    let views = meant(views, asked.uri.as_ref())?;
    let plans: Vec<(&View, InForce)> =
        views.iter().flat_map(|v| in_force(&v.ide()).into_iter().map(|p| (*v, p))).collect();
    let list: Vec<&InForce> = plans.iter().map(|(_, p)| p).collect();
    let say = |text: Text| match views.first() {
        Some(view) => view.ide().say(&text),
        None => text.id,
    };
    let (view, plan) = plans[choose(&list, asked.region.as_deref()).map_err(say)?].clone();
    let register = register_of(&view.ide(), plan.doc);
    let agency = asked.agency.as_deref().map(|word| agency(&register, word).map_err(say)).transpose()?;
    Ok(Found { view, plan, agency })
}

/// The workspaces that are meant: all of them, or the innermost around a file.
fn meant<'a>(views: &'a [View], uri: Option<&Uri>) -> std::result::Result<Vec<&'a View>, String> {
    let Some(uri) = uri else { return Ok(views.iter().collect()) };
    let path = path_of(uri);
    let around = views.iter().filter(|v| path.as_ref().is_some_and(|p| p.starts_with(&**v.folder)));
    match around.max_by_key(|v| v.folder.as_os_str().len()) {
        Some(view) => Ok(vec![view]),
        None => {
            let text = Text::new(
                format!("{} tidak ada di ruang kerja mana pun yang terbuka.", uri.as_str()),
                format!("{} is in no workspace that is open.", uri.as_str()),
            );
            Err(views.first().map_or(text.id.clone(), |v| v.ide().say(&text)))
        }
    }
}
