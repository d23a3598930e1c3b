#!/bin/sh
# Install the pinned set into a throwaway environment of the given Python and let Django check the project in it.
set -eu
python=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

"$python" --version
"$python" -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet --disable-pip-version-check --no-compile --require-hashes -r requirements.txt
"$folder/env/bin/python" -m pip check
PRACTICE_VAR="$folder" DJANGO_SETTINGS_MODULE=practice.settings.dev "$folder/env/bin/python" manage.py check
