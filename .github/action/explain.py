"""What action.yml runs: explains files, writes the job summary and annotations. Needs nothing but Python 3.9.

TRIAGE is the program, TRIAGE_FILES and TRIAGE_RULES hold one entry a line, TRIAGE_FAIL is `true` or `false`; the runner gives
GITHUB_STEP_SUMMARY and GITHUB_OUTPUT. Only what triage has redacted is ever printed, and the names of files.
"""

import glob
import json
import os
import subprocess
import sys

# More files than this make no summary that anybody reads.
MOST_FILES = 20
# GitHub refuses a summary of more than 1 MiB, in bytes.
MOST_SUMMARY = 1000 << 10
# A runner kills a hung step after hours; no answer takes this long, in seconds.
TIMEOUT = 120
RECOGNISED = ("explained", "ambiguous")


def lines(variable):
    return [line.strip() for line in os.environ.get(variable, "").splitlines() if line.strip()]


def files():
    found = (path for pattern in lines("TRIAGE_FILES") for path in sorted(glob.glob(pattern, recursive=True)))
    return list(dict.fromkeys(path for path in found if os.path.isfile(path)))


def triage(*arguments):
    rules = [argument for folder in lines("TRIAGE_RULES") for argument in ("--rules", folder)]
    command = [os.environ["TRIAGE"], "--color", "never", *rules, *arguments]
    run = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=TIMEOUT, check=False)
    return run.returncode, run.stdout.decode("utf-8", "replace"), run.stderr.decode("utf-8", "replace")


def annotate(level, message, **properties):
    """Prints a workflow command. A text that ends the command early must not begin another one."""
    message = message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    for name, value in properties.items():
        for letter, escape in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C")):
            value = str(value).replace(letter, escape)
        properties[name] = value
    stated = ",".join(f"{name}={value}" for name, value in properties.items())
    print(f"::{level} {stated}::{message}", flush=True)


def scanned(paths):
    """The first event of each kind in all files."""
    _, text, _ = triage("scan", "--format", "json", "--no-ignore", "--", *paths)
    return [group for group in json.loads(text)["groups"] if group["status"] in RECOGNISED]


def explained(path):
    """The answer, and its summary as markdown; None where the file cannot be read."""
    name = "@" + path
    code, text, problem = triage("explain", "--format", "json", name)
    if code == 2:
        annotate("warning", problem, file=path, title="triage could not read this")
        return None
    return json.loads(text), triage("explain", "--format", "markdown", "--no-input", name)[1]


def reports_failure(answer):
    """Whether anything was recognised, and not only that all went well."""
    return any(error["counts"] and not error.get("alone") for error in answer["errors"])


def heading(path):
    name = path.replace("`", "'").replace("\n", " ")
    return f"## `{name}`\n\n"


def main():
    paths = files()
    if not paths:
        annotate("notice", "no file fits `files`", title="triage")
    if len(paths) > MOST_FILES:
        annotate("notice", f"only the first {MOST_FILES} of {len(paths)} files are explained", title="triage")
        paths = paths[:MOST_FILES]
    groups = scanned(paths) if paths else []
    found, parts = 0, []
    for path in paths:
        read = explained(path)
        if read is None or not reports_failure(read[0]):
            continue
        answer, summary = read
        parts.append(heading(path) + summary.replace("\n# ", "\n### ").removeprefix("# ").join(("### ", "\n")))
        if answer["status"] in RECOGNISED:
            found += 1
    for group in groups:
        message = f"{group['layer_title']}: {group['cause_title']} ({group['count']} times)"
        place = group["example"]
        annotate("error", message, file=place["file"], line=place["line"], title=group["error_title"])
    write(parts or ["No known error was found.\n"], found)
    return 1 if found and os.environ.get("TRIAGE_FAIL") == "true" else 0


def write(parts, found):
    with open(os.environ["GITHUB_STEP_SUMMARY"], "a", encoding="utf-8") as summary:
        left = MOST_SUMMARY
        for part in parts:
            left -= len(part.encode())
            if left < 0:
                summary.write("\nThe rest is too long for a summary.\n")
                break
            summary.write(part)
    with open(os.environ["GITHUB_OUTPUT"], "a", encoding="utf-8") as output:
        output.write(f"found={found}\n")


sys.exit(main())
