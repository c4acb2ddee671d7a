//! A television that asks for codes and polls.

use std::time::Duration;

use hallpass_emulator::UserAgent;
use serde_json::Value;

use crate::support::{Answer, Application, Pairs, post_form, text};

pub(crate) const GRANT_TYPE: &str = "urn:ietf:params:oauth:grant-type:device_code";

/// A sandbox seen from a television that has asked for codes.
pub(crate) struct Television {
    pub(crate) application: Application,
    pub(crate) codes: Value,
}

impl Television {
    pub(crate) async fn start(scopes: &str) -> Self {
        let application = Application::start().await.into_television();
        let codes = ask(&application, &[("scope", scopes)]).await.json();
        Self { application, codes }
    }

    pub(crate) fn verification_url(&self) -> String {
        text(&self.codes, "verification_url")
    }

    pub(crate) fn user_code(&self) -> String {
        text(&self.codes, "user_code")
    }

    pub(crate) async fn allow(&self, person: &UserAgent) {
        person
            .enter_code(&self.verification_url(), &self.user_code())
            .await
            .unwrap();
    }

    pub(crate) async fn poll(&self) -> Answer {
        poll(&self.application, &text(&self.codes, "device_code")).await
    }

    pub(crate) fn wait(&self, seconds: u64) {
        let clock = self.application.emulator.clock();
        clock.advance(Duration::from_secs(seconds));
    }
}

/// Asks for codes; `more` replaces and adds parameters.
pub(crate) async fn ask(application: &Application, more: Pairs<'_>) -> Answer {
    let mut form = vec![("client_id", application.id.as_str())];
    form.retain(|(name, _)| more.iter().all(|(other, _)| other != name));
    form.extend(more);
    post_form(&application.url("/device/code"), &form).await
}

/// Polls the token endpoint with this client's identifier and secret.
pub(crate) async fn poll(application: &Application, device_code: &str) -> Answer {
    let form = [("grant_type", GRANT_TYPE), ("device_code", device_code)];
    application.token(&form).await
}
