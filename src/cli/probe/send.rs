//! The one place that uses the network.

use std::io::Read;
use std::net::IpAddr;
use std::time::Duration;

use ureq::http::Response;
use ureq::tls::{RootCerts, TlsConfig, TlsProvider};
use ureq::{Agent, Body, Error};

use super::secret::Secret;
use crate::cli::Failure;
use triage_kb::explain::proof::Reply;
use triage_kb::model::Request;

/// More of an answer is not read, in bytes; errors are short.
const MAX_BODY: u64 = 64 << 10;
/// A longer header is no use to anybody, in bytes.
const MAX_HEADER: usize = 300;
/// More headers are left out.
const MAX_HEADERS: usize = 50;

/// Whether a key may go there at all: over an open line only to this machine or its own network.
pub(super) fn allowed(request: &Request) -> Result<(), Failure> {
    let host = request.host();
    if request.is_open() {
        let message = format!("`{host}` still has to be filled in");
        return Err(Failure::new(message, "give the real address with `--base-url`"));
    }
    if request.url.starts_with("http://") && request.send.is_some() && !is_near(host) {
        let message = format!("`{host}` would get the key over an open line");
        return Err(Failure::new(message, "write https:// instead of http://"));
    }
    Ok(())
}

fn is_near(host: &str) -> bool {
    let is_near_address = |address: IpAddr| match address {
        IpAddr::V4(address) => address.is_loopback() || address.is_private(),
        IpAddr::V6(address) => address.is_loopback() || address.is_unique_local(),
    };
    let is_local = host.rsplit('.').next() == Some("local");
    host == "localhost" || is_local || host.parse().is_ok_and(is_near_address)
}

/// Sends a request, with the proxy of the environment and the certificates of the system. No redirect is followed: the key
/// goes to the host that was asked for, or nowhere. The key is in nothing that comes back.
pub(super) fn send(request: &Request, secret: Option<&Secret>, timeout: Duration) -> Reply {
    let mut reply = match call(request, secret, timeout) {
        Ok(response) => read(response),
        Err(error) => Reply { problem: Some(problem(&error, request, timeout)), ..Reply::default() },
    };
    if let Some(secret) = secret {
        let hide = |text: &mut String| *text = secret.hide(text, request.send.as_ref());
        reply.headers.iter_mut().for_each(|(_, value)| hide(value));
        reply.problem.iter_mut().for_each(hide);
        hide(&mut reply.body);
    }
    reply
}

fn call(request: &Request, secret: Option<&Secret>, timeout: Duration) -> Result<Response<Body>, Error> {
    let tls = TlsConfig::builder().provider(TlsProvider::Rustls).root_certs(RootCerts::PlatformVerifier);
    let config = Agent::config_builder()
        .timeout_global(Some(timeout))
        .http_status_as_error(false)
        .max_redirects(0)
        .tls_config(tls.build())
        .user_agent(concat!("triage/", env!("CARGO_PKG_VERSION")));
    let mut call = Agent::from(config.build()).get(&request.url);
    for header in &request.headers {
        call = header.split_once(": ").into_iter().fold(call, |call, (name, value)| call.header(name, value));
    }
    if let Some((name, value)) = request.send.as_ref().zip(secret).and_then(|(sent, secret)| secret.header(sent)) {
        call = call.header(name, value);
    }
    call.call()
}

fn read(mut response: Response<Body>) -> Reply {
    let headers = response.headers().iter().take(MAX_HEADERS).filter_map(|(name, value)| {
        let value = value.to_str().ok().filter(|value| value.len() <= MAX_HEADER)?;
        Some((name.to_string(), value.to_owned()))
    });
    let headers: Vec<(String, String)> = headers.collect();
    let status = response.status();
    let mut bytes = Vec::new();
    let whole = response.body_mut().as_reader().take(MAX_BODY).read_to_end(&mut bytes);
    let body = String::from_utf8_lossy(&bytes).into_owned();
    let target = headers.iter().find(|(name, _)| name == "location").map(|(_, value)| value);
    let problem = match target.filter(|_| status.is_redirection()) {
        Some(target) => Some(format!("It sends the request on to {target}. The key was not sent there.")),
        None => whole.err().map(|_| "The answer broke off.".to_owned()),
    };
    Reply { status: status.as_u16(), headers, body, problem }
}

/// What kept an answer from coming, as a client would say it: the explanation reads it.
fn problem(error: &Error, request: &Request, timeout: Duration) -> String {
    let host = request.host();
    match error {
        Error::Timeout(_) => {
            format!("{host} did not answer within {} s: connection timed out.", timeout.as_secs())
        }
        Error::HostNotFound => format!("getaddrinfo ENOTFOUND {host}: there is no such host."),
        Error::ConnectionFailed => format!("connection to {host} refused."),
        other => format!("{host}: {other}."),
    }
}
