//! A server that does one thing to whoever asks, and remembers what it was sent.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread::{sleep, spawn};
use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

/// What a server does.
pub(super) enum Serves {
    /// Answers with a status and a body.
    Answer(u16, String),
    /// Takes the request and is silent.
    Nothing,
    /// Sends a body one letter at a time, without an end.
    Drops,
    /// Sends a body of so many bytes.
    Large(usize),
    /// Sends the request on.
    Redirect(String),
    /// Shows a certificate that it signed itself.
    BadCertificate,
}

/// A server on a port of this machine.
pub(super) struct Server {
    pub(super) url: String,
    seen: Arc<Mutex<Seen>>,
}

#[derive(Default)]
struct Seen {
    requests: usize,
    received: Vec<u8>,
    sent: usize,
}

impl Server {
    pub(super) fn start(serves: Serves) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let scheme = if matches!(serves, Serves::BadCertificate) { "https" } else { "http" };
        let url = format!("{scheme}://127.0.0.1:{}", listener.local_addr().expect("an address").port());
        let seen = Arc::new(Mutex::new(Seen::default()));
        let remembered = Arc::clone(&seen);
        spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                serve(stream, &serves, &remembered);
            }
        });
        Self { url, seen }
    }

    /// An address at which nobody listens.
    pub(super) fn nobody() -> String {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        format!("http://127.0.0.1:{}", listener.local_addr().expect("an address").port())
    }

    /// Whether the key arrived, as it is or as a user name of basic authentication.
    pub(super) fn holds_key(&self, key: &str) -> bool {
        let received = String::from_utf8_lossy(&self.seen.lock().expect("a lock").received).into_owned();
        received.contains(key) || received.contains(&BASE64_STANDARD.encode(format!("{key}:")))
    }

    pub(super) fn requests(&self) -> usize {
        self.seen.lock().expect("a lock").requests
    }

    pub(super) fn sent(&self) -> usize {
        self.seen.lock().expect("a lock").sent
    }
}

fn serve(mut stream: TcpStream, serves: &Serves, seen: &Mutex<Seen>) {
    if let Serves::BadCertificate = serves {
        return show_certificate(stream, seen);
    }
    let request = head(&mut stream);
    let mut remembered = seen.lock().expect("a lock");
    remembered.requests += 1;
    remembered.received.extend(request);
    drop(remembered);
    match serves {
        Serves::Answer(status, body) => {
            let length = body.len();
            let answer = format!(
                "HTTP/1.1 {status} S\r\ncontent-type: application/json\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}"
            );
            let _ = stream.write_all(answer.as_bytes());
        }
        Serves::Nothing => sleep(Duration::from_secs(10)),
        Serves::Drops => {
            let _ = stream.write_all(b"HTTP/1.1 401 S\r\ncontent-length: 1000\r\n\r\n");
            while stream.write_all(b"x").is_ok() {
                sleep(Duration::from_millis(50));
            }
        }
        Serves::Large(size) => {
            let _ = stream.write_all(format!("HTTP/1.1 401 S\r\ncontent-length: {size}\r\n\r\n").as_bytes());
            let part = [b'x'; 4096];
            while seen.lock().expect("a lock").sent < *size && stream.write_all(&part).is_ok() {
                seen.lock().expect("a lock").sent += part.len();
            }
        }
        Serves::Redirect(to) => {
            let answer = format!("HTTP/1.1 307 S\r\nlocation: {to}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
            let _ = stream.write_all(answer.as_bytes());
        }
        Serves::BadCertificate => {}
    }
}

/// The head of a request.
fn head(stream: &mut TcpStream) -> Vec<u8> {
    let _ = stream.set_read_timeout(Some(Duration::from_secs(5)));
    let mut request = Vec::new();
    let mut part = [0; 1024];
    while !request.windows(4).any(|window| window == b"\r\n\r\n") {
        match stream.read(&mut part) {
            Ok(length) if length > 0 => request.extend(&part[..length]),
            _ => break,
        }
    }
    request
}

/// Made anew for every server; its key is nowhere but here.
fn show_certificate(mut stream: TcpStream, seen: &Mutex<Seen>) {
    let made = rcgen::generate_simple_self_signed(vec!["127.0.0.1".to_owned()]).expect("a certificate");
    let key = rustls::pki_types::PrivateKeyDer::try_from(made.signing_key.serialize_der()).expect("a key");
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let config = config.expect("versions").with_no_client_auth().with_single_cert(vec![made.cert.der().clone()], key);
    let mut session = rustls::ServerConnection::new(Arc::new(config.expect("a configuration"))).expect("a session");
    let mut tls = rustls::Stream::new(&mut session, &mut stream);
    let mut received = Vec::new();
    let _ = tls.read_to_end(&mut received);
    seen.lock().expect("a lock").received.extend(received);
}
