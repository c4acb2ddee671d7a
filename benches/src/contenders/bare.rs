//! Bare `reqwest` with a token that never ends: what a request costs without any library of ours.

use http::HeaderValue;
use http::header::AUTHORIZATION;
use reqwest::Client;

use crate::Result;
use crate::contender::{Contender, World};
use crate::server::saved_token;

pub(crate) struct Bare {
    client: Client,
    bearer: HeaderValue,
}

impl Contender for Bare {
    type Token = HeaderValue;

    async fn start(world: &World) -> Result<Self> {
        let mut bearer = HeaderValue::from_str(&format!("Bearer {}", saved_token()))?;
        bearer.set_sensitive(true);
        Ok(Self {
            client: world.client.clone(),
            bearer,
        })
    }

    async fn token(&self) -> Result<HeaderValue> {
        Ok(self.bearer.clone())
    }

    async fn get(&self, url: &str) -> Result<u16> {
        let request = self.client.get(url);
        let answer = request.header(AUTHORIZATION, &self.bearer).send().await?;
        let status = answer.status().as_u16();
        std::hint::black_box(answer.bytes().await?);
        Ok(status)
    }
}
