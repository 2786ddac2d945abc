#!/usr/bin/env bash
# A standalone master and two workers of one core on this machine, and a measurement that is submitted to them from outside:
#
#   run.sh cluster --data DIR --output data/results
#   run.sh columns --output data/results
#
# SPRED_JAR                  another jar than the one that was built here
# EXECUTOR_MEMORY, OFF_HEAP   heap and, for columns, Spark's memory outside of it, of an executor (default: 1536m each)
set -euo pipefail

here=$(cd -P "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
jar=${SPRED_JAR:-$(ls "$here"/target/spred-spark-*.jar)}
executor_memory=${EXECUTOR_MEMORY:-1536m} off_heap=${OFF_HEAP:-1536m}

work=$(mktemp -d)
pids=()
stop() {
  for pid in "${pids[@]}"; do
    pkill -KILL -P "$pid" 2>/dev/null || true
    kill -KILL "$pid" 2>/dev/null || true
  done
  rm -rf "$work"
}
trap stop EXIT

# What an installed Spark has in jars/: the class path of the launcher without what the jar brings.
mkdir "$work/jars"
tr : '\n' < "$here/target/classpath.txt" | grep -vE '/(spred-|nd4j|deeplearning4j|javacpp|openblas)[^/]*\.jar$' \
  | while read -r library; do ln -s "$library" "$work/jars/"; done

opens=()
while read -r option; do opens+=("$option"); done < <(sed -n 's/^ *\(--add-opens=.*\|-XX:+Ignore.*\)$/\1/p' "$here/../pom.xml")
export SPARK_HOME=$work SPARK_SCALA_VERSION=2.12 SPARK_LOCAL_IP=127.0.0.1 SPARK_LOCAL_DIRS=$work/scratch
spark() { local heap=$1; shift; java "-Xmx$heap" "${opens[@]}" -cp "$work/jars/*" "$@"; }

port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
spark 256m org.apache.spark.deploy.master.Master --host 127.0.0.1 --port "$port" --webui-port 0 > "$work/master.log" 2>&1 &
pids+=($!); disown
for worker in 1 2; do
  spark 256m org.apache.spark.deploy.worker.Worker --host 127.0.0.1 --webui-port 0 --cores 1 --memory 8g \
    --work-dir "$work/worker$worker" "spark://127.0.0.1:$port" > "$work/worker$worker.log" 2>&1 &
  pids+=($!); disown
done

conf=(--executor-memory "$executor_memory" --conf spark.ui.enabled=false --conf spark.scheduler.minRegisteredResourcesRatio=1
  --conf spark.scheduler.maxRegisteredResourcesWaitingTime=60s)
[[ $1 == columns ]] && conf+=(--conf spark.memory.offHeap.enabled=true --conf "spark.memory.offHeap.size=$off_heap")
spark 2g org.apache.spark.deploy.SparkSubmit --master "spark://127.0.0.1:$port" --driver-memory 2g "${conf[@]}" \
  --class ml.spred.spark.benchmark.BenchmarkCommand "$jar" "$@" 2> >(grep -vE ' (INFO|WARN) ' >&2)
