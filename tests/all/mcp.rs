//! `triage mcp` as an agent meets it: one JSON message a line.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

const ERROR: &str = "Unauthorized User API key";

/// A key of a known form, made here so that no file holds it.
fn key() -> String {
    ["gsk_", &"q7Zt2Wb9Rn4Xc8Kd3Vm6".repeat(3)[..52]].concat()
}

struct Agent {
    server: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    asked: u64,
}

impl Agent {
    fn start() -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_triage"));
        command.env("TRIAGE_NO_CACHE", "1");
        let mut server =
            command.arg("mcp").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the server starts");
        let to = server.stdin.take().expect("its input");
        let from = BufReader::new(server.stdout.take().expect("its output"));
        Self { server, to, from, asked: 0 }
    }

    fn send(&mut self, line: &str) {
        writeln!(self.to, "{line}").expect("it reads");
    }

    fn received(&mut self) -> Value {
        let mut line = String::new();
        self.from.read_line(&mut line).expect("it answers");
        assert!(!line.contains(&key()), "the key leaked: {line}");
        serde_json::from_str(&line).unwrap_or_else(|_| panic!("no JSON: {line}"))
    }

    fn ask(&mut self, method: &str, params: &Value) -> Value {
        self.asked += 1;
        self.send(&json!({ "jsonrpc": "2.0", "id": self.asked, "method": method, "params": params }).to_string());
        let reply = self.received();
        assert_eq!(reply["id"], self.asked);
        reply
    }

    /// What a tool gives.
    fn call(&mut self, tool: &str, arguments: Value) -> Value {
        let reply = self.ask("tools/call", &json!({ "name": tool, "arguments": arguments }));
        assert_eq!(reply["result"]["isError"], false, "{reply:#}");
        reply["result"]["structuredContent"].clone()
    }

    /// What a tool says of arguments that it cannot take.
    fn refused(&mut self, tool: &str, arguments: Value) -> String {
        let reply = self.ask("tools/call", &json!({ "name": tool, "arguments": arguments }));
        assert_eq!(reply["result"]["isError"], true, "{reply:#}");
        reply["result"]["content"][0]["text"].as_str().expect("a text").to_owned()
    }

    /// Says good-bye: the server ends with its input.
    fn leave(self) {
        let Self { mut server, to, .. } = self;
        drop(to);
        assert!(server.wait().expect("it ends").success());
    }
}

#[test]
fn it_greets_in_the_revision_that_the_agent_speaks() {
    let mut agent = Agent::start();
    for (asked, spoken) in [("2025-06-18", "2025-06-18"), ("1999-01-01", "2025-11-25")] {
        let greeting = agent.ask("initialize", &json!({ "protocolVersion": asked, "capabilities": {} }));
        assert_eq!(greeting["result"]["protocolVersion"], spoken);
        assert_eq!(greeting["result"]["serverInfo"]["name"], "triage");
    }
    // A notification has no reply: the next line answers the ping.
    agent.send(r#"{"jsonrpc":"2.0","method":"notifications/initialized"}"#);
    assert_eq!(agent.ask("ping", &json!({}))["result"], json!({}));
    agent.leave();
}

#[test]
fn what_a_tool_gives_is_as_its_schema_says() {
    let mut agent = Agent::start();
    let listed = agent.ask("tools/list", &json!({}));
    let calls = [
        ("explain_error", json!({ "text": ERROR })),
        ("answer", json!({ "text": ERROR, "facts": { "surface": "cli" } })),
        ("next_question", json!({ "text": ERROR })),
        ("lookup", json!({ "words": "dns-failure" })),
        ("probe_command", json!({ "provider": "openai" })),
    ];
    let tools = listed["result"]["tools"].as_array().expect("tools");
    assert_eq!(tools.len(), calls.len());
    for (tool, (name, arguments)) in tools.iter().zip(calls) {
        assert_eq!(tool["name"], name);
        let fits = |schema: &str, value: &Value| {
            assert_eq!(tool[schema]["type"], "object", "{name} {schema}");
            jsonschema::validate(&tool[schema], value).unwrap_or_else(|error| panic!("{name} {schema}: {error}"));
        };
        fits("inputSchema", &arguments);
        fits("outputSchema", &agent.call(name, arguments));
    }
    agent.leave();
}

#[test]
fn an_answer_goes_on_from_its_handle() {
    let mut agent = Agent::start();
    let first = agent.call("explain_error", json!({ "text": ERROR }));
    assert!(first["do_first"]["do"].is_string(), "{first:#}");
    let handle = &first["payload_sha256"];
    let open = agent.call("next_question", json!({ "handle": handle }));
    assert_eq!(open["question"], first["ask"][0]);
    let second = agent.call("answer", json!({ "handle": handle, "facts": { "surface": "cli" } }));
    assert_eq!(second["facts"]["surface"], "cli");
    assert_ne!(second["causes"], first["causes"]);
    let third = agent.call("answer", json!({ "handle": handle, "facts": { "status": 401 } }));
    assert_eq!(third["given"], json!(["status", "surface"]), "facts add up");
    agent.leave();
}

#[test]
fn entries_are_found_by_id_by_question_and_by_words() {
    let mut agent = Agent::start();
    for (words, has_page) in
        [("ERROR_BAD_USER_API_KEY", true), ("does cursor support openrouter?", true), ("quota exceeded", false)]
    {
        let found = agent.call("lookup", json!({ "words": words }));
        assert_eq!(found["entries"][0]["page"].is_string(), has_page, "{words}: {found:#}");
    }
    assert_eq!(agent.call("lookup", json!({ "words": "xyzzyplugh" }))["entries"], json!([]));
    agent.leave();
}

#[test]
fn no_key_comes_back() {
    let mut agent = Agent::start();
    let key = key();
    let answer = agent.call("explain_error", json!({ "text": format!("401 Invalid API key: {key}") }));
    assert!(answer["redacted"].as_u64() > Some(0));
    agent.call("lookup", json!({ "words": key }));
    // Wherever the key stands by mistake; each reply is looked at as it is received.
    agent.refused("probe_command", json!({ "provider": key }));
    agent.refused("explain_error", json!({ "text": ERROR, "facts": { "surface": key } }));
    agent.refused("explain_error", json!({ "text": ERROR, "facts": { key.as_str(): "cli" } }));
    agent.refused("explain_error", json!({ "text": ERROR, key.as_str(): 1 }));
    agent.refused("answer", json!({ "handle": key }));
    agent.ask("tools/call", &json!({ "name": key }));
    agent.ask(&key, &json!({}));
    agent.leave();
}

#[test]
fn what_is_no_message_gets_an_error_and_the_conversation_goes_on() {
    let mut agent = Agent::start();
    let long = "x".repeat(5 << 20);
    for (line, code) in [
        ("{", -32700),
        ("[]", -32600),
        ("{\"id\": 1}", -32600),
        ("{\"id\": {}, \"method\": \"ping\"}", -32600),
        (long.as_str(), -32600),
    ] {
        agent.send(line);
        assert_eq!(agent.received()["error"]["code"], code);
    }
    assert_eq!(agent.ask("no/method", &json!({}))["error"]["code"], -32601);
    assert_eq!(agent.ask("tools/call", &json!("no object"))["error"]["code"], -32602);
    assert!(agent.refused("answer", json!({})).contains("handle"));
    assert!(agent.refused("lookup", json!({ "word": "x" })).contains("`words`"));
    assert_eq!(agent.ask("ping", &json!({}))["result"], json!({}));
    agent.leave();
}
