//! Authorize a new user token and save it.
//!
//! Run it in a folder that holds `client_secrets.json`. What it writes, `token.json`, is as good as
//! a password: keep it out of git.
#![expect(clippy::print_stdout, reason = "an example talks to its user")]

use std::io::stdin;

use hallpass_core::{AuthorizedSession, ClientSecrets, Credentials, FileStore, Http, Scope};
use hallpass_flow::Flow;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    // Load the client secrets and say what to ask for.
    let secrets = ClientSecrets::from_file("client_secrets.json")?;
    let flow = Flow::new(secrets, Scope::SPREADSHEETS).force_consent();

    // Get the authorization URL. Nobody listens at the redirect URI: its address is pasted.
    let consent = flow.begin("http://127.0.0.1:8765/")?;
    println!("Please go to this URL: {}", consent.authorization_url());

    // Input the address, with the authorization code in it, and exchange the code.
    println!("Enter the address of the page that does not load:");
    let mut address = String::new();
    stdin().read_line(&mut address)?;
    let signed_in = consent.answer(&address)?.exchange(&Http::new()).await?;

    // Save the token and obtain an authorized session.
    let credentials = Credentials::save_in(FileStore::new("token.json"), signed_in.user).await?;
    let session = AuthorizedSession::new(credentials);
    println!(
        "Saved token.json for {}",
        session.granted_scopes().unwrap_or_default()
    );
    Ok(())
}
