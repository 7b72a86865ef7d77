#!/bin/sh
# Installs the program `triage` for you alone. It needs no root and asks for none.
#
#   sh install.sh [--to FOLDER] [--from FOLDER_OR_ADDRESS] [--target TARGET]
#
# It fetches one archive and SHA256SUMS, compares them, and puts one file, the program, into FOLDER (~/.local/bin).
# To remove it again, delete that file.
set -eu

VERSION=0.1.0
FROM=https://github.com/OWNER/triage/releases/download/v$VERSION
TO=${HOME:-}/.local/bin
TARGET=

fail() {
    echo "error: $1" >&2
    [ $# -lt 2 ] || echo "help: $2" >&2
    exit 1
}

usage() {
    echo "usage: sh install.sh [--to FOLDER] [--from FOLDER_OR_ADDRESS] [--target TARGET]"
}

# The target of this machine. On Linux it is the program that needs no libraries of the system.
machine() {
    case $(uname -s)-$(uname -m) in
    Linux-x86_64) echo x86_64-unknown-linux-musl ;;
    Linux-aarch64 | Linux-arm64) echo aarch64-unknown-linux-musl ;;
    Darwin-x86_64) echo x86_64-apple-darwin ;;
    Darwin-arm64) echo aarch64-apple-darwin ;;
    *) fail "there is no archive for this machine ($(uname -s) $(uname -m))" \
        "for Windows take the .zip from the releases page; elsewhere build it: cargo install triage-kb" ;;
    esac
}

# fetch NAME: a file of the release, into the folder at hand.
fetch() {
    case $FROM in
    https://* | http://*)
        if command -v curl >/dev/null; then
            case $FROM in
            https://*) curl --proto '=https' --tlsv1.2 -fsSL -o "$1" "$FROM/$1" ;;
            *) curl -fsSL -o "$1" "$FROM/$1" ;;
            esac
        elif command -v wget >/dev/null; then
            wget -q -O "$1" "$FROM/$1"
        else
            fail "neither curl nor wget is here" "install one of them"
        fi
        ;;
    *) cp "$FROM/$1" "$1" ;;
    esac || fail "cannot get \`$FROM/$1\`" "is this version there, and this machine online?"
}

sum() {
    if command -v sha256sum >/dev/null; then
        sha256sum "$1"
    elif command -v shasum >/dev/null; then
        shasum -a 256 "$1"
    elif command -v openssl >/dev/null; then
        openssl dgst -sha256 -r "$1"
    else
        fail "none of sha256sum, shasum and openssl is here, so that the archive cannot be checked"
    fi
}

while [ $# -gt 0 ]; do
    case $1 in
    --help | -h) usage && exit 0 ;;
    --to | --from | --target) [ $# -gt 1 ] || fail "\`$1\` needs a value" "$(usage)" ;;
    *) fail "\`$1\` is not known" "$(usage)" ;;
    esac
    case $1 in
    --to) TO=$2 ;;
    --from) FROM=${2%/} ;;
    --target) TARGET=$2 ;;
    esac
    shift 2
done

case $FROM in
# In brackets, so that release/placeholders leaves it as it is.
*/[O]WNER/*) fail "there is no release yet" "build it from a copy of the sources: cargo install --path . --locked" ;;
http://* | https://* | /*) ;;
*) FROM=$PWD/$FROM ;;
esac
case $TO in
/.local/bin) fail "HOME is not set" "name a folder: --to FOLDER" ;;
/*) ;;
*) TO=$PWD/$TO ;;
esac
[ -n "$TARGET" ] || TARGET=$(machine)
stem=triage-$VERSION-$TARGET

echo "triage $VERSION for $TARGET"
echo "  from  $FROM"
echo "  to    $TO/triage"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
cd "$work"
fetch SHA256SUMS
fetch "$stem.tar.gz"

expected=$(awk -v name="$stem.tar.gz" '$2 == name { print $1 }' SHA256SUMS)
actual=$(sum "$stem.tar.gz")
actual=${actual%% *}
[ -n "$expected" ] || fail "SHA256SUMS does not name $stem.tar.gz" "nothing was installed"
[ "$expected" = "$actual" ] || fail "the checksum of $stem.tar.gz is $actual, not $expected" \
    "nothing was installed; fetch it again, and if it stays so, tell the maintainers"
echo "the checksum fits"

tar -xzf "$stem.tar.gz" "$stem/triage"
"$stem/triage" --version >/dev/null || fail "the program does not run here" "try another one: --target x86_64-unknown-linux-gnu"
mkdir -p "$TO"
# Beside it first: a running program is never half replaced.
cp "$stem/triage" "$TO/.triage.$$"
chmod 755 "$TO/.triage.$$"
mv "$TO/.triage.$$" "$TO/triage"
echo "installed: $("$TO/triage" --version)"

case :$PATH: in
*:"$TO":*) ;;
*) echo "$TO is not on your PATH; add it: export PATH=\"$TO:\$PATH\"" ;;
esac
echo "next: triage \"Invalid API key\"    completions: triage completions --help"
