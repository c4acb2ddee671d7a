//! The metadata server of Google's machines.

use hallpass_core::{MetadataServer, Scope, SourceError, TokenSource as _};

use crate::server::{Reply, Request, Server};
use crate::sources_support::{found_in, source_error, token_of};
use crate::support::{SPREADSHEETS, World, after_start};

const ACCOUNT: &str = "/computeMetadata/v1/instance/service-accounts/default/";
const TOKEN: &str =
    r#"{"access_token": "from-the-machine", "expires_in": 1799, "token_type": "Bearer"}"#;

fn host(world: &World) -> String {
    world.server.url("").replace("http://", "")
}

fn server(world: &World) -> MetadataServer {
    let server = MetadataServer::at(&host(world)).unwrap();
    server.with_scopes([Scope::SPREADSHEETS, Scope::OPENID])
}

#[tokio::test]
async fn the_machines_account_and_a_token_are_asked_for_with_the_header() {
    let script = |_: usize, request: &Request| {
        let is_info = request.target.ends_with("recursive=true");
        Reply::new(
            200,
            if is_info {
                r#"{"email": "machine@p.test"}"#
            } else {
                TOKEN
            },
        )
    };
    let world = World::with(Server::start(script).await);
    let source = server(&world);
    let response = source.fetch(&world.http()).await.unwrap();
    assert_eq!(response.access_token.expose_secret(), "from-the-machine");
    assert_eq!(response.access_token.expires_at(), Some(after_start(1799)));
    assert_eq!(response.scopes, None);
    assert_eq!(source.account(), Some("machine@p.test"));
    source.fetch(&world.http()).await.unwrap();
    let requests = world.server.requests();
    let scopes = format!("{SPREADSHEETS},openid")
        .replace(':', "%3A")
        .replace('/', "%2F")
        .replace(',', "%2C");
    let token = format!("{ACCOUNT}token?scopes={scopes}");
    let targets: Vec<_> = requests
        .iter()
        .map(|request| request.target.clone())
        .collect();
    assert_eq!(
        targets,
        [format!("{ACCOUNT}?recursive=true"), token.clone(), token]
    );
    for request in requests {
        assert_eq!(request.method, "GET");
        assert_eq!(request.header("metadata-flavor"), Some("Google"));
        assert_eq!(request.header("authorization"), None);
    }
}

#[tokio::test]
async fn a_machine_without_an_account_is_told_apart_from_a_server_out_of_order() {
    let world = World::replying([Reply::new(404, "<html>")]).await;
    let error = source_error(token_of(server(&world), world.http()).await);
    assert!(
        error.to_string().contains("no service account is attached"),
        "{error}"
    );
    assert!(!error.is_transient());
    let world = World::replying([Reply::new(503, "")]).await;
    let error = source_error(token_of(server(&world), world.http()).await);
    assert!(error.is_transient());
    let world = World::replying([Reply::new(200, "{}")]).await;
    let error = source_error(token_of(server(&world), world.http()).await);
    assert!(matches!(error, SourceError::Malformed { .. }), "{error:?}");
}

#[tokio::test(start_paused = true)]
async fn a_server_that_is_silent_is_given_up_after_a_second() {
    let world = World::replying([Reply::Hang]).await;
    let before = tokio::time::Instant::now();
    let found = found_in([("GCE_METADATA_HOST", host(&world))], world.http()).await;
    let error = source_error(found);
    assert!(
        error.to_string().contains("did not answer within 1s"),
        "{error}"
    );
    assert_eq!(before.elapsed().as_secs(), 1);
}

#[tokio::test]
async fn a_server_that_is_not_there_is_named() {
    let world = World::replying([Reply::Hang]).await;
    let host = host(&world);
    let http = world.http();
    drop(world);
    let error = source_error(found_in([("GCE_METADATA_HOST", host.clone())], http).await);
    let expected = format!("the metadata server at {host} could not be reached");
    assert!(error.to_string().contains(&expected), "{error}");
    if cfg!(unix) {
        let expected = "gcloud's folder is unknown without `HOME`";
        assert!(error.to_string().contains(expected), "{error}");
    }
}

#[test]
fn a_host_is_a_host_and_a_port() {
    for good in ["metadata.google.internal", "127.0.0.1:8080", "[::1]:8080"] {
        assert!(MetadataServer::at(good).is_ok(), "{good}");
    }
    for bad in ["", "a b", "host/path", "user@host", "host?x", "http://host"] {
        let error = MetadataServer::at(bad).unwrap_err();
        assert!(matches!(error, SourceError::Invalid { .. }), "{bad}");
    }
}
