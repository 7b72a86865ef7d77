"""How many seconds of processors something took: of this process and all that came of it (Linux)."""

import os
import resource
import subprocess
import time
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def busy():
    """The seconds so far, with those of Java and of Python's workers."""
    parents, spent = {}, {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            # The name, in brackets, may hold blanks.
            fields = stat.read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        process = int(stat.parent.name)
        parents[process] = int(fields[1])
        spent[process] = sum(map(int, fields[11:15]))
    return sum(ticks for process, ticks in spent.items() if is_ours(process, parents)) / TICKS


def is_ours(process, parents):
    while process and process != os.getpid():
        process = parents.get(process, 0)
    return process != 0


def scanned(program, folder):
    """What `triage scan` says as JSON, the seconds it took, and those of processors."""
    began, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([program, "scan", "--format", "json", folder], capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.returncode in (0, 1), done.stderr
    work = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return done.stdout, time.monotonic() - began, work
