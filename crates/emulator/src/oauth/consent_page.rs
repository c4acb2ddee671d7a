//! The page on which a person picks an account, ticks scopes and decides.

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use url::{Host, Url};

use super::account::{ACCOUNTS, Account};
use super::authorization_refusal::AuthorizationRefusal;
use super::error_page::refusal_page;
use super::question::Question;
use super::scope;
use crate::parameters::Parameters;
use crate::sandbox::{Sandbox, State as SandboxState};
use crate::{html, random};

/// Leads to the page for a question, at an address that says nothing of it, as Google's does not.
pub(crate) fn ask(sandbox: &Sandbox, state: &mut SandboxState, question: Question) -> Response {
    let id = random::text(24);
    let location = format!("{}/signin/oauth/consent?part={id}", sandbox.url);
    state.consents.insert(id, question);
    let headers = [
        (header::LOCATION, location.as_str()),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (StatusCode::SEE_OTHER, headers).into_response()
}

/// `GET /signin/oauth/consent`: shows the page, as often as it is loaded before the decision.
pub(crate) async fn show(
    State(sandbox): State<Arc<Sandbox>>,
    RawQuery(query): RawQuery,
) -> Response {
    let parameters = Parameters::parse(query.unwrap_or_default().as_bytes());
    let part = parameters.value("part").unwrap_or_default();
    match sandbox.state().consents.get(part) {
        Some(question) => consent_page(part, question),
        None => refusal_page(&AuthorizationRefusal::invalid_request(
            "This page was used already. Start again in the application.",
        )),
    }
}

/// Answers with the page for one question; `id` names it once in the form.
fn consent_page(id: &str, question: &Question) -> Response {
    let client = html::escape(question.client_id());
    let (id, accounts) = (html::escape(id), accounts(question.login_hint()));
    let scopes = scopes(question.scopes());
    let body = format!(
        "<p><strong>{client}</strong> wants to use your account.</p>\n\
         <form method=\"post\" action=\"/consent\">\n\
         <input type=\"hidden\" name=\"request\" value=\"{id}\">\n\
         <fieldset><legend>Who are you?</legend>\n{accounts}</fieldset>\n{scopes}\
         <div class=\"buttons\">\n\
         <button id=\"deny\" name=\"decision\" value=\"deny\">Deny</button>\n\
         <button id=\"allow\" name=\"decision\" value=\"allow\">Allow</button>\n</div>\n</form>"
    );
    let targets = form_targets(question.redirect_uri());
    html::page_with_form(StatusCode::OK, "Sign in to the sandbox", &body, &targets)
}

fn accounts(login_hint: Option<&str>) -> String {
    let hinted = login_hint.and_then(Account::find).unwrap_or(&ACCOUNTS[0]);
    let row = |account: &Account| {
        let (email, name) = (html::escape(account.email), html::escape(&account.name()));
        let checked = if account == hinted { " checked" } else { "" };
        format!(
            "<label><input type=\"radio\" name=\"account\" value=\"{email}\"{checked}>\
             <span>{name}<br><code>{email}</code></span></label>\n"
        )
    };
    ACCOUNTS.iter().map(row).collect()
}

/// Google asks about sign-in scopes in one breath and shows no boxes for them.
fn scopes(asked: &[String]) -> String {
    let (sign_in, boxes): (Vec<_>, Vec<_>) = asked.iter().partition(|name| scope::is_sign_in(name));
    let mut html = String::new();
    if !sign_in.is_empty() {
        html.push_str("<p>It will learn who you are: your name or address.</p>\n");
    }
    if !boxes.is_empty() {
        let rows: String = boxes.into_iter().map(|name| scope_row(name)).collect();
        html.push_str("<fieldset><legend>What may it do?</legend>\n");
        html.push_str(&rows);
        html.push_str("</fieldset>\n");
    }
    html
}

fn scope_row(name: &str) -> String {
    let meaning = html::escape(scope::meaning(name).unwrap_or(name));
    let name = html::escape(name);
    format!(
        "<label><input type=\"checkbox\" name=\"scope\" value=\"{name}\" checked>\
         <span>{meaning}<br><code>{name}</code></span></label>\n"
    )
}

/// Names where the form may lead: here, and on to an application. A source cannot name an IPv6
/// address (CSP level 3 section 2.3.1), so such an application opens plain http as a whole.
fn form_targets(redirect_uri: Option<&str>) -> String {
    let Some(Ok(url)) = redirect_uri.map(Url::parse) else {
        return "'self'".to_owned();
    };
    match url.host() {
        Some(Host::Ipv6(_)) | None => format!("'self' {}:", url.scheme()),
        Some(_) => format!("'self' {}", url.origin().ascii_serialization()),
    }
}

#[cfg(test)]
mod tests {
    use super::form_targets;

    #[test]
    fn the_form_may_lead_to_the_application_only() {
        assert_eq!(
            form_targets(Some("http://127.0.0.1:81/cb?x=1")),
            "'self' http://127.0.0.1:81"
        );
        assert_eq!(form_targets(Some("http://[::1]:81/")), "'self' http:");
        assert_eq!(form_targets(None), "'self'");
    }
}
