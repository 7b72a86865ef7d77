"""What somebody who imports the package sees. `TRIAGE` names the program, whose answers it must equal."""

import doctest
import itertools
import json
import os
import pickle
import re
import subprocess
import sys
import threading
import time
import tomllib
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

import triage_kb

ROOT = Path(__file__).parents[3]
PROGRAM = os.environ.get("TRIAGE", str(ROOT / "target/debug/triage"))
# A key of a known form, made here so that no file holds it.
KEY = "gsk_" + ("q7Zt2Wb9Rn4Xc8Kd3Vm6" * 3)[:52]
LOG = [
    "2026-01-31T08:15:00Z [info] started",
    "2026-01-31T08:15:01Z getaddrinfo ENOTFOUND api2.cursor.sh",
    "2026-01-31T08:15:02Z [error] 401 Incorrect API key provided",
    "    at send (client.js:1)",
    "2026-01-31T08:15:03Z getaddrinfo ENOTFOUND api2.cursor.sh",
]


def program(*arguments, text):
    done = subprocess.run([PROGRAM, *arguments], input=text, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode != 2, done.stderr
    return done.stdout


def payloads():
    """Every eighth of the fixtures."""
    for path in sorted((ROOT / "fixtures").rglob("*.toml"))[::8]:
        yield tomllib.loads(path.read_text(encoding="utf-8"))["payload"]


def test_an_answer_is_that_of_the_program():
    for payload in itertools.islice(payloads(), 12):
        answer = triage_kb.explain(payload)
        assert answer.to_dict() == json.loads(program("explain", "--format", "json", "-", text=payload))


def test_the_fields_are_those_of_the_published_schema():
    schema = json.loads((ROOT / "schemas/explanation.json").read_text(encoding="utf-8"))
    published = {name: each for name, each in schema["$defs"].items() if "properties" in each} | {"Explanation": schema}
    for name, each in published.items():
        kind = getattr(triage_kb, name)
        assert is_dataclass(kind)
        assert {field.name.rstrip("_") for field in fields(kind)} - {"_document"} == set(each["properties"]), name


def test_values_are_typed_frozen_and_travel():
    for payload in payloads():
        answer = triage_kb.explain(payload)
        assert pickle.loads(pickle.dumps(answer)) == answer
        document = answer.to_dict()
        assert [cause.id for cause in answer.causes] == [cause["id"] for cause in document["causes"]]
        assert [step.pass_ for fix in answer.plan for step in fix.steps] == [
            step["pass"] for fix in document["plan"] for step in fix["steps"]
        ]
        assert [problem.do_first and problem.do_first.do for problem in answer.problems] == [
            problem["do_first"] and problem["do_first"]["do"] for problem in document["problems"]
        ]
    with pytest.raises(AttributeError):
        answer.layer = "another"


def test_what_is_documented_runs(tmp_path, monkeypatch):
    assert doctest.testmod(triage_kb).failed == 0
    monkeypatch.chdir(tmp_path)
    Path("app.log").write_text("\n".join(LOG))
    example = (ROOT / "crates/python/README.md").read_text(encoding="utf-8").split("```")[1].removeprefix("python")
    known = {"lines": LOG}
    exec(example, known)
    status = re.search(r"# (\('explained'.*\))", example)[1]
    answer = known["answer"]
    assert repr((answer.status, answer.layer, answer.causes[0].id)) == status


def test_facts_win_and_wrong_ones_are_refused():
    answer = triage_kb.explain("Unauthorized User API key", {"client": "cursor-cli", "other_network_works": True})
    assert answer.facts["client"] == "cursor-cli" and answer.facts["other_network_works"] is True
    assert set(answer.given) == {"client", "other_network_works"}
    with pytest.raises(ValueError, match="there is no such fact; did you mean `client`"):
        triage_kb.explain("x", {"clien": KEY})
    with pytest.raises(ValueError, match="takes one of") as refused:
        triage_kb.explain("x", {"client": KEY})
    assert KEY not in str(refused.value)


def test_rules_may_be_folders_or_a_pack(tmp_path):
    other = triage_kb.Pack(ROOT / "examples/kubernetes")
    text = "Back-off pulling image: ImagePullBackOff"
    assert triage_kb.explain(text, rules=other).pack == other.identity != triage_kb.Pack().identity
    assert triage_kb.explain(text, rules=[ROOT / "examples/kubernetes"]).status == "explained"
    assert pickle.loads(pickle.dumps(other)).identity == other.identity
    (tmp_path / "wrong.toml").write_text("[[error]]\nid = 5\n")
    with pytest.raises(triage_kb.RulesError, match="wrong.toml"):
        triage_kb.explain("x", rules=tmp_path)


@pytest.mark.parametrize("bad", [[1], ["a", None], 5, 7.5])
def test_lines_that_are_none_are_refused(bad):
    with pytest.raises(TypeError):
        list(triage_kb.scan(bad))


def test_a_scan_is_that_of_the_program_however_lines_come(tmp_path):
    text = "\n".join(LOG * 3000) + "\n"
    told = [json.loads(line) for line in program("scan", "--format", "jsonl", "-", text=text).splitlines()]
    assert len(told) == 9000
    log = tmp_path / "app.log"
    log.write_text(text, encoding="utf-8")
    with log.open(encoding="utf-8") as as_text, log.open("rb") as as_bytes:
        ways = {"list": LOG * 3000, "text": as_text, "bytes": as_bytes, "whole": [text], "one by one": (line for line in LOG * 3000)}
        for way, lines in ways.items():
            found = [found.to_dict() for found in triage_kb.scan(lines)]
            assert [{name: event[name] for name in told[0] if name in event} for event in found] == [
                {name: event[name] for name in event if name not in ("schema", "file")} for event in told
            ], way


def test_a_summary_is_that_of_the_program():
    text = "\n".join(LOG * 3000) + "\n"
    told = json.loads(program("scan", "--format", "json", "-", text=text))["groups"]
    groups = triage_kb.summary([text])
    assert groups[0].count >= 3000 and len(groups) == len(told)
    for group, other in zip(groups, told):
        place = other.pop("example")
        assert group.to_dict() == {**other, "line": place["line"], "text": place["text"]}


def test_a_scan_reads_no_further_than_somebody_asks():
    read = itertools.count()
    endless = (LOG[next(read) % len(LOG)] for _ in itertools.count())
    assert next(triage_kb.scan(endless)).line == 2
    assert next(read) < 50_000


def test_what_goes_wrong_in_the_lines_comes_behind_what_was_found():
    def broken():
        yield from LOG
        raise OSError("the disk went away")

    found = triage_kb.scan(broken())
    assert [next(found).line for _ in range(3)] == [2, 3, 5]
    with pytest.raises(OSError, match="the disk went away"):
        next(found)
    assert list(found) == []


def test_nothing_shows_a_key():
    said = f"401 Invalid API key: {KEY}"
    answer = triage_kb.explain(said)
    assert answer.redacted and KEY not in repr(answer) and KEY not in json.dumps(answer.to_dict())
    found = list(triage_kb.scan([said, f"{KEY} getaddrinfo ENOTFOUND api2.cursor.sh"]))
    assert found and KEY not in repr(found)


def test_any_text_gets_an_answer():
    for text in ["", "\0", "\ud800 lone", "\x1b[31mred", "ü" * 1000, "\n" * 1000]:
        assert triage_kb.explain(text).status == "unknown"
        assert list(triage_kb.scan([text])) == []


def test_other_threads_run_meanwhile():
    turns, during = itertools.count(), []

    def work():
        before = next(turns)
        triage_kb.explain("\n".join(f"{at} Incorrect API key provided: {at}" for at in range(3000)))
        during.append(next(turns) - before)

    interval = sys.getswitchinterval()
    # Nobody is made to let go of the lock: only the engine does.
    sys.setswitchinterval(10)
    try:
        thread = threading.Thread(target=work)
        thread.start()
        while thread.is_alive():
            next(turns)
            time.sleep(0.0005)
    finally:
        sys.setswitchinterval(interval)
    assert during[0] > 5
