#!/bin/sh
# Fill .venv with a pinned set, every hash checked: `sh deploy/install.sh requirements.txt`; nothing to do takes no time.
# PYTHON names the interpreter; UV= takes plain pip, which also takes over where uv cannot be had.
set -eu
cd "$(dirname "$0")/.."
wanted=$1
python=
version=

stop() { echo "$1" >&2; exit 1; }
full="The disk is full: make room (500 MB are enough for a start) and run the same command again."

# Each candidate is run: a name may exist (a version manager's stand-in, say) and still fail.
candidates=${PYTHON:-python3 python3.13 python3.12 python3.11 python}
for name in $candidates; do
    if version=$("$name" -c 'import sys, ensurepip, venv; print(sys.version); sys.exit(sys.version_info < (3, 11))' 2>/dev/null); then
        python=$name
        break
    fi
done
if [ -z "$python" ]; then
    for name in $candidates; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            stop "Python's venv module is missing: install it (Debian and Ubuntu: apt install python3-venv) and try again."
        fi
    done
    stop "Python 3.11 or newer was not found: install it, or name it, for example PYTHON=/opt/python3.12/bin/python3 make demo."
fi

same_python() { [ "$(.venv/bin/python -c 'import sys, pip; print(sys.version)' 2>/dev/null)" = "$version" ]; }
if cmp -s "$wanted" ".venv/$wanted" && same_python; then exit 0; fi

[ "$(df -Pk . | awk 'NR == 2 { print $4 }')" -gt 512000 ] || stop "$full"
log=$(mktemp) || stop "$full"
trap 'rm -f "$log"' EXIT
trap 'echo " stopped." >&2; exit 1' INT TERM HUP

explain() { # What went wrong, in one sentence; an unknown failure shows its last lines.
    said() { grep -Eq "$1" "$log"; }
    echo " failed"
    said "No space left|disk is full|Disk quota exceeded" && stop "$full"
    said "Name or service not known|Temporary failure in name resolution|NewConnectionError|Network is unreachable|Connection refused|ConnectTimeout|Max retries exceeded|ProxyError|Could not fetch URL" &&
        stop "The package index cannot be reached: the first installation needs the network; connect and run it again."
    said "HASHES ARE REQUIRED|DO NOT MATCH THE HASHES" &&
        stop "A downloaded package is not the pinned one, so nothing was installed: empty pip's cache or ask who serves it."
    said "No matching distribution|requires a different Python" &&
        stop "This Python has no build of a pinned package: use Python 3.11, 3.12 or 3.13 (PYTHON=python3.12 make demo)."
    said "Permission denied|Read-only file system" &&
        { grep -E "Permission denied|Read-only file system" "$log" | tail -1 >&2; stop "A folder cannot be written to; see the line above for its name."; }
    tail -15 "$log" >&2
    stop "The installation failed; the lines above say why."
}

pip() { .venv/bin/python -m pip install --disable-pip-version-check --no-compile --no-input --retries 2 --progress-bar off "$@"; }
# Every package is pinned, so dependencies need not be worked out; byte code is made when a module is first used.
with_uv() {
    [ -n "${UV-uv}" ] && pip --require-hashes --only-binary :all: -r requirements-uv.txt &&
        .venv/bin/python -m uv pip install --python .venv/bin/python --require-hashes --no-deps -r "$wanted"
}

if ! same_python; then
    printf 'Creating .venv …'
    "$python" -m venv --clear .venv >"$log" 2>&1 || explain
    echo
fi
printf 'Installing the packages pinned in %s …' "$wanted"
with_uv >"$log" 2>&1 || pip --require-hashes --no-deps -r "$wanted" >"$log" 2>&1 || explain
echo
cp "$wanted" ".venv/$wanted"
# The development set holds the running set, pin for pin (`make pins` sees to it).
if [ "$wanted" = requirements-dev.txt ]; then cp requirements.txt .venv/; fi
