//! The page on which a person picks an account, ticks scopes and decides.

use axum::http::StatusCode;
use axum::response::Response;
use url::{Host, Url};

use super::account::{ACCOUNTS, Account};
use super::authorization_request::AuthorizationRequest;
use super::scope;
use crate::html;

/// Answers with the page for one request; `id` names it once in the form.
pub(crate) fn consent_page(id: &str, request: &AuthorizationRequest) -> Response {
    let client = html::escape(&request.client_id);
    let (id, accounts, scopes) = (html::escape(id), accounts(request), scopes(request));
    let body = format!(
        "<p><strong>{client}</strong> wants to use your account.</p>\n\
         <form method=\"post\" action=\"/consent\">\n\
         <input type=\"hidden\" name=\"request\" value=\"{id}\">\n\
         <fieldset><legend>Who are you?</legend>\n{accounts}</fieldset>\n{scopes}\
         <div class=\"buttons\">\n\
         <button id=\"deny\" name=\"decision\" value=\"deny\">Deny</button>\n\
         <button id=\"allow\" name=\"decision\" value=\"allow\">Allow</button>\n</div>\n</form>"
    );
    let targets = form_targets(&request.redirect_uri);
    html::page_with_form(StatusCode::OK, "Sign in to the sandbox", &body, &targets)
}

fn accounts(request: &AuthorizationRequest) -> String {
    let hinted = request
        .login_hint
        .as_deref()
        .and_then(Account::find)
        .unwrap_or(&ACCOUNTS[0]);
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
fn scopes(request: &AuthorizationRequest) -> String {
    let (sign_in, boxes): (Vec<_>, Vec<_>) = request
        .scopes
        .iter()
        .partition(|name| scope::is_sign_in(name));
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

/// Names where the form may lead: here, and on to the application. A source cannot name an IPv6
/// address (CSP level 3 section 2.3.1), so such an application opens plain http as a whole.
fn form_targets(redirect_uri: &str) -> String {
    let Ok(url) = Url::parse(redirect_uri) else {
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
            form_targets("http://127.0.0.1:81/cb?x=1"),
            "'self' http://127.0.0.1:81"
        );
        assert_eq!(form_targets("http://[::1]:81/"), "'self' http:");
    }
}
