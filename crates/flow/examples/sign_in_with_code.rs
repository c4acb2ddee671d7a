//! Signs a user in on another device, who enters a code there (RFC 8628).
//!
//! Run it in a folder that holds `client_secret.json`, of a client of type "TVs and Limited Input
//! devices". Google gives such clients few scopes: of Drive, the files made or opened with it.
#![expect(clippy::print_stdout, reason = "an example talks to its user")]

use hallpass_core::{ClientSecrets, Credentials, FileStore, Http, Scope};
use hallpass_flow::Flow;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let secrets = ClientSecrets::from_file("client_secret.json")?;
    let http = Http::new();
    let device = Flow::new(secrets, [Scope::EMAIL, Scope::DRIVE_FILE])
        .begin_device(&http)
        .await?;
    println!("Please go to this URL: {}", device.verification_uri());
    println!("and enter the code: {}", device.user_code());

    let signed_in = device.wait(&http).await?;
    println!(
        "Signed in as {}",
        signed_in.user.account.as_deref().unwrap_or("somebody")
    );
    Credentials::save_in(FileStore::new("token.json"), signed_in.user).await?;
    Ok(())
}
