//! `hallpass curl`: sends an authorized request to a Google API.

use std::io::Read;

use hallpass_core::{AuthorizedSession, Response, SessionRequest};

use crate::args::CurlArgs;
use crate::context::Context;
use crate::failure::{Exit, Failure};
use crate::failure_from;
use crate::output;

pub(crate) async fn run(args: CurlArgs, context: &Context) -> Result<(), Failure> {
    let session = args
        .allowed_hosts
        .iter()
        .fold(context.session()?, |session, host| session.allow_host(host));
    let request = request(&args, &session)?;
    let response = request
        .send()
        .await
        .map_err(|error| failure_from::session(&error, context))?;
    if args.include {
        output::text(&head(&response))?;
    }
    output::bytes(response.body())?;
    match response.status().as_u16() {
        status @ 400.. => Err(refused(status, response, context)),
        _ => Ok(()),
    }
}

fn request(args: &CurlArgs, session: &AuthorizedSession) -> Result<SessionRequest, Failure> {
    let (method, url) = match args.target.as_slice() {
        [method, url] => (method.to_ascii_uppercase(), url),
        [url] if args.data.is_some() => ("POST".to_owned(), url),
        [url] => ("GET".to_owned(), url),
        _ => return Err(Failure::usage("give a URL, or a method and a URL")),
    };
    let mut request = session.request(&method, url);
    for pair in &args.query {
        let (name, value) = pair
            .split_once('=')
            .ok_or_else(|| malformed("--query", pair, "name=value"))?;
        request = request.query(&[(name, value)]);
    }
    if let Some(data) = &args.data {
        request = request.body("application/json", read_data(data)?);
    }
    for header in &args.headers {
        let (name, value) = header
            .split_once(':')
            .ok_or_else(|| malformed("--header", header, "Name: value"))?;
        if name.trim().eq_ignore_ascii_case("authorization") {
            return Err(Failure::usage(
                "the Authorization header is hallpass's own to set",
            ));
        }
        request = request.header(name.trim(), value.trim());
    }
    Ok(request)
}

fn malformed(flag: &str, given: &str, form: &str) -> Failure {
    Failure::usage(format!(
        "{flag} `{}` is not of the form {form}",
        given.escape_debug()
    ))
}

fn read_data(data: &str) -> Result<Vec<u8>, Failure> {
    let failed = |error: std::io::Error| {
        Failure::usage(format!("the body {data} could not be read")).because(&error)
    };
    match data.strip_prefix('@') {
        Some(file) => std::fs::read(file).map_err(failed),
        None if data == "-" => {
            let mut body = Vec::new();
            std::io::stdin()
                .lock()
                .read_to_end(&mut body)
                .map_err(failed)?;
            Ok(body)
        }
        None => Ok(data.as_bytes().to_vec()),
    }
}

fn head(response: &Response) -> String {
    let headers = response.headers().iter();
    let lines = headers
        .map(|(name, value)| format!("{name}: {}\n", String::from_utf8_lossy(value.as_bytes())));
    format!(
        "HTTP {}\n{}\n",
        response.status(),
        lines.collect::<String>()
    )
}

/// The body was printed; this says on stderr what it means for scripts.
fn refused(status: u16, response: Response, context: &Context) -> Failure {
    let cause = response
        .error_for_status()
        .err()
        .map(|error| error.to_string())
        .unwrap_or_default();
    let (exit, next) = match status {
        401 => (Exit::SignInNeeded, Some(context.command("login"))),
        403 => (
            Exit::Permission,
            Some(format!("{} --add --scope SCOPE", context.command("login"))),
        ),
        404 => (Exit::NotFound, None),
        429 => (
            Exit::Quota,
            Some("wait a minute, run the command again".to_owned()),
        ),
        500.. => (
            Exit::TryLater,
            Some("run the command again in a minute".to_owned()),
        ),
        _ => (Exit::Other, None),
    };
    let failure = Failure::new(
        "HP-API-002",
        exit,
        format!("the API answered with HTTP status {status}"),
    )
    .cause(cause);
    next.into_iter().fold(failure, Failure::try_next)
}
