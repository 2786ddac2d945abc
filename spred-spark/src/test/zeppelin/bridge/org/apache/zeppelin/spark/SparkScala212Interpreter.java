package org.apache.zeppelin.spark;

import java.io.File;
import java.io.PrintWriter;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.spark.SparkConf;
import org.apache.spark.repl.SparkILoop;
import org.apache.zeppelin.interpreter.InterpreterContext;
import org.apache.zeppelin.interpreter.InterpreterGroup;
import org.apache.zeppelin.interpreter.thrift.InterpreterCompletion;
import org.apache.zeppelin.interpreter.util.InterpreterOutputStream;
import org.slf4j.LoggerFactory;
import scala.Function0;
import scala.Option;
import scala.collection.JavaConverters;
import scala.tools.nsc.Settings;
import scala.tools.nsc.interpreter.IMain;
import scala.tools.nsc.interpreter.Results;

/**
 * Zeppelin's Spark interpreter upon the Scala REPL of this Spark. It stands in for the class of this name that was built against an
 * older Scala compiler; name and constructor are those that spark-interpreter calls.
 */
public class SparkScala212Interpreter extends BaseSparkScalaInterpreter {
  private final InterpreterOutputStream output =
      new InterpreterOutputStream(LoggerFactory.getLogger(SparkScala212Interpreter.class));
  private final File classDirectory;
  private IMain repl;

  public SparkScala212Interpreter(SparkConf conf, List<String> dependencies, Properties properties, InterpreterGroup group,
      URLClassLoader loader, File classDirectory) {
    super(conf, dependencies, properties, group, loader);
    this.classDirectory = classDirectory;
  }

  @Override
  public InterpreterOutputStream interpreterOutput() {
    return output;
  }

  @Override
  public void open() {
    super.open();
    conf().set("spark.repl.class.outputDir", classDirectory.getAbsolutePath());
    userJars_$eq(getUserJars());
    Settings settings = new Settings();
    settings.processArguments(JavaConverters.asScalaBuffer(List.of("-Yrepl-class-based", "-Yrepl-outdir",
        classDirectory.getAbsolutePath(), "-classpath", classPath())).toList(), true);
    // Cells see Zeppelin's own context, z.
    settings.explicitParentLoader_$eq(Option.apply(sparkInterpreterClassLoader()));
    SparkILoop loop = new SparkILoop(Option.empty(), new PrintWriter(output, true));
    loop.settings_$eq(settings);
    loop.createInterpreter();
    repl = loop.intp();
    repl.initializeSynchronous();
    repl.setContextClassLoader();
    createSparkContext();
    createZeppelinContext();
  }

  private String classPath() {
    StringBuilder path = new StringBuilder(System.getProperty("java.class.path"));
    for (String jar : JavaConverters.seqAsJavaList(userJars())) {
      path.append(File.pathSeparator).append(jar.replaceFirst("^file:", ""));
    }
    return path.toString();
  }

  @Override
  public Results.Result scalaInterpret(String code) {
    return repl.interpret(code);
  }

  @Override
  public void bind(String name, String type, Object value, scala.collection.immutable.List<String> modifiers) {
    Results.Result result =
        repl.beQuietDuring((Function0<Results.Result>) () -> repl.bind(name, type, value, modifiers));
    if (!"Success".equals(result.toString())) {
      throw new IllegalStateException("cannot bind " + name + ": " + result);
    }
  }

  @Override
  public List<InterpreterCompletion> completion(String buffer, int cursor, InterpreterContext context) {
    return new ArrayList<>();
  }

  @Override
  public ClassLoader getScalaShellClassLoader() {
    return repl.classLoader();
  }

  @Override
  public void close() {
    super.close();
    if (repl != null) {
      repl.close();
    }
  }
}
