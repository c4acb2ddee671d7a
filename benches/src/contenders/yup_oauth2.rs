//! yup-oauth2: the installed flow with a token file, so that it refreshes and asks nobody.

use reqwest::Client;
use serde_json::json;
use yup_oauth2::authenticator::DefaultAuthenticator;
use yup_oauth2::{ApplicationSecret, InstalledFlowAuthenticator, InstalledFlowReturnMethod};

use crate::Result;
use crate::contender::{Contender, SCOPE, World, get_with};
use crate::server::saved_token;

pub(crate) struct YupOauth2 {
    client: Client,
    authenticator: DefaultAuthenticator,
}

impl Contender for YupOauth2 {
    type Token = yup_oauth2::AccessToken;

    async fn start(world: &World) -> Result<Self> {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let year = if world.is_expired { 2001 } else { 2099 };
        let file = json!([{
            "scopes": [SCOPE],
            "token": {
                "access_token": saved_token(),
                "refresh_token": "refresh",
                "expires_at": [year, 1, 0, 0, 0, 0, 0, 0, 0],
                "id_token": null,
            },
        }]);
        let path = world.folder.join("yup-oauth2.json");
        std::fs::write(&path, file.to_string())?;
        let secret = ApplicationSecret {
            client_id: "client".to_owned(),
            client_secret: "secret".to_owned(),
            auth_uri: world.at("/auth"),
            token_uri: world.at("/token"),
            redirect_uris: vec!["http://localhost".to_owned()],
            ..ApplicationSecret::default()
        };
        let method = InstalledFlowReturnMethod::HTTPRedirect;
        let authenticator = InstalledFlowAuthenticator::builder(secret, method)
            .persist_tokens_to_disk(path)
            .build()
            .await?;
        Ok(Self {
            client: world.client.clone(),
            authenticator,
        })
    }

    async fn token(&self) -> Result<yup_oauth2::AccessToken> {
        Ok(self.authenticator.token(&[SCOPE]).await?)
    }

    async fn get(&self, url: &str) -> Result<u16> {
        let token = self.token().await?;
        let token = token.token().ok_or("there is no access token")?;
        get_with(&self.client, url, token).await
    }
}
