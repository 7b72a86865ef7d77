"""registry.py FOLDER ADDRESS: describes the npm packages of a folder as a registry does, so that a file server is one."""

import base64
import hashlib
import json
import sys
import tarfile
from pathlib import Path

folder, address = Path(sys.argv[1]), sys.argv[2]
for path in folder.glob("*.tgz"):
    with tarfile.open(path) as packed:
        about = json.load(packed.extractfile("package/package.json"))
    digest = base64.b64encode(hashlib.sha512(path.read_bytes()).digest()).decode()
    about["dist"] = {"tarball": f"{address}/{path.name}", "integrity": f"sha512-{digest}"}
    name, version = about["name"], about["version"]
    (folder / name).write_text(json.dumps({"name": name, "dist-tags": {"latest": version}, "versions": {version: about}}))
