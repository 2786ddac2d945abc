package ml.spred.spark.feature;

import java.io.Serializable;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import ml.spred.compute.Backend;
import ml.spred.problem.MissingValues;
import org.apache.spark.sql.types.StructField;
import scala.Tuple2;

/**
 * The rows of one partition in the order of their hashes.
 *
 * @param rows {@code [rows][features]}
 * @param hashes sum of their hashes
 */
record CodingBlock(float[][] rows, BigInteger hashes) implements Serializable {
  /**
   * What the driver knows of a block.
   *
   * @param count of rows
   * @param shortest number of values of a row; the largest integer without rows
   * @param longest likewise; 0 without rows
   * @param hashes sum of the rows' hashes
   * @param backend that computes there
   */
  record Facts(int count, int shortest, int longest, BigInteger hashes, String backend) implements Serializable {}

  /** @throws ml.spred.InputException for values that cannot be used */
  static CodingBlock of(Iterator<Tuple2<byte[], float[]>> sorted, StructField features) {
    List<SampleRow> rows = new ArrayList<>();
    BigInteger hashes = BigInteger.ZERO;
    while (sorted.hasNext()) {
      Tuple2<byte[], float[]> row = sorted.next();
      hashes = hashes.add(new BigInteger(1, row._1()));
      rows.add(new SampleRow(row._1(), row._2(), 0, null, false));
    }
    if (!rows.isEmpty()) {
      new SampleChecks(rows, features, new String[0]).require(MissingValues.REFUSE);
    }
    return new CodingBlock(rows.stream().map(SampleRow::values).toArray(float[][]::new), hashes);
  }

  Facts facts() {
    int shortest = Integer.MAX_VALUE;
    int longest = 0;
    for (float[] row : rows) {
      shortest = Math.min(shortest, row.length);
      longest = Math.max(longest, row.length);
    }
    return new Facts(rows.length, shortest, longest, hashes, Backend.name());
  }

  /** A row in double. */
  double[] row(int index) {
    double[] row = new double[rows[index].length];
    for (int k = 0; k < row.length; k++) {
      row[k] = rows[index][k];
    }
    return row;
  }
}
