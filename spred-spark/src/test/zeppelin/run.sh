#!/usr/bin/env bash
# run.sh check|write JAR DIRECTORY [NOTE.zpln...]: runs the notes on a Zeppelin server and a PySpark that are put together in DIRECTORY.
set -euo pipefail

mkdir -p "$3"
mode=$1 jar=$(realpath "$2") directory=$(realpath "$3")
shift 3
here=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd -P "$here/../../../.." && pwd)
[[ $# -gt 0 ]] && notes=("$@") || notes=("$root"/notebooks/*.zpln)

"$here/../python/environment.sh" "$directory/python"
export PYSPARK_PYTHON=$directory/python/venv/bin/python
export PYSPARK_DRIVER_PYTHON=$PYSPARK_PYTHON
SPARK_HOME=$("$PYSPARK_PYTHON" -c 'import os, pyspark; print(os.path.dirname(pyspark.__file__))')
export SPARK_HOME
"$here/assemble.sh" "$directory/zeppelin" "$SPARK_HOME"

# The first paragraph of a note asks for the published coordinates: a repository of this build answers.
version=$(basename "$jar" .jar) && version=${version#spred-spark-}
home=$directory/zeppelin-home
repository=$home/.m2/repository/ml/spred
rm -rf "$home" && mkdir -p "$repository"/{spred-spark,spred-parent}/"$version"
ln "$jar" "$repository/spred-spark/$version/" 2>/dev/null || cp "$jar" "$repository/spred-spark/$version/"
cp "$(dirname "$jar")/dependency-reduced-pom.xml" "$repository/spred-spark/$version/spred-spark-$version.pom"
cp "$root/pom.xml" "$repository/spred-parent/$version/spred-parent-$version.pom"
export SPARK_SUBMIT_OPTS="-Duser.home=$home"

exec "$PYSPARK_PYTHON" "$here/notes.py" "$mode" "$directory/zeppelin" "${notes[@]}"
