//! The two halves of a web application's sign-in, each a process of its own.
//!
//! `web_application begin` is what the page "Sign in with Google" does: it stores the consent in
//! the user's session and prints where to send the browser. `web_application callback URL` is the
//! page at the redirect URI: it takes the consent up again. The folder holds `client_secret.json`
//! of a client of type "Web application"; its first redirect URI is used.
#![expect(clippy::print_stdout, reason = "an example talks to its user")]

use std::error::Error;
use std::fs;

use hallpass_core::{AccountKey, ClientSecrets, Credentials, Http, Scope, StoreFolder};
use hallpass_flow::{Consent, Flow};

/// Stands for the user's session on the server. Only the browser that has its cookie leads here.
const SESSION: &str = "session.json";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
    let secrets = ClientSecrets::from_file("client_secret.json")?;
    match arguments[..] {
        ["begin"] => begin(secrets),
        ["callback", url] => callback(secrets, url).await,
        _ => Err("say `begin`, or `callback` and the address that the browser asks for".into()),
    }
}

fn begin(secrets: ClientSecrets) -> Result<(), Box<dyn Error>> {
    let redirect_uri = secrets.redirect_uris().first().cloned();
    let redirect_uri = redirect_uri.ok_or("the client has no redirect URI")?;
    let scopes = [Scope::OPENID, Scope::EMAIL, Scope::SPREADSHEETS];
    let consent = Flow::new(secrets, scopes)
        .force_consent()
        .begin(&redirect_uri)?;
    fs::write(SESSION, consent.to_json())?;
    println!("{}", consent.authorization_url());
    Ok(())
}

async fn callback(secrets: ClientSecrets, url: &str) -> Result<(), Box<dyn Error>> {
    let stored = fs::read_to_string(SESSION)?;
    // Once: whoever comes back with the same address finds nothing.
    fs::remove_file(SESSION)?;
    let granted = Consent::from_json(&stored, secrets)?.answer(url)?;
    let signed_in = granted.exchange(&Http::new()).await?;

    // A file for each user, in a folder of the server's.
    let key = AccountKey::of(&signed_in.user);
    println!("Signed in as {}", key.account().unwrap_or("somebody"));
    Credentials::save_in(StoreFolder::new("users").user(&key), signed_in.user).await?;
    Ok(())
}
