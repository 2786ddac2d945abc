package ml.spred.spark.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * One method's path on one set.
 *
 * @param set name of the set
 * @param method name of the method
 * @param seconds the fastest of the repeats, and how many there were
 * @param excess largest share by which an objective exceeds the best that any method of the run reached at that strength
 * @param genes at the weakest strength
 */
record PathRun(String set, int samples, int features, int classes, int lambdas, String method, double seconds, int repeats,
    double excess, int genes) {
  static final List<String> HEADER =
      List.of("set", "samples", "features", "classes", "lambdas", "method", "seconds", "repeats", "excess", "genes");

  List<String> fields() {
    return List.of(set, Integer.toString(samples), Integer.toString(features), Integer.toString(classes),
        Integer.toString(lambdas), method, String.format(Locale.ROOT, "%.4f", seconds), Integer.toString(repeats),
        String.format(Locale.ROOT, "%.2e", excess), Integer.toString(genes));
  }

  static PathRun parse(Function<String, String> field) {
    return new PathRun(field.apply("set"), Integer.parseInt(field.apply("samples")), Integer.parseInt(field.apply("features")),
        Integer.parseInt(field.apply("classes")), Integer.parseInt(field.apply("lambdas")), field.apply("method"),
        Double.parseDouble(field.apply("seconds")), Integer.parseInt(field.apply("repeats")),
        Double.parseDouble(field.apply("excess")), Integer.parseInt(field.apply("genes")));
  }
}
