//! hallpass: credentials from a token file, and the session on top.

use hallpass_core::{AccessToken, AuthorizedSession, Credentials, FileStore, Http};
use serde_json::json;

use crate::Result;
use crate::contender::{Contender, SCOPE, World};
use crate::server::saved_token;

pub(crate) struct Hallpass(AuthorizedSession);

impl Contender for Hallpass {
    type Token = AccessToken;

    async fn start(world: &World) -> Result<Self> {
        let file = json!({
            "type": "authorized_user",
            "client_id": "client",
            "client_secret": "secret",
            "token_uri": world.at("/token"),
            "refresh_token": "refresh",
            "token": saved_token(),
            "expiry": if world.is_expired { "2001-01-01T00:00:00Z" } else { "2099-01-01T00:00:00Z" },
            "scopes": [SCOPE],
        });
        let path = world.folder.join("hallpass.json");
        std::fs::write(&path, file.to_string())?;
        let credentials = Credentials::from_store(FileStore::new(path))?
            .with_http(Http::with_client(world.client.clone()));
        Ok(Self(AuthorizedSession::new(credentials)))
    }

    async fn token(&self) -> Result<AccessToken> {
        Ok(self.0.credentials().token().await?)
    }

    async fn get(&self, url: &str) -> Result<u16> {
        let answer = self.0.get(url).send().await?;
        let status = answer.status().as_u16();
        std::hint::black_box(answer);
        Ok(status)
    }
}
