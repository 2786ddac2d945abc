package ml.spred.lasso;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleUnaryOperator;
import ml.spred.compute.Dots;

/**
 * Bounds of how strongly {@code x̃_j·r} pulls each feature in. A pull is kept with the residual that it was taken at; for another
 * residual {@code |x̃_j·r| ≤ |x̃_j·r₀| + ‖x̃_j‖·‖r − r₀‖}. Where products of columns are never negative and coefficients neither,
 * {@code x̃_j·r ≤ x̃_j·r₀ + ‖x̃_j‖·Σ_k ‖x̃_k‖·(b₀_k − b_k)₊} as well: growing coefficients can only lower it. Only features whose
 * bound passes their limit are read again, in single precision with a bound of its rounding where a block has many of them, and
 * in double where that still passes: so what a residual proves is as sure as a pass in double, and a path of a hundred strengths
 * reads X a few times.
 */
final class Correlations {
  /** Residuals that are remembered; then all features are read again. */
  private static final int MAX_REFERENCES = 64;
  /** Rounding of a product in double, relative to the lengths. */
  private static final double ROUNDING = 1e-14;

  private final Design design;
  private final DoubleUnaryOperator pull;
  private final boolean monotone;
  /** Upper bound of the pull at r₀. */
  private final float[] bounds;
  private final byte[] references;
  private final List<Reference> past = new ArrayList<>();
  private final AtomicLong read = new AtomicLong();

  /** A residual with the coefficients that it belongs to. */
  private record Reference(double[] residual, Map<Integer, Double> coefficients) {}

  /** @param columns whose coefficients the residual belongs to */
  Correlations(Design design, LassoDefinition definition, double[] residual, WorkingColumns columns) {
    this.design = design;
    this.pull = definition::pull;
    this.monotone = definition.nonNegative() && design.productsNonNegative();
    this.bounds = new float[design.features()];
    this.references = new byte[design.features()];
    readAll(reference(residual, columns));
  }

  private Reference reference(double[] residual, WorkingColumns columns) {
    Map<Integer, Double> coefficients = new HashMap<>();
    for (int slot = 0; monotone && slot < columns.count(); slot++) {
      if (columns.coefficient(slot) != 0) {
        coefficients.put(columns.feature(slot), columns.coefficient(slot));
      }
    }
    return new Reference(residual.clone(), coefficients);
  }

  /** What a pull may have grown by since, for a column of length 1. */
  private double growth(Reference then, Reference now) {
    double distance = Math.sqrt(Dots.distance(now.residual, then.residual));
    if (!monotone) {
      return distance;
    }
    double fallen = 0;
    for (Map.Entry<Integer, Double> one : then.coefficients.entrySet()) {
      double fall = one.getValue() - now.coefficients.getOrDefault(one.getKey(), 0.0);
      fallen += Math.max(0, fall) * design.norm(one.getKey());
    }
    return Math.min(distance, fallen);
  }

  /** Products with a feature so far, in passes over all. */
  double passes() {
    return (double) read.get() / Math.max(1, design.features());
  }

  private void readAll(Reference now) {
    past.clear();
    past.add(now);
    float[] single = single(now.residual);
    double length = Math.sqrt(Dots.squares(now.residual));
    design.lanes().forEach(design.blocks(), block -> readBlock(block, single, length, (byte) 0));
  }

  private float[] single(double[] residual) {
    double[] spread = design.spread(residual);
    float[] result = new float[spread.length];
    for (int k = 0; k < result.length; k++) {
      result[k] = (float) spread[k];
    }
    return result;
  }

  private void readBlock(int block, float[] single, double length, byte reference) {
    float[] products = design.dots(block, single);
    int from = design.from(block);
    for (int k = 0; k < products.length; k++) {
      bounds[from + k] = up(pull.applyAsDouble(products[k]) + design.rounding(from + k) * length);
      references[from + k] = reference;
    }
    read.addAndGet(products.length);
  }

  /** Single precision, rounded away from zero. */
  private static float up(double value) {
    return Math.nextUp((float) value);
  }

  /**
   * The largest pull over its factor, in double, at the residual that all features were last read at; 0 where there is none.
   *
   * @param skip features that do not count
   */
  double strongest(double[] residual, LassoDefinition definition, boolean[] skip) {
    double[] spread = design.spread(residual);
    double sum = Arrays.stream(spread).sum();
    double best = 0;
    for (int feature = 0; feature < bounds.length; feature++) {
      double factor = definition.factor(feature);
      if (!skip[feature] && factor > 0 && bounds[feature] > best * factor) {
        best = Math.max(best, pull.applyAsDouble(design.dot(feature, spread, sum)) / factor);
      }
    }
    return best;
  }

  /** The bound at the residual it was taken at: a guess for what the feature has to say at one near it. */
  double guess(int feature) {
    return bounds[feature];
  }

  /**
   * Brings the bounds up to a residual as far as the limits need it.
   *
   * @param columns whose coefficients the residual belongs to
   * @param limit what is asked of each feature is whether it exceeds this times its factor
   * @param factors {@code [features]}; null is 1 for all
   * @param skip features whose products are known elsewhere
   * @return features that exceed their limits in double, ascending
   */
  int[] exceeding(double[] residual, WorkingColumns columns, double limit, double[] factors, boolean[] skip) {
    Reference now = reference(residual, columns);
    if (past.size() >= MAX_REFERENCES) {
      readAll(now);
    }
    double[] growths = past.stream().mapToDouble(then -> growth(then, now)).toArray();
    byte reference = (byte) past.size();
    past.add(now);
    float[] single = single(residual);
    double[] spread = design.spread(residual);
    double length = Math.sqrt(Dots.squares(residual));
    double sum = Arrays.stream(spread).sum();
    int[][] found = new int[design.blocks()][];
    design.lanes().forEach(found.length, block -> found[block] = new Check(limit, factors, skip, growths)
        .block(block, single, spread, sum, length, reference));
    return Arrays.stream(found).flatMapToInt(Arrays::stream).toArray();
  }

  /** One look at a block. */
  private final class Check {
    private final double limit;
    private final double[] factors;
    private final boolean[] skip;
    private final double[] growths;

    Check(double limit, double[] factors, boolean[] skip, double[] growths) {
      this.limit = limit;
      this.factors = factors;
      this.skip = skip;
      this.growths = growths;
    }

    private boolean mayExceed(int feature, double growth) {
      double threshold = factors == null ? limit : limit * factors[feature];
      return !skip[feature] && bounds[feature] + growth * design.norm(feature) > threshold
          && threshold < Double.POSITIVE_INFINITY;
    }

    int[] block(int block, float[] single, double[] spread, double sum, double length, byte reference) {
      int from = design.from(block);
      int[] open = new int[design.to(block) - from];
      int count = 0;
      for (int feature = from; feature < design.to(block); feature++) {
        if (mayExceed(feature, growths[references[feature]])) {
          open[count++] = feature;
        }
      }
      if (design.readsWhole(count, open.length)) {
        readBlock(block, single, length, reference);
        int still = 0;
        for (int k = 0; k < count; k++) {
          if (mayExceed(open[k], 0)) {
            open[still++] = open[k];
          }
        }
        count = still;
      }
      return exact(open, count, spread, sum, length, reference);
    }

    private int[] exact(int[] open, int count, double[] spread, double sum, double length, byte reference) {
      int over = 0;
      for (int k = 0; k < count; k++) {
        int feature = open[k];
        double product = pull.applyAsDouble(design.dot(feature, spread, sum));
        double threshold = factors == null ? limit : limit * factors[feature];
        bounds[feature] = up(product + ROUNDING * length * design.norm(feature));
        references[feature] = reference;
        if (product > threshold) {
          open[over++] = feature;
        }
      }
      read.addAndGet(count);
      return Arrays.copyOf(open, over);
    }
  }
}
