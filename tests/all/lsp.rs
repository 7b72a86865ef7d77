//! `triage lsp` as an editor meets it: framed messages over standard input and output.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

/// An editor with a copy of the small pack open.
struct Editor {
    server: Child,
    to: Option<ChildStdin>,
    from: BufReader<ChildStdout>,
    asked: u64,
    folder: PathBuf,
    version: i32,
    /// What the server published, the last first.
    published: Vec<Value>,
}

impl Editor {
    fn start(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("triage-lsp-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("rules/fixtures/machine")).expect("a folder");
        for file in ["pack.toml", "machine.toml"] {
            fs::copy(Path::new("tests/packs/small").join(file), folder.join("rules").join(file)).expect("a file");
        }
        for fixture in fs::read_dir("tests/packs/small_fixtures/machine").expect("the fixtures") {
            let path = fixture.expect("a fixture").path();
            fs::copy(&path, folder.join("rules/fixtures/machine").join(path.file_name().expect("a name")))
                .expect("a file");
        }
        let folder = folder.canonicalize().expect("a folder");
        let mut command = Command::new(env!("CARGO_BIN_EXE_triage"));
        command.env("TRIAGE_NO_CACHE", "1");
        command.arg("lsp").current_dir(&folder).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut server = command.spawn().expect("the server starts");
        let to = server.stdin.take();
        let from = BufReader::new(server.stdout.take().expect("its output"));
        let mut editor = Self { server, to, from, asked: 0, folder, version: 0, published: Vec::new() };
        let root = json!([{ "uri": editor.uri(""), "name": "project" }]);
        let begun = editor.ask("initialize", json!({ "capabilities": {}, "workspaceFolders": root }));
        assert_eq!(begun["capabilities"]["renameProvider"], true, "{begun:#}");
        editor.tell("initialized", json!({}));
        editor
    }

    fn uri(&self, path: &str) -> String {
        format!("file://{}", self.folder.join(path).display())
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        let to = self.to.as_mut().expect("an open pipe");
        write!(to, "Content-Length: {}\r\n\r\n{text}", text.len()).expect("it reads");
        to.flush().expect("it reads");
    }

    fn receive(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            self.from.read_line(&mut line).expect("it answers");
            match line.trim().split_once(": ") {
                Some(("Content-Length", number)) => length = number.parse().expect("a number"),
                _ if line.trim().is_empty() => break,
                _ => {}
            }
        }
        let mut bytes = vec![0; length];
        self.from.read_exact(&mut bytes).expect("a message");
        serde_json::from_slice(&bytes).expect("JSON")
    }

    fn tell(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// The whole reply to a request; what is published in between is kept.
    fn reply(&mut self, method: &str, params: Value) -> Value {
        self.asked += 1;
        let id = self.asked;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        loop {
            let message = self.receive();
            if message["id"] == id {
                return message;
            }
            self.published.insert(0, message["params"].clone());
        }
    }

    fn ask(&mut self, method: &str, params: Value) -> Value {
        let reply = self.reply(method, params);
        assert_eq!(reply["error"], Value::Null, "{reply:#}");
        reply["result"].clone()
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.folder.join(path)).expect("the file")
    }

    fn open(&mut self, path: &str, text: &str) {
        self.version += 1;
        let document = json!({ "uri": self.uri(path), "languageId": "toml", "version": self.version, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": document }));
    }

    fn change(&mut self, path: &str, text: &str) {
        self.version += 1;
        let document = json!({ "uri": self.uri(path), "version": self.version });
        self.tell("textDocument/didChange", json!({ "textDocument": document, "contentChanges": [{ "text": text }] }));
    }

    /// The problems that are published for the file as it was sent last.
    fn problems(&mut self, path: &str) -> Vec<String> {
        let end = format!("/{path}");
        loop {
            let is_of = |one: &&Value| {
                one["uri"].as_str().is_some_and(|uri| uri.ends_with(&end)) && one["version"] == self.version
            };
            if let Some(found) = self.published.iter().find(is_of) {
                let problems = found["diagnostics"].as_array().expect("a list").clone();
                self.published.clear();
                let shown = |one: &Value| {
                    let start = &one["range"]["start"];
                    format!("{}:{} {}", start["line"], start["character"], one["code"].as_str().unwrap_or_default())
                };
                return problems.iter().map(shown).collect();
            }
            let message = self.receive();
            self.published.insert(0, message["params"].clone());
        }
    }

    /// A request at the first place of a text in a file.
    fn at(&mut self, method: &str, path: &str, text: &str, needle: &str, mut more: Value) -> Value {
        let offset = text.find(needle).expect("the text") + needle.len();
        let before = &text[..offset];
        let (line, column) = (before.matches('\n').count(), before.rsplit('\n').next().unwrap_or_default().len());
        more["textDocument"] = json!({ "uri": self.uri(path) });
        more["position"] = json!({ "line": line, "character": column });
        self.reply(method, more)
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        self.to = None;
        let _ = self.server.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

const RULES: &str = "rules/machine.toml";

#[test]
fn problems_are_those_of_check_and_follow_what_is_typed() {
    let mut editor = Editor::start("problems");
    let text = editor.text(RULES);
    let wrong = text.replacen("cause = \"tank-empty\"", "cause = \"tank-emty\"", 1);
    editor.open(RULES, &wrong);
    let found = editor.problems(RULES);
    let line = wrong[..wrong.find("tank-emty").expect("it is there")].matches('\n').count();
    assert_eq!(found, [format!("{line}:12 dangling-reference")]);
    let broad = text.replacen("texts = [\"no flow\"", "texts = [\"the\", \"no flow\"", 1);
    editor.change(RULES, &broad);
    assert!(editor.problems(RULES).iter().any(|problem| problem.ends_with(" too-broad")));
    editor.change(RULES, &text);
    assert!(editor.problems(RULES).iter().all(|problem| !problem.ends_with(" too-broad")));
}

#[test]
fn ids_and_facts_are_completed_where_they_belong() {
    let mut editor = Editor::start("completion");
    let text = editor.text(RULES);
    editor.open(RULES, &text);
    editor.problems(RULES);
    let labels = |reply: &Value| -> Vec<String> {
        let items = reply["result"].as_array().unwrap_or_else(|| panic!("{reply:#}"));
        items.iter().map(|item| item["label"].as_str().unwrap_or_default().to_owned()).collect()
    };
    let causes = editor.at("textDocument/completion", RULES, &text, "{ cause = \"", json!({}));
    assert_eq!(labels(&causes), ["no-power", "scale", "tank-empty", "wrong-machine"]);
    let facts = labels(&editor.at("textDocument/completion", RULES, &text, "when = 'la", json!({})));
    assert!(facts.contains(&"lamp".to_owned()) && facts.contains(&"has".to_owned()), "{facts:?}");
    // A line that is half written does not keep it from answering.
    let half = text.replacen("fixes = [\"fill-tank\"]", "fixes = [\"", 1);
    editor.change(RULES, &half);
    let fixes = labels(&editor.at("textDocument/completion", RULES, &half, "fixes = [\"", json!({})));
    assert!(fixes.contains(&"descale".to_owned()), "{fixes:?}");
}

#[test]
fn an_id_shows_its_page_and_leads_to_its_entry() {
    let mut editor = Editor::start("hover");
    let text = editor.text(RULES);
    editor.open(RULES, &text);
    editor.problems(RULES);
    let page = editor.at("textDocument/hover", RULES, &text, "{ cause = \"tank", json!({}));
    let shown = page["result"]["contents"]["value"].as_str().unwrap_or_default();
    assert!(shown.starts_with("# Empty tank"), "{page:#}");
    let place = editor.at("textDocument/definition", RULES, &text, "{ cause = \"tank", json!({}));
    let line = text[..text.find("id = \"tank-empty\"").expect("it is there")].matches('\n').count();
    assert_eq!(place["result"]["range"]["start"], json!({ "line": line, "character": 5 }), "{place:#}");
    let fact = editor.at("textDocument/hover", RULES, &text, "when = 'la", json!({}));
    assert!(fact["result"]["contents"]["value"].as_str().is_some_and(|shown| shown.contains("What the lamp shows")));
}

#[test]
fn an_id_is_renamed_wherever_it_is_named() {
    let mut editor = Editor::start("rename");
    let text = editor.text(RULES);
    editor.open(RULES, &text);
    editor.problems(RULES);
    let rename = |editor: &mut Editor, new: &str| {
        editor.at("textDocument/rename", RULES, &text, "{ cause = \"tank", json!({ "newName": new }))
    };
    let refused = rename(&mut editor, "Empty Tank");
    assert!(refused["error"]["message"].as_str().is_some_and(|message| message.contains("is no id")), "{refused:#}");
    let taken = rename(&mut editor, "scale");
    assert_eq!(taken["error"]["message"], "the cause `scale` is there already");
    let renamed = rename(&mut editor, "no-water");
    let changes = renamed["result"]["changes"].as_object().unwrap_or_else(|| panic!("{renamed:#}"));
    let count = |end: &str| {
        let of_file = changes.iter().find(|(uri, _)| uri.ends_with(end));
        of_file.map_or(0, |(_, edits)| edits.as_array().map_or(0, Vec::len))
    };
    assert_eq!(count(RULES), text.matches("\"tank-empty\"").count());
    assert_eq!(count("no-flow-with-a-red-lamp.toml"), 1);
}
