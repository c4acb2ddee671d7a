//! google-cloud-auth: a user's access token, and the cheaper look at its headers by entity tag.

use google_cloud_auth::credentials::{
    AccessTokenCredentials, CacheableResource, Credentials, EntityTag, user_account::Builder,
};
use http::Extensions;
use reqwest::Client;
use serde_json::json;

use crate::Result;
use crate::contender::{Contender, World, get_with};

/// The way that its documentation shows to get a token for other libraries.
pub(crate) struct GoogleCloudAuth {
    client: Client,
    credentials: AccessTokenCredentials,
}

/// The way of its own clients: headers that are kept as long as their tag does not change.
pub(crate) struct GoogleCloudAuthTagged {
    plain: GoogleCloudAuth,
    credentials: Credentials,
    tag: EntityTag,
}

impl Contender for GoogleCloudAuth {
    type Token = String;

    /// It takes no saved access token, so that it begins with a refresh.
    async fn start(world: &World) -> Result<Self> {
        let credentials = builder(world).build_access_token_credentials()?;
        if !world.is_expired {
            credentials.access_token().await?;
        }
        Ok(Self {
            client: world.client.clone(),
            credentials,
        })
    }

    async fn token(&self) -> Result<String> {
        Ok(self.credentials.access_token().await?.token)
    }

    async fn get(&self, url: &str) -> Result<u16> {
        get_with(&self.client, url, &self.token().await?).await
    }
}

impl Contender for GoogleCloudAuthTagged {
    type Token = CacheableResource<http::HeaderMap>;

    async fn start(world: &World) -> Result<Self> {
        let credentials = builder(world).build()?;
        let tag = match credentials.headers(Extensions::new()).await? {
            CacheableResource::New { entity_tag, .. } => entity_tag,
            CacheableResource::NotModified => return Err("there are no first headers".into()),
        };
        Ok(Self {
            plain: GoogleCloudAuth::start(world).await?,
            credentials,
            tag,
        })
    }

    async fn token(&self) -> Result<Self::Token> {
        let mut known = Extensions::new();
        known.insert(self.tag.clone());
        Ok(self.credentials.headers(known).await?)
    }

    async fn get(&self, url: &str) -> Result<u16> {
        self.plain.get(url).await
    }
}

fn builder(world: &World) -> Builder {
    // It builds its own clients and takes the provider of the process.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let user = json!({
        "type": "authorized_user",
        "client_id": "client",
        "client_secret": "secret",
        "refresh_token": "refresh",
    });
    Builder::new(user).with_token_uri(world.at("/token"))
}
