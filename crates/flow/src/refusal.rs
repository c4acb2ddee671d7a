//! What an authorization server's refusal means, sorted by who can do something about it.

/// Why an authorization server refuses, by remedy.
///
/// Google's codes: <https://developers.google.com/identity/protocols/oauth2/native-app#authorization-errors>.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Refusal {
    /// An administrator does not allow this application or these scopes
    /// (`admin_policy_enforced`). The administrator can trust the client's identifier, or the user
    /// signs in with an account outside of the organisation.
    AdminPolicy,
    /// The application is for members of one organisation only (`org_internal`). A member signs
    /// in, or the application's owner makes it external.
    OrganisationOnly,
    /// The page was opened inside another program (`disallowed_useragent`). It is to be opened in
    /// a browser of its own.
    EmbeddedBrowser,
    /// The redirect URI is not one of the client's (`redirect_uri_mismatch`). A program at a
    /// terminal needs a client of type "Desktop app"; a web application registers the very same
    /// address, slash for slash.
    RedirectUri,
    /// The client is unknown, deleted or disabled (`invalid_client`, `deleted_client`,
    /// `disabled_client`, `unauthorized_client`). Its file is to be downloaded again.
    Client,
    /// A scope does not exist, or is not open to this client (`invalid_scope`).
    Scope,
    /// The server is out of order (`server_error`, `temporarily_unavailable`). Later it may work.
    Server,
    /// Another reason, which the code names.
    Other,
}

impl Refusal {
    /// Sorts an error code (RFC 6749 section 4.1.2.1, and Google's own).
    #[must_use]
    pub fn of(code: &str) -> Self {
        match code {
            "admin_policy_enforced" => Self::AdminPolicy,
            "org_internal" => Self::OrganisationOnly,
            "disallowed_useragent" => Self::EmbeddedBrowser,
            "redirect_uri_mismatch" | "origin_mismatch" => Self::RedirectUri,
            "invalid_client" | "deleted_client" | "disabled_client" | "unauthorized_client" => {
                Self::Client
            }
            "invalid_scope" => Self::Scope,
            "server_error" | "temporarily_unavailable" => Self::Server,
            _ => Self::Other,
        }
    }
}
