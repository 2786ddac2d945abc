#!/usr/bin/env bash
# environment.sh DIRECTORY: a virtual environment in DIRECTORY/venv with what requirements.txt pins, made once.
set -euo pipefail

mkdir -p "$1"
directory=$(realpath "$1")
here=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if ! cmp -s "$here/requirements.txt" "$directory/installed.txt"; then
  rm -rf "$directory/venv"
  python3 -m venv "$directory/venv"
  "$directory/venv/bin/python" -m pip install --quiet --disable-pip-version-check -r "$here/requirements.txt"
  cp "$here/requirements.txt" "$directory/installed.txt"
fi
