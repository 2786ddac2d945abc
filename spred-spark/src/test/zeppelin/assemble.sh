#!/usr/bin/env bash
# assemble.sh DIRECTORY SPARK_HOME: a Zeppelin server with its Spark interpreter in DIRECTORY, from Maven artifacts alone.
set -euo pipefail

mkdir -p "$1"
home=$(realpath "$1") spark=$(realpath "$2")
here=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)
maven=$(command -v mvn || echo "$here/../../../../mvnw")

if [[ ! -e $home/assembled ]]; then
  copy() {
    "$maven" -B -q -f "$here/$1" dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$2"
  }
  copy server.xml "$home/lib"
  copy interpreters.xml "$home/jars"
  touch "$home/assembled"
fi

interpreter=$home/interpreter
rm -rf "$interpreter" "$home"/{bin,conf,notebook,logs,run}
mkdir -p "$home"/{bin,conf,notebook,logs,run,local-repo,webapp} "$interpreter"/{md,log,spark/scala-2.12/classes}
cp "$here/bin/interpreter.sh" "$home/bin/"
cp "$home"/jars/zeppelin-interpreter-shaded-*.jar "$interpreter/"
cp "$here/interpreter-setting.json" "$interpreter/spark/"
for name in spark-interpreter spark-shims spark3-shims zeppelin-python zeppelin-jupyter-interpreter commons-exec commons-lang; do
  cp "$home"/jars/"$name"-[0-9]*.jar "$interpreter/spark/"
done

# The Scala side without its REPL class, which was built against an older compiler; the bridge is in its place.
classes=$interpreter/spark/scala-2.12/classes
(cd "$classes" && jar xf "$home"/jars/spark-scala-2.12-*.jar \
  && rm -rf META-INF log4j.properties org/apache/zeppelin/spark/SparkScala212Interpreter*.class)
javac -proc:none -nowarn -Xlint:none -cp "$classes:$interpreter/*:$interpreter/spark/*:$spark/jars/*" -d "$classes" \
  "$here"/bridge/org/apache/zeppelin/spark/SparkScala212Interpreter.java 2>&1 | { grep -v '^Note' || true; }

# This version asks the session for a context that PySpark 3.4 took away; later ones of Zeppelin do not.
mkdir -p "$interpreter/spark/mended"
(cd "$interpreter/spark/mended" && jar xf "$home"/jars/spark-interpreter-*.jar python/zeppelin_pyspark.py \
  && sed -i 's/__zSpark__\._wrapped/SQLContext(sc, __zSpark__)/' python/zeppelin_pyspark.py)

cp "$home"/lib/{flexmark,autolink,zeppelin-markdown}*.jar "$interpreter/md/"
cp "$home"/lib/{slf4j-api,slf4j-log4j12,log4j-1.2,jcl-over-slf4j}*.jar "$interpreter/log/"
cat >"$home/conf/log4j.properties" <<END
log4j.rootLogger=INFO, file
log4j.appender.file=org.apache.log4j.FileAppender
log4j.appender.file.File=$home/logs/server.log
log4j.appender.file.layout=org.apache.log4j.PatternLayout
log4j.appender.file.layout.ConversionPattern=%d{HH:mm:ss} %p %c{1} %m%n
END
property() { printf '  <property><name>%s</name><value>%s</value></property>\n' "$1" "$2"; }
{
  echo '<configuration>'
  property zeppelin.server.addr 127.0.0.1
  property zeppelin.server.port "${ZEPPELIN_PORT:-18190}"
  # There is no web interface on Maven Central; the REST interface does without.
  property zeppelin.war "$home/webapp"
  property zeppelin.angular.war "$home/webapp"
  property zeppelin.interpreter.remoterunner bin/interpreter.sh
  property zeppelin.interpreter.connect.timeout 180000
  property zeppelin.notebook.storage org.apache.zeppelin.notebook.repo.VFSNotebookRepo
  property zeppelin.search.enable false
  property zeppelin.anonymous.allowed true
  echo '</configuration>'
} >"$home/conf/zeppelin-site.xml"
