package ml.spred.expression.fuzz;

import java.util.List;
import java.util.Map;
import ml.spred.expression.ExpressionFile;
import ml.spred.expression.ExpressionReader;
import ml.spred.expression.ExpressionSet;
import ml.spred.expression.ReadOptions;

/**
 * What a damaged file is given to.
 *
 * @param name of the format
 * @param seeds sound inputs, each the files that belong together by name; the smaller, the more inputs a second
 * @param binary whether lines mean nothing in it
 * @param reading reads an input
 */
record FuzzTarget(String name, List<Map<String, byte[]>> seeds, boolean binary, Reading reading) {

  /** Reads an input by some way into the readers. */
  interface Reading {
    ExpressionSet read(Map<String, byte[]> input, ReadOptions options);
  }

  /** A format of one file, recognised by its content and its name. */
  static FuzzTarget ofFile(String name, String file, List<byte[]> seeds) {
    return new FuzzTarget(name, seeds.stream().map(seed -> Map.of(file, seed)).toList(), false,
        (input, options) -> ExpressionReader.read(ExpressionFile.of(file, input.get(file)), options));
  }

  @Override
  public String toString() {
    return name;
  }
}
