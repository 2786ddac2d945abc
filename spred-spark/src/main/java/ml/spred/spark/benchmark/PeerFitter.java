package ml.spred.spark.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;
import ml.spred.InputException;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.MissingValues;
import ml.spred.problem.Scaling;
import ml.spred.problem.Standardizer;
import ml.spred.split.Split;
import org.apache.spark.ml.linalg.DenseVector;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A predicting method of another library, run by {@code run.sh} of the peers' folder on the samples of a split, standardised by
 * what the training samples say. It says which seconds the fit took: reading and imports are not among them; a method that
 * ran a part of its protocol says what all of it would take.
 *
 * @param name as run.sh knows it
 * @param peers the folder
 */
record PeerFitter(String name, Path peers) implements Fitter {
  @Override
  public Fitted fit(SplitData data, Dataset<Row> frame, long seed, SharedPaths paths) {
    Path input = paths.directory(name).resolve("problem");
    Path output = paths.directory(name).resolve("answer");
    FeatureMatrix training = FeatureMatrix.ofRows(data.rows(Split.TRAIN));
    FeatureMatrix all = Standardizer.fit(training, Scaling.FEATURE, MissingValues.MEAN).apply(FeatureMatrix.ofRows(data.values()));
    new SpeedProblem(name, all, data.labels(), data.classes().size())
        .writeSplit(input, data.splits().stream().mapToInt(PeerFitter::row).toArray(), seed);
    PeerPath.run(peers, name, input, output, 1);
    try {
      JsonNode result = new ObjectMapper().readTree(output.resolve("result.json").toFile());
      return new Fitted(predictions(data, output.resolve("predictions.csv")), result.get("genes").size(), Double.NaN, Double.NaN,
          result.path("secondsOfProtocol").asDouble(result.get("seconds").get(0).asDouble()));
    } catch (IOException failure) {
      throw new InputException("the answer of " + name + " in " + output + " cannot be read (" + failure.getMessage() + ").",
          failure);
    }
  }

  private static int row(Split split) {
    return switch (split) {
      case TRAIN -> 0;
      case DEV -> 1;
      case TEST -> 2;
    };
  }

  /** What the method said of each dev and test sample, by the sample's row itself; a method without probabilities is certain. */
  private static Function<Vector, Vector> predictions(SplitData data, Path file) throws IOException {
    int classes = data.classes().size();
    Map<double[], Vector> said = new IdentityHashMap<>();
    try (CsvReader<NamedCsvRecord> lines = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord line : lines) {
        double[] shares = new double[classes];
        if (line.findField("probability_0").isPresent()) {
          Arrays.setAll(shares, k -> Double.parseDouble(line.getField("probability_" + k)));
        } else {
          shares[Integer.parseInt(line.getField("predicted"))] = 1;
        }
        said.put(data.values()[Integer.parseInt(line.getField("sample"))], Vectors.dense(shares));
      }
    }
    return sample -> said.get(((DenseVector) sample).values());
  }
}
