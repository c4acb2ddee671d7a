//! What a sign-in has to satisfy, whichever way it came.

use hallpass_core::{
    AuthorizedUser, ClientSecrets, Http, Scope, Scopes, TokenResponse, plain_text,
};

use crate::exchange_error::ExchangeError;
use crate::id_token::{self, IdTokenError};
use crate::identity::Identity;
use crate::issuer::Issuer;
use crate::nonce::Nonce;
use crate::signed_in::SignedIn;
use crate::userinfo;

/// Who asks, for what, and who may answer.
#[derive(Clone, Debug)]
pub(crate) struct Terms {
    pub(crate) secrets: ClientSecrets,
    pub(crate) asked: Scopes,
    pub(crate) accepts_fewer: bool,
    pub(crate) expected_account: Option<String>,
    pub(crate) issuer: Issuer,
    /// What the ID token has to repeat, where one was asked for.
    pub(crate) nonce: Option<Nonce>,
}

impl Terms {
    /// Holds what the token endpoint gave against the terms.
    pub(crate) async fn settle(
        &self,
        response: TokenResponse,
        http: &Http,
    ) -> Result<SignedIn, ExchangeError> {
        let claimed = match &response.id_token {
            Some(token) => Some(id_token::check(token, self, http.clock().now())?),
            // OpenID Connect Core section 3.1.3.3: there is one, and the nonce is in it.
            None if self.nonce.is_some() && is_openid(&response, &self.asked) => {
                return Err(IdTokenError::Missing.into());
            }
            None => None,
        };
        let refresh_token_lifetime = response.refresh_token_lifetime;
        let mut user = AuthorizedUser::new(self.secrets.client().clone());
        // RFC 6749 section 5.1: a scope that is left out is as asked.
        user.scopes = Some(self.asked.clone());
        user.renew(response);
        let granted = user.scopes.clone().unwrap_or_default();
        let identity = userinfo::complete(claimed, &user, &granted, http).await?;
        user.account = identity
            .as_ref()
            .and_then(Identity::verified_email)
            .map(plain_text);
        let signed_in = SignedIn {
            missing: self.asked.missing_from(&granted),
            user,
            identity,
            refresh_token_lifetime,
        };
        self.check(signed_in)
    }

    fn check(&self, signed_in: SignedIn) -> Result<SignedIn, ExchangeError> {
        if let Some(expected) = &self.expected_account {
            let is_expected = |identity: &Identity| identity.is(expected);
            if !signed_in.identity.as_ref().is_some_and(is_expected) {
                return Err(ExchangeError::OtherAccount {
                    expected: expected.clone(),
                    signed_in: Box::new(signed_in),
                });
            }
        }
        if signed_in.missing.is_empty() || self.accepts_fewer {
            return Ok(signed_in);
        }
        Err(ExchangeError::MissingScopes {
            missing: signed_in.missing.clone(),
            signed_in: Box::new(signed_in),
        })
    }
}

/// Tells whether `openid` was granted; what is left out is as asked.
fn is_openid(response: &TokenResponse, asked: &Scopes) -> bool {
    response
        .scopes
        .as_ref()
        .unwrap_or(asked)
        .contains(&Scope::OPENID)
}
