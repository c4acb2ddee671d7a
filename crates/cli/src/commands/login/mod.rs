//! `hallpass login`: asks for consent and saves the token.

mod browser;
mod device;
mod paste;
mod saved;
mod scopes;

use hallpass_core::{AuthorizedUser, Scopes};
use hallpass_flow::{ExchangeError, Flow, Loopback, SignedIn};

use crate::args::LoginArgs;
use crate::client_file::ClientFile;
use crate::context::Context;
use crate::failure::{Exit, Failure};
use crate::failure_from;

pub(crate) async fn run(args: LoginArgs, context: &Context) -> Result<(), Failure> {
    let client = args.client.as_deref().filter(|client| !client.is_empty());
    let client = ClientFile::find(context, client)?;
    let present = scopes::present(context)?;
    let scopes = scopes::wanted(&args, present.as_ref(), context).await?;
    let flow = flow(&client, scopes, &args, present.as_ref());
    tell_a_strange_server(&client, context);
    let (signed_in, missing) = kept(sign_in(flow, &args, context).await, context)?;
    saved::save(signed_in, context).await?;
    client.remember(&context.paths, &context.profile)?;
    saved::report_missing(&missing, &args, context)
}

/// A profile is one account: signing in as another would lose the tokens of the first.
fn flow(
    client: &ClientFile,
    scopes: Scopes,
    args: &LoginArgs,
    present: Option<&AuthorizedUser>,
) -> Flow {
    let flow = Flow::new(client.secrets.clone(), scopes);
    let known = present.and_then(|user| user.account.as_ref());
    match args.account.as_ref().or(known) {
        Some(account) => flow.expect_account(account.as_str()),
        None => flow,
    }
}

async fn sign_in(
    flow: Flow,
    args: &LoginArgs,
    context: &Context,
) -> Result<SignedIn, SignInFailure> {
    if args.device {
        return device::sign_in(flow, args, context).await;
    }
    let loopback = Loopback::bind(args.port)
        .await
        .map_err(|error| port_failure(args.port, &error))?;
    let consent = flow
        .begin(loopback.redirect_uri())
        .map_err(|error| Failure::usage("the sign-in cannot be started").because(&error))?;
    let granted = if args.paste {
        // Nobody waits at the port: the page there fails to load, and its address is pasted.
        drop(loopback);
        paste::ask(&consent, context).await?
    } else {
        browser::receive(loopback, &consent, args, context).await?
    };
    Ok(granted.exchange(&context.http).await?)
}

/// Why there is no sign-in: told already, or with tokens inside.
enum SignInFailure {
    Told(Failure),
    Exchange(ExchangeError),
}

impl From<Failure> for SignInFailure {
    fn from(failure: Failure) -> Self {
        Self::Told(failure)
    }
}

impl From<ExchangeError> for SignInFailure {
    fn from(error: ExchangeError) -> Self {
        Self::Exchange(error)
    }
}

/// Keeps what was granted, though it be less than was asked.
fn kept(
    outcome: Result<SignedIn, SignInFailure>,
    context: &Context,
) -> Result<(SignedIn, Scopes), Failure> {
    match outcome {
        Ok(signed_in) => Ok((signed_in, Scopes::default())),
        Err(SignInFailure::Exchange(ExchangeError::MissingScopes { missing, signed_in })) => {
            Ok((*signed_in, missing))
        }
        Err(SignInFailure::Exchange(error)) => Err(failure_from::exchange(&error, context)),
        Err(SignInFailure::Told(failure)) => Err(failure),
    }
}

/// A client file decides where consent is asked, and files are passed around.
fn tell_a_strange_server(client: &ClientFile, context: &Context) {
    if let Some(server) = client.strange_server() {
        context.tell(&format!(
            "note: this OAuth client signs in at {server}, which is not Google."
        ));
    }
}

fn port_failure(port: u16, error: &std::io::Error) -> Failure {
    Failure::new(
        "HP-NET-003",
        Exit::Other,
        format!("the receiver cannot use port {port} of this machine's loopback"),
    )
    .because(error)
    .try_next("leave --port away, and the system chooses a free one")
}
