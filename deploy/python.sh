#!/bin/sh
# Print a Python that is new enough and can make virtual environments, or say in one sentence what to install.
# Each candidate is run: a name may exist (a version manager's stand-in, say) and still fail.
candidates="${PYTHON:-python3 python3.13 python3.12 python3.11 python}"

for python in $candidates; do
    if "$python" -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        command -v "$python"
        exit 0
    fi
done

for python in $candidates; do
    if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        echo "Python's venv module is missing: install it (Debian and Ubuntu: apt install python3-venv) and try again." >&2
        exit 1
    fi
done

echo "Python 3.11 or newer was not found: install it, or name it, for example PYTHON=/opt/python3.12/bin/python3 make demo." >&2
exit 1
