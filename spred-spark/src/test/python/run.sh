#!/usr/bin/env bash
# run.sh JAR DIRECTORY: tests the Python package on a PySpark from PyPI; DIRECTORY keeps its virtual environment.
set -euo pipefail

mkdir -p "$2"
jar=$(realpath "$1") directory=$(realpath "$2")
here=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)
package=$(cd -P "$here/../../main/python" && pwd)

"$here/environment.sh" "$directory"
python=$directory/venv/bin/python
# Installed from a copy: setuptools builds where the sources are.
rm -rf "$directory/package"
cp -r "$package" "$directory/package"
"$python" -m pip install --quiet --disable-pip-version-check --no-deps --force-reinstall "$directory/package"

export SPRED_JAR=$jar PYSPARK_PYTHON=$python PYTHONDONTWRITEBYTECODE=1 SPARK_LOCAL_IP=127.0.0.1
unset SPARK_HOME
cd "$directory"
"$python" -m mypy --no-error-summary --cache-dir "$directory/mypy" --config-file "$package/pyproject.toml" "$package/spred"
exec "$python" -m pytest --quiet -p no:cacheprovider "$here"
