//! `triage lsp`: a language server for rule files, over standard input and output.

mod complete;
mod desk;
mod go;
mod place;
mod problems;
mod rename;
mod word;

use std::process::ExitCode;

use clap::Args;
use lsp_server::{Connection, ErrorCode, Message, Notification, Request, Response};
use lsp_types::{
    CompletionOptions, CompletionParams, DidChangeTextDocumentParams, DidCloseTextDocumentParams,
    DidOpenTextDocumentParams, GotoDefinitionParams, HoverParams, HoverProviderCapability, InitializeParams, OneOf,
    RenameParams, ServerCapabilities, TextDocumentSyncCapability, TextDocumentSyncKind,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{Failure, Packs, format};
use desk::Desk;

/// Serve editors of rule files over the Language Server Protocol
#[derive(Debug, Args)]
#[command(
    after_help = "  triage --rules rules lsp\n\nAn editor starts it, in the folder of the project. Without --rules it takes the folder `rules` \
    there, or the folder itself, if it has a `pack.toml`."
)]
pub(crate) struct Lsp {}

pub(super) fn run(packs: &Packs) -> Result<ExitCode, Failure> {
    let (connection, threads) = Connection::stdio();
    let begun = connection.initialize(format::value(&capabilities())?).map_err(broken)?;
    let begun: InitializeParams = serde_json::from_value(begun).unwrap_or_default();
    serve(&connection, Desk::new(packs, &begun))?;
    // The writer ends once nobody can write any more.
    drop(connection);
    threads.join()?;
    Ok(ExitCode::SUCCESS)
}

fn capabilities() -> ServerCapabilities {
    let triggers = ["\"", "'", "{", "("].map(str::to_owned).to_vec();
    ServerCapabilities {
        text_document_sync: Some(TextDocumentSyncCapability::Kind(TextDocumentSyncKind::FULL)),
        completion_provider: Some(CompletionOptions {
            trigger_characters: Some(triggers),
            ..CompletionOptions::default()
        }),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        definition_provider: Some(OneOf::Left(true)),
        rename_provider: Some(OneOf::Left(true)),
        ..ServerCapabilities::default()
    }
}

/// Answers until the editor says that it is enough, or goes away. What it typed is checked once it stops for a moment.
fn serve(connection: &Connection, mut desk: Desk) -> Result<(), Failure> {
    loop {
        if connection.receiver.is_empty() {
            for note in desk.check() {
                send(connection, Message::Notification(note))?;
            }
        }
        let Ok(message) = connection.receiver.recv() else { return Ok(()) };
        match message {
            Message::Request(request) => {
                if connection.handle_shutdown(&request).map_err(broken)? {
                    return Ok(());
                }
                send(connection, Message::Response(reply(&desk, request)))?;
            }
            Message::Notification(note) => heed(&mut desk, note),
            Message::Response(_) => {}
        }
    }
}

fn reply(desk: &Desk, request: Request) -> Response {
    match request.method.as_str() {
        "textDocument/completion" => answer(request, |asked: CompletionParams| complete::complete(desk, &asked)),
        "textDocument/hover" => answer(request, |asked: HoverParams| go::hover(desk, &asked)),
        "textDocument/definition" => answer(request, |asked: GotoDefinitionParams| go::definition(desk, &asked)),
        "textDocument/rename" => {
            let id = request.id.clone();
            match serde_json::from_value::<RenameParams>(request.params).map(|asked| rename::rename(desk, &asked)) {
                Ok(Ok(edit)) => Response::new_ok(id, edit),
                Ok(Err(refusal)) => Response::new_err(id, ErrorCode::RequestFailed as i32, refusal),
                Err(error) => Response::new_err(id, ErrorCode::InvalidParams as i32, error.to_string()),
            }
        }
        other => {
            let message = format!("there is no method `{other}`");
            Response::new_err(request.id, ErrorCode::MethodNotFound as i32, message)
        }
    }
}

fn answer<P: DeserializeOwned, A: Serialize>(request: Request, answer: impl FnOnce(P) -> A) -> Response {
    match serde_json::from_value(request.params) {
        Ok(asked) => Response::new_ok(request.id, serde_json::to_value(answer(asked)).unwrap_or(Value::Null)),
        Err(error) => Response::new_err(request.id, ErrorCode::InvalidParams as i32, error.to_string()),
    }
}

fn heed(desk: &mut Desk, note: Notification) {
    match note.method.as_str() {
        "textDocument/didOpen" => {
            if let Ok(opened) = serde_json::from_value::<DidOpenTextDocumentParams>(note.params) {
                let document = opened.text_document;
                desk.put(&document.uri, document.version, document.text);
            }
        }
        "textDocument/didChange" => {
            if let Ok(mut changed) = serde_json::from_value::<DidChangeTextDocumentParams>(note.params)
                && let Some(last) = changed.content_changes.pop()
            {
                desk.put(&changed.text_document.uri, changed.text_document.version, last.text);
            }
        }
        "textDocument/didClose" => {
            if let Ok(closed) = serde_json::from_value::<DidCloseTextDocumentParams>(note.params) {
                desk.take_away(&closed.text_document.uri);
            }
        }
        "textDocument/didSave" => desk.look_again(),
        _ => {}
    }
}

fn send(connection: &Connection, message: Message) -> Result<(), Failure> {
    connection.sender.send(message).map_err(broken)
}

fn broken(error: impl std::fmt::Display) -> Failure {
    Failure::new(format!("the editor went away: {error}"), "")
}
