"""What every step of a release knows: the version, the targets, and where archives lie and what is in them. Python 3.9, nothing else."""

import hashlib
import io
import json
import os
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Where a step looks and writes; HANDOUT names another folder.
OUT = Path(os.environ.get("HANDOUT", ROOT / "target" / "handout"))
TARGETS = json.loads((ROOT / "release" / "targets.json").read_text())
CARGO = (ROOT / "Cargo.toml").read_text(encoding="utf-8")
VERSION = re.search(r'^version = "(.+)"$', CARGO, re.M).group(1)
REPOSITORY = re.search(r'^repository = "(.+)"$', CARGO, re.M).group(1)
ABOUT = re.search(r'^description = "(.+)"$', CARGO, re.M).group(1)
LICENCE = re.search(r'^license = "(.+)"$', CARGO, re.M).group(1)
# The name in registries; the program is `triage` everywhere.
NAME = re.search(r'^name = "(.+)"$', CARGO, re.M).group(1)


def fail(message):
    sys.exit(f"error: {message}")


def time():
    """The time that files in archives get: that of the commit, so that the same commit gives the same archive."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    return int(given or subprocess.check_output(["git", "log", "-1", "--format=%ct"], cwd=ROOT))


def program(target):
    return "triage.exe" if "windows" in target else "triage"


def stem(target):
    return f"triage-{VERSION}-{target}"


def archive(target):
    return OUT / (stem(target) + (".zip" if "windows" in target else ".tar.gz"))


def archives(field):
    """The targets with a field whose archives are there. With COMPLETE set, all must be."""
    wanted = [entry for entry in TARGETS if field in entry]
    there = [entry for entry in wanted if archive(entry["target"]).is_file()]
    if os.environ.get("COMPLETE") and there != wanted:
        fail("no archive for " + ", ".join(entry["target"] for entry in wanted if entry not in there))
    return there or fail(f"`{OUT}` has no archive of version {VERSION} with `{field}` in release/targets.json")


def read(target, name):
    """A file of an archive."""
    path = f"{stem(target)}/{name}"
    if archive(target).suffix == ".zip":
        with zipfile.ZipFile(archive(target)) as packed:
            return packed.read(path)
    with tarfile.open(archive(target)) as packed:
        return packed.extractfile(path).read()


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def tar(path, files):
    """Writes a .tar.gz that depends on nothing but the files: (name, bytes, whether it runs)."""
    import gzip

    with open(path, "wb") as file, gzip.GzipFile("", "wb", 6, file, time()) as zipped:
        with tarfile.open(fileobj=zipped, mode="w", format=tarfile.PAX_FORMAT) as packed:
            for name, content, runs in files:
                entry = tarfile.TarInfo(name)
                entry.size, entry.mtime, entry.mode = len(content), time(), 0o755 if runs else 0o644
                packed.addfile(entry, io.BytesIO(content))


def zip(path, files):
    """The same as .zip, which wheels are too."""
    import datetime

    when = datetime.datetime.fromtimestamp(time(), datetime.timezone.utc).timetuple()[:6]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content, runs in files:
            entry = zipfile.ZipInfo(name, when)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            entry.external_attr = (0o100755 if runs else 0o100644) << 16
            packed.writestr(entry, content)
