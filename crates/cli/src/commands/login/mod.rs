//! `hallpass login`: asks for consent and saves the token.

use hallpass_core::{AuthorizedUser, Credentials, CredentialsError, Scopes};
use hallpass_flow::{Consent, ExchangeError, Flow, Granted, Loopback};
use serde_json::json;

use crate::args::LoginArgs;
use crate::browser;
use crate::client_file::ClientFile;
use crate::context::Context;
use crate::failure::{Exit, Failure};
use crate::failure_from;
use crate::output;
use crate::scope_names;
use crate::terminal;

pub(crate) async fn run(args: LoginArgs, context: &Context) -> Result<(), Failure> {
    let client = args.client.as_deref().filter(|client| !client.is_empty());
    let client = ClientFile::find(context, client)?;
    let scopes = wanted_scopes(&args, context).await?;
    let loopback = Loopback::bind(args.port)
        .await
        .map_err(|error| port_failure(args.port, &error))?;
    let flow = Flow::new(client.secrets.clone(), scopes);
    let flow = match &args.account {
        Some(account) => flow.login_hint(account.as_str()),
        None => flow,
    };
    let consent = flow
        .begin(loopback.redirect_uri())
        .map_err(|error| Failure::usage("the sign-in cannot be started").because(&error))?;
    let granted = if args.paste {
        // Nobody waits at the port: the page there fails to load, and its address is pasted.
        drop(loopback);
        paste(&consent, context).await?
    } else {
        receive(loopback, &consent, &args, context).await?
    };
    let (user, missing) = match granted.exchange(&context.http).await {
        Ok(user) => (user, Scopes::default()),
        Err(ExchangeError::MissingScopes { missing, user }) => (*user, missing),
        Err(error) => return Err(failure_from::exchange(&error, context)),
    };
    save(user, context).await?;
    client.remember(&context.paths, &context.profile)?;
    report_missing(&missing, context)
}

/// The scopes given, those that the profile has, or those that a person chooses.
async fn wanted_scopes(args: &LoginArgs, context: &Context) -> Result<Scopes, Failure> {
    let given = scope_names::parse(&args.scopes)?;
    let present = match Credentials::from_store(context.store()) {
        Ok(credentials) => credentials.granted_scopes().unwrap_or_default(),
        Err(CredentialsError::NotSignedIn { .. }) => Scopes::default(),
        // It will not be overwritten, and that is better told before somebody consents.
        Err(error) => return Err(failure_from::credentials(&error, context)),
    };
    if !given.is_empty() && (!args.add || present.is_empty()) {
        return Ok(given);
    }
    if !present.is_empty() {
        return Ok(present.union(&given));
    }
    if context.may_ask() {
        return choose_scopes().await;
    }
    Err(Failure::usage("it is not said what to ask for")
        .try_next(format!("{} --scope sheets", context.command("login")))
        .try_next("or --scope sheets.readonly, or --scope drive.file"))
}

async fn choose_scopes() -> Result<Scopes, Failure> {
    let mut prompt = "What should hallpass be able to do?\n".to_owned();
    for (index, (words, scope)) in scope_names::CHOICES.iter().enumerate() {
        prompt += &format!(
            "  {}  {words:<52} {}\n",
            index + 1,
            scope_names::short(scope)
        );
    }
    let answer = terminal::ask(&format!("{prompt}1, 2 or 3?")).await?;
    let number = answer.and_then(|answer| answer.parse::<usize>().ok());
    let choice = number.and_then(|number| scope_names::CHOICES.get(number.checked_sub(1)?));
    let (_, scope) = choice.ok_or_else(|| Failure::usage("that was none of the choices"))?;
    Ok(scope.clone().into())
}

async fn receive(
    loopback: Loopback,
    consent: &Consent,
    args: &LoginArgs,
    context: &Context,
) -> Result<Granted, Failure> {
    let url = consent.authorization_url();
    if args.no_open || !browser::open(url) {
        context.say(&format!(
            "Open this address in a browser on this machine:\n\n  {url}\n"
        ));
    } else {
        context.say(&format!(
            "Your browser opens. If it does not, open this address:\n\n  {url}\n"
        ));
    }
    context.say(&format!(
        "Waiting up to {:?} for the answer …",
        args.timeout
    ));
    loopback
        .wait(consent, args.timeout)
        .await
        .map_err(|error| failure_from::consent(&error))
}

async fn paste(consent: &Consent, context: &Context) -> Result<Granted, Failure> {
    context.say(&format!(
        "Open this address in any browser, on any machine:\n\n  {}\n",
        consent.authorization_url()
    ));
    let prompt =
        "After you allow access, the browser ends at a page that does not load. Paste its address:";
    let pasted = terminal::ask(prompt).await?.ok_or_else(|| {
        Failure::usage("no address was pasted")
            .try_next(format!("{} --paste", context.command("login")))
    })?;
    consent
        .answer(&pasted)
        .map_err(|error| failure_from::answer(&error))
}

async fn save(mut user: AuthorizedUser, context: &Context) -> Result<(), Failure> {
    let store = context.store();
    user.account = account(&user, context).await;
    let path = store.path().display().to_string();
    Credentials::save_in(store, user.clone())
        .await
        .map_err(|error| failure_from::credentials(&error, context))?;
    let scopes = user.scopes.clone().unwrap_or_default();
    if context.is_json {
        let scopes: Vec<_> = scopes.iter().map(hallpass_core::Scope::as_str).collect();
        output::json(
            &json!({"profile": context.profile, "account": user.account, "scopes": scopes, "stored": path}),
        )?;
    }
    let who = user
        .account
        .as_ref()
        .map(|account| format!(" as {account}"))
        .unwrap_or_default();
    context.say(&format!("Signed in{who} (profile {})", context.profile));
    context.say(&format!("  can:    {}", scope_names::in_words(&scopes)));
    context.say(&format!(
        "  stored: {path} (readable by you alone, not encrypted)"
    ));
    if user.refresh_token.is_none() {
        context.say("  note:   Google gave no refresh token, so this ends within the hour. Remove the app's access at");
        context.say("          https://myaccount.google.com/connections, then sign in again.");
    }
    Ok(())
}

/// Asks who signed in, where that may be known; the sign-in is as good without.
async fn account(user: &AuthorizedUser, context: &Context) -> Option<String> {
    if !user.scopes.as_ref()?.contains(&hallpass_core::Scope::EMAIL) {
        return None;
    }
    let session = hallpass_core::AuthorizedSession::new(
        Credentials::new(user.clone()).with_http(context.http.clone()),
    );
    let url = match session.sandbox_origin() {
        Some(origin) => format!("{origin}/userinfo"),
        None => "https://openidconnect.googleapis.com/v1/userinfo".to_owned(),
    };
    let answer: serde_json::Value = session.get(&url).send().await.ok()?.json().ok()?;
    answer["email"].as_str().map(hallpass_core::plain_text)
}

fn report_missing(missing: &Scopes, context: &Context) -> Result<(), Failure> {
    if missing.is_empty() {
        return Ok(());
    }
    let names = scope_names::short_list(missing);
    let login = context.command(&format!(
        "login --add --scope {}",
        names.replace(", ", " --scope ")
    ));
    Err(Failure::new(
        "HP-SCOPE-002",
        Exit::Permission,
        format!("signed in, but without {names}"),
    )
    .cause("its box was not ticked on the consent page; what was granted is saved and works")
    .try_next(format!("{login}, and leave the boxes ticked")))
}

fn port_failure(port: u16, error: &std::io::Error) -> Failure {
    Failure::new(
        "HP-NET-003",
        Exit::Other,
        format!("the receiver cannot use port {port} of 127.0.0.1"),
    )
    .because(error)
    .try_next("leave --port away, and the system chooses a free one")
}
