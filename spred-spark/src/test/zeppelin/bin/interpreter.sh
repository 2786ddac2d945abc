#!/usr/bin/env bash
# What Zeppelin calls to start an interpreter: its remote server, through spark-submit for the group of Spark.
while getopts 'c:p:r:i:d:l:u:g:' option; do
  case $option in
    d) directory=$OPTARG ;;
    c) host=$OPTARG ;;
    p) port=$OPTARG ;;
    r) range=$OPTARG ;;
    i) group=$OPTARG ;;
    g) setting=$OPTARG ;;
    *) ;;
  esac
done
home=$(cd "$directory/../.." && pwd)
export ZEPPELIN_HOME=$home
jars=$(printf '%s:' "$directory"/*.jar "$home"/interpreter/zeppelin-interpreter-shaded-*.jar)
main=org.apache.zeppelin.interpreter.remote.RemoteInterpreterServer
if [[ $(basename "$directory") == spark ]]; then
  # Settings come as --conf|NAME=VALUE|--conf|…
  IFS='|' read -r -a settings <<<"$ZEPPELIN_SPARK_CONF"
  exec "$SPARK_HOME/bin/spark-submit" --class "$main" --driver-class-path "$directory/mended:${jars%:}" "${settings[@]}" \
    "$directory"/spark-interpreter-*.jar "$host" "$port" "$group" "$range" >>"$home/logs/spark.log" 2>&1
fi
exec java -Xmx256m -cp "$jars$home/interpreter/log/*" "$main" "$host" "$port" "$group" "$range" >>"$home/logs/$setting.log" 2>&1
