//! The server's thread: connections, faults, the record of requests.

use std::io;
use std::net::TcpListener as StdTcpListener;
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{Request, Response, header};
use http_body_util::{BodyExt as _, Limited};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service as _, service_fn};
use hyper_util::rt::TokioIo;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::runtime;
use tokio::sync::oneshot;

use crate::faults::{Endpoint, Fault};
use crate::parameters::Parameters;
use crate::router::router;
use crate::sandbox::Sandbox;
use crate::torn_body;

/// A thread that answers until it is dropped.
///
/// The emulator has its own thread and runtime, so that a test may block (run a process and wait
/// for it) while the emulator answers that process.
pub(crate) struct Server {
    shutdown: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Starts to answer on a listener.
    pub(crate) fn start(listener: StdTcpListener, sandbox: Arc<Sandbox>) -> io::Result<Self> {
        listener.set_nonblocking(true)?;
        let runtime = runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let (shutdown, stopped) = oneshot::channel();
        let run = move || {
            runtime.spawn(accept(listener, sandbox));
            // The sender's end says the same as its message. Dropping the runtime then drops every
            // connection and the listener.
            runtime.block_on(stopped).ok();
        };
        let thread = thread::Builder::new()
            .name("hallpass-emulator".to_owned())
            .spawn(run)?;
        Ok(Self {
            shutdown: Some(shutdown),
            thread: Some(thread),
        })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.shutdown.take());
        if let Some(thread) = self.thread.take() {
            // A panic of the thread was printed where it happened.
            thread.join().ok();
        }
    }
}

async fn accept(listener: StdTcpListener, sandbox: Arc<Sandbox>) {
    let listener = TcpListener::from_std(listener).expect("a runtime with I/O is running");
    let router = router(Arc::clone(&sandbox));
    loop {
        // A failed accept is one client's loss, as when it hung up at once.
        let Ok((stream, _)) = listener.accept().await else {
            continue;
        };
        let (sandbox, router) = (Arc::clone(&sandbox), router.clone());
        let service =
            service_fn(move |request| answer(Arc::clone(&sandbox), router.clone(), request));
        let connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
        tokio::spawn(async move {
            // Cut connections are faults of our own making, or clients that went away.
            connection.await.ok();
        });
    }
}

/// Records a request, lets its fault happen, and passes it on. An error cuts the connection.
async fn answer(
    sandbox: Arc<Sandbox>,
    router: Router,
    request: Request<Incoming>,
) -> io::Result<Response<Body>> {
    let (parts, body) = request.into_parts();
    let body = Limited::new(body, BODY_LIMIT)
        .collect()
        .await
        .map_err(io::Error::other)?
        .to_bytes();
    let request = Request::from_parts(parts, body);
    let (method, path) = (
        request.method().to_string(),
        request.uri().path().to_owned(),
    );
    let number = sandbox
        .requests
        .arrived(&method, &path, parameter_names(&request));
    let fault = Endpoint::of(&path).and_then(|endpoint| sandbox.faults.take(endpoint));
    let response = match fault {
        Some(fault) => suffer(fault, router, request).await?,
        None => call(router, request).await,
    };
    let status = response.status().as_u16();
    sandbox.requests.answered(number, status);
    tracing::debug!(method, path, status, "answered a request");
    Ok(response)
}

async fn suffer(
    fault: Fault,
    router: Router,
    request: Request<Bytes>,
) -> io::Result<Response<Body>> {
    match fault {
        Fault::Hang => std::future::pending().await,
        Fault::CutOff => Err(io::ErrorKind::ConnectionAborted.into()),
        Fault::CutOffBody => torn_body::tear(call(router, request).await).await,
        Fault::Delay(duration) => {
            tokio::time::sleep(duration).await;
            Ok(call(router, request).await)
        }
        Fault::Status {
            status,
            body,
            headers,
        } => {
            let mut response = Response::builder().status(status);
            if !headers
                .iter()
                .any(|(name, _)| name.eq_ignore_ascii_case("content-type"))
            {
                response = response.header(header::CONTENT_TYPE, "application/json; charset=UTF-8");
            }
            for (name, value) in headers {
                response = response.header(name, value);
            }
            response.body(Body::from(body)).map_err(io::Error::other)
        }
    }
}

async fn call(router: Router, request: Request<Bytes>) -> Response<Body> {
    let request = request.map(Body::from);
    match TowerToHyperService::new(router).call(request).await {
        Ok(response) => response,
        Err(never) => match never {},
    }
}

/// Returns the names of query and form parameters; values are nobody's business.
fn parameter_names(request: &Request<Bytes>) -> Vec<String> {
    let query = Parameters::parse(request.uri().query().unwrap_or_default().as_bytes());
    let content_type = request.headers().get(header::CONTENT_TYPE);
    let is_form = content_type.is_some_and(|value| {
        value
            .as_bytes()
            .starts_with(b"application/x-www-form-urlencoded")
    });
    let form: &[u8] = if is_form { request.body() } else { &[] };
    query.and(form).names()
}

const BODY_LIMIT: usize = 32 * 1024 * 1024;
