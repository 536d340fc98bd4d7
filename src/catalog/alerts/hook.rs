//! What a reader is told → one post to the address in the rules. No other address is asked, whatever the answer says.

use super::Bulletin;
use super::post::Stamp;
use super::rules::Webhook;
use crate::batch::Failure;
use crate::catalog::Value;
use serde_json::{Map, Value as Json, json};
use std::path::Path;

/// What is posted: the rows as `--format json` has them, and a text for chats.
pub(super) fn body(bulletin: &Bulletin, text: &str, catalog: &Path) -> String {
    let alerts: Vec<Json> = bulletin
        .alerts
        .iter()
        .map(|alert| {
            let (heads, cells) = (super::Alert::heads(), alert.cells(&bulletin.reader));
            let cells = cells.into_iter().map(value);
            Json::Object(
                heads.iter().map(|[name, ..]| (*name).to_owned()).zip(cells).collect::<Map<_, _>>(),
            )
        })
        .collect();
    // Not the path: it is nobody's business elsewhere.
    let name = catalog.file_name().unwrap_or_default().to_string_lossy();
    json!({
        "reader": bulletin.reader,
        "catalog": name,
        "since_entry": bulletin.stretch.after,
        "until_entry": bulletin.stretch.until,
        "alerts": alerts,
        "text": text,
    })
    .to_string()
}

fn value(value: Value) -> Json {
    match value {
        Value::Empty => Json::Null,
        Value::Integer(number) => number.into(),
        Value::Text(text) => text.into(),
    }
}

/// A program without what posts refuses the rules; this is not reached.
#[cfg(not(feature = "webhook"))]
pub(super) fn post(_: &Webhook, _: String, _: &Stamp) -> Result<(), Failure> {
    Err(Failure::NoWebhook { path: "rules".into() })
}

#[cfg(feature = "webhook")]
pub(super) use posting::post;

#[cfg(feature = "webhook")]
mod posting {
    use super::{Failure, Stamp, Webhook};
    use crate::batch::Unposted;
    use std::time::Duration;
    use ureq::{Agent, Error};

    /// Posts `body`.
    pub(in super::super) fn post(
        hook: &Webhook,
        body: String,
        stamp: &Stamp,
    ) -> Result<(), Failure> {
        let failed = |cause| Failure::NotPosted { to: hook.url.shown(), cause };
        let agent: Agent = Agent::config_builder()
            .timeout_global(Some(Duration::from_secs(hook.timeout_seconds.into())))
            // An answer that sends elsewhere is an answer that did not take it.
            .max_redirects(0)
            .http_status_as_error(false)
            .user_agent(concat!("congbao/", env!("CARGO_PKG_VERSION")))
            .build()
            .into();
        let mut request = agent
            .post(hook.url.whole())
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", stamp.key());
        if let Some(name) = &hook.bearer_env {
            let token = token(name).ok_or_else(|| failed(Unposted::NoToken(name.clone())))?;
            request = request.header("Authorization", format!("Bearer {token}"));
        }
        let answer = request.send(body).map_err(|error| failed(cause(&error)))?;
        let status = answer.status();
        if status.is_success() { Ok(()) } else { Err(failed(Unposted::Status(status.as_u16()))) }
    }

    /// The token in the environment, of letters that a header can hold.
    fn token(name: &str) -> Option<String> {
        let token = std::env::var(name).ok()?.trim().to_owned();
        let is_good = !token.is_empty() && token.chars().all(|c| c.is_ascii_graphic());
        is_good.then_some(token)
    }

    /// What is told of an error: nothing that holds the address, for that may be secret.
    fn cause(error: &Error) -> Unposted {
        if matches!(error, Error::Timeout(_)) {
            return Unposted::Late;
        }
        let holds_address = matches!(error, Error::BadUri(_) | Error::RequireHttpsOnly(_));
        let said = if holds_address { "bad address".to_owned() } else { error.to_string() };
        Unposted::Network(said)
    }
}
