//! Signs a user in through the browser on this machine, and saves the token.
//!
//! Run it in a folder that holds `client_secret.json`. What it writes, `token.json`, is as good as
//! a password: keep it out of git.
#![expect(clippy::print_stdout, reason = "an example talks to its user")]

use std::time::Duration;

use hallpass_core::{ClientSecrets, Credentials, FileStore, Http, Scope};
use hallpass_flow::{ExchangeError, Flow, Identity, Loopback};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let secrets = ClientSecrets::from_file("client_secret.json")?;
    let loopback = Loopback::bind(0).await?;
    let scopes = [Scope::OPENID, Scope::EMAIL, Scope::SPREADSHEETS];
    let consent = Flow::new(secrets, scopes).begin(loopback.redirect_uri())?;
    println!("Please go to this URL: {}", consent.authorization_url());

    let granted = loopback.wait(&consent, Duration::from_secs(300)).await?;
    let signed_in = match granted.exchange(&Http::new()).await {
        // Somebody unticked a box. What was granted is kept, and can be added to later.
        Err(ExchangeError::MissingScopes { missing, signed_in }) => {
            println!("Without {missing}");
            *signed_in
        }
        outcome => outcome?,
    };
    let who = signed_in.identity.as_ref().and_then(Identity::email);
    println!("Signed in as {}", who.unwrap_or("somebody"));
    if !signed_in.is_renewable() {
        println!("This ends within the hour: there is no refresh token");
    }
    Credentials::save_in(FileStore::new("token.json"), signed_in.user).await?;
    Ok(())
}
