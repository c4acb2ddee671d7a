//! The authorization server: consent, tokens, revocation, and what they tell about a person.

mod account;
mod authorization_refusal;
mod authorization_request;
pub(crate) mod authorize;
pub(crate) mod bearer;
pub(crate) mod client;
mod client_authentication;
pub(crate) mod consent;
pub(crate) mod consent_page;
mod decision;
pub(crate) mod device;
pub(crate) mod discovery;
pub(crate) mod error_page;
pub(crate) mod grants;
mod id_token;
mod pkce;
pub(crate) mod question;
pub(crate) mod revoke;
pub(crate) mod scope;
pub(crate) mod token;
mod token_error;
pub(crate) mod tokeninfo;
pub(crate) mod userinfo;

pub(crate) use account::Account;
