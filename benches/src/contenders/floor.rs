//! The floor: the least that shares one token and renews it once for all.

#![expect(
    clippy::disallowed_methods,
    reason = "the floor reads the clock as directly as can be"
)]

use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, SystemTime};

use reqwest::Client;

use crate::Result;
use crate::contender::{Contender, World, get_with};
use crate::server::saved_token;

pub(crate) struct Floor {
    client: Client,
    token_uri: String,
    token: RwLock<Option<Arc<Token>>>,
    gate: tokio::sync::Mutex<()>,
}

pub(crate) struct Token {
    text: String,
    ends: SystemTime,
}

impl Contender for Floor {
    type Token = Arc<Token>;

    async fn start(world: &World) -> Result<Self> {
        let token = (!world.is_expired).then(|| Arc::new(Token::new(saved_token())));
        Ok(Self {
            client: world.client.clone(),
            token_uri: world.at("/token"),
            token: RwLock::new(token),
            gate: tokio::sync::Mutex::default(),
        })
    }

    async fn token(&self) -> Result<Arc<Token>> {
        match self.fresh() {
            Some(token) => Ok(token),
            None => self.renew(None).await,
        }
    }

    async fn get(&self, url: &str) -> Result<u16> {
        let token = self.token().await?;
        let status = get_with(&self.client, url, &token.text).await?;
        if status != 401 {
            return Ok(status);
        }
        let token = self.renew(Some(&token)).await?;
        get_with(&self.client, url, &token.text).await
    }
}

impl Floor {
    fn fresh(&self) -> Option<Arc<Token>> {
        let token = self.token.read().unwrap_or_else(PoisonError::into_inner);
        let is_fresh = |token: &&Arc<Token>| token.ends > SystemTime::now();
        token.as_ref().filter(is_fresh).cloned()
    }

    async fn renew(&self, rejected: Option<&Arc<Token>>) -> Result<Arc<Token>> {
        let _gate = self.gate.lock().await;
        let is_other = |token: &Arc<Token>| rejected.is_none_or(|old| !Arc::ptr_eq(old, token));
        if let Some(token) = self.fresh().filter(is_other) {
            return Ok(token);
        }
        let request = self.client.post(&self.token_uri);
        let body = request.body("grant_type=refresh_token").send().await?;
        let answer: serde_json::Value = serde_json::from_slice(&body.bytes().await?)?;
        let text = answer["access_token"].as_str().unwrap_or_default();
        let token = Arc::new(Token::new(text.to_owned()));
        *self.token.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&token));
        Ok(token)
    }
}

impl Token {
    fn new(text: String) -> Self {
        let ends = SystemTime::now() + Duration::from_secs(3599);
        Self { text, ends }
    }
}
