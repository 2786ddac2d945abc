package ml.spred.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import ml.spred.compute.Cholesky;
import ml.spred.compute.FlatVectors;
import ml.spred.compute.GeneVectors;
import ml.spred.compute.Lanes;
import ml.spred.compute.Memory;
import ml.spred.compute.Products;
import ml.spred.compute.Transfer;
import ml.spred.ensemble.EnsembleParameters;
import ml.spred.ensemble.EnsembleShape;
import ml.spred.ensemble.EnsembleStep;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The inverse of the Gauss-Newton matrix {@code JᵀSJ + R} of an ensemble at one point: J the Jacobian of both heads' logits, S the
 * softmax Hessians {@code L·Lᵀ}, R the curvature of penalty and decay. There are a thousand times more parameters than logits, so it
 * is applied as {@code R⁻¹ − R⁻¹JᵀL·C⁻¹·LᵀJR⁻¹} with {@code C = I + LᵀJR⁻¹JᵀL} over samples and classes (Woodbury).
 *
 * <p>A gene's penalty {@code 2·kappa·‖V_i‖} has the curvature {@code 2·kappa/‖V_i‖} across V_i and none along it, where a small one
 * stands in: {@code R⁻¹ = (I − v̂v̂ᵀ)/p + v̂v̂ᵀ/μ}. Its first part keeps the heads apart, so C is one block for each head, plus
 * {@code Q·diag(1/μ − 1/p)·Qᵀ} with {@code Q = LᵀJv̂}, a column for each gene, by Woodbury once more.
 */
final class GaussNewton implements AutoCloseable {
  /** Curvature along V_i that stands in for none: at least the first, and the shares of that across that it is held between. */
  private static final double ALONG = 1e-3;
  private static final double MIN_SHARE = 3e-4;
  private static final double MAX_SHARE = 0.5;
  /** Curvature that stands in for none, of biases without decay. */
  private static final double FREE = 1e-4;
  private static final double LEAST_DECAY = 1e-4;
  /** Curvature of the loss that genes are taken to have which came in later. */
  private static final double LATE = 1;

  private final EnsembleStep step;
  private final EnsembleParameters at;
  private final EnsembleShape shape;
  private final Lanes lanes;
  private final double threshold;
  private final double decay;
  private final boolean intercept;
  private final double[] norms;
  private final EnsembleParameters motion;
  private final EnsembleParameters back;
  private final List<HeadCurvature> heads = new ArrayList<>();
  private final List<INDArray> responses = new ArrayList<>();
  private final List<INDArray> solvedResponses = new ArrayList<>();
  /** Genes that the matrix knows, ascending, and their curvatures. */
  private int[] genes;
  private double[] across;
  private double[] along;
  private INDArray units;
  private INDArray coupling;

  /**
   * @param step at all working genes; its memory is this object's until the next is made
   * @param at a point with mask 1, not modified
   * @param x values of the working genes {@code [genes][samples]}
   * @param norms {@code ‖V_i‖} of the working genes, 0 for those that are out; read again at every {@link #apply}
   * @param threshold {@code 2·kappa}
   */
  GaussNewton(EnsembleStep step, EnsembleParameters at, double[][] x, int[] labels, double[] norms, double threshold, double decay,
      Lanes lanes) {
    this.step = step;
    this.at = at.copy(at.flat().dataType());
    this.shape = at.shape();
    this.lanes = lanes;
    this.threshold = threshold;
    this.decay = Math.max(decay, LEAST_DECAY);
    this.intercept = shape.heads().intercept();
    this.norms = norms;
    this.motion = new EnsembleParameters(shape, at.flat().dataType());
    this.back = new EnsembleParameters(shape, at.flat().dataType());
    setGenes();
    step.linearise(this.at);
    double[][] values = Arrays.stream(genes).mapToObj(gene -> x[gene]).toArray(double[][]::new);
    double[][] alike = alike(values, labels.length);
    for (INDArray residuals : step.logits()) {
      CurvatureRows rows = new CurvatureRows(residuals, labels);
      heads.add(heads.isEmpty() && shape.heads().linear() ? linear(rows, alike) : perceptron(rows, alike));
    }
    couple(values);
  }

  @Override
  public void close() {
    heads.forEach(HeadCurvature::close);
    responses.forEach(Memory::release);
    solvedResponses.forEach(Memory::release);
    Memory.release(units, coupling);
    at.release();
    motion.release();
    back.release();
  }

  private void setGenes() {
    genes = IntStream.range(0, norms.length).filter(gene -> norms[gene] > 0).toArray();
    across = Arrays.stream(genes).mapToDouble(gene -> threshold / norms[gene]).toArray();
    along = Arrays.stream(across).map(p -> Math.min(Math.max(ALONG, MIN_SHARE * p), MAX_SHARE * p)).toArray();
    if (genes.length == 0) {
      return;
    }
    int width = shape.width();
    units = Nd4j.create(at.flat().dataType(), new long[] {width, genes.length}, 'f');
    GeneVectors target = GeneVectors.of(units);
    for (int k = 0; k < genes.length; k++) {
      target.copy((long) k * width, width, GeneVectors.of(at.flat()), weights(genes[k]));
      target.scale((long) k * width, width, 1 / norms[genes[k]]);
    }
  }

  /** Start of a gene's weights in a flat vector. */
  private long weights(int gene) {
    return shape.weightsOffset() + (long) gene * shape.width();
  }

  /** {@code X·P⁻¹·Xᵀ [samples, samples]}. */
  private double[][] alike(double[][] values, int samples) {
    double[][] result = new double[samples][samples];
    lanes.forEach(samples, row -> {
      for (int k = 0; k < genes.length; k++) {
        double factor = values[k][row] / across[k];
        for (int column = 0; column < samples; column++) {
          result[row][column] += factor * values[k][column];
        }
      }
    });
    return result;
  }

  private static double[][] affine(double[][] values, double factor, double bias) {
    return Arrays.stream(values).map(row -> Arrays.stream(row).map(value -> factor * value + bias).toArray())
        .toArray(double[][]::new);
  }

  private HeadCurvature linear(CurvatureRows rows, double[][] alike) {
    INDArray vectors = rows.vectors(at.flat().dataType());
    HeadCurvature.Layer layer = new HeadCurvature.Layer(affine(alike, 1, intercept ? 1 / FREE : 0), vectors);
    return new HeadCurvature(rows, vectors, List.of(layer), lanes);
  }

  private HeadCurvature perceptron(CurvatureRows rows, double[][] alike) {
    INDArray[] vectors = step.tail().backpropagate(at, rows.vectors(at.flat().dataType()), rows.samples());
    List<HeadCurvature.Layer> layers = new ArrayList<>();
    layers.add(new HeadCurvature.Layer(affine(alike, 1, 1 / decay), vectors[0]));
    for (int k = 0; k < shape.numDense(); k++) {
      double bias = k + 1 < shape.numDense() ? 1 / decay : 1 / FREE;
      layers.add(new HeadCurvature.Layer(affine(step.tail().gramOfInputs(k), 1 / decay, bias), vectors[k + 1]));
    }
    HeadCurvature head = new HeadCurvature(rows, vectors[0], layers, lanes);
    Memory.release(Arrays.copyOfRange(vectors, 1, vectors.length));
    return head;
  }

  /** Factors the blocks of the heads and what couples them. */
  private void couple(double[][] values) {
    INDArray[] solved = new INDArray[heads.size()];
    for (int head = 0, from = 0; head < heads.size() && genes.length > 0; head++) {
      int width = head == 0 && shape.heads().linear() ? shape.linearWidth() : shape.width() - from;
      INDArray directions = units.get(NDArrayIndex.interval(from, from + width),
          NDArrayIndex.all());
      responses.add(heads.get(head).along(directions, values));
      from += width;
    }
    lanes.forEach(heads.size(), head -> {
      heads.get(head).factor();
      if (genes.length > 0) {
        solved[head] = responses.get(head).dup('f');
        heads.get(head).solve(solved[head]);
      }
    });
    if (genes.length == 0) {
      return;
    }
    solvedResponses.addAll(List.of(solved));
    INDArray sum = Nd4j.create(units.dataType(), new long[] {genes.length, genes.length}, 'f');
    for (int head = 0; head < heads.size(); head++) {
      Products.multiply(responses.get(head), true, solved[head], false, sum, head == 0 ? 0 : 1);
    }
    coupling = sum.castTo(DataType.FLOAT);
    for (int k = 0; k < genes.length; k++) {
      coupling.putScalar(k, k, coupling.getDouble(k, k) + 1 / (1 / along[k] - 1 / across[k]));
    }
    Cholesky.factor(coupling);
  }

  /**
   * How fast the loss bends along directions of genes that are out while all else follows: the row sums of {@code |QᵀC⁻¹Q|} with
   * {@code Q = LᵀJ·directions}. A step of excess over curvature in all of them at once is not too long.
   *
   * @param directions by the outputs of the first layer, {@code [width, genes]}
   * @param values of the genes, {@code [genes][samples]}
   */
  double[] curvatures(INDArray directions, double[][] values) {
    int count = values.length;
    INDArray bends = Nd4j.create(directions.dataType(), new long[] {count, count}, 'f');
    INDArray shared = genes.length == 0 ? null : Nd4j.create(directions.dataType(), new long[] {genes.length, count}, 'f');
    for (int head = 0, from = 0; head < heads.size(); head++) {
      int width = head == 0 && shape.heads().linear() ? shape.linearWidth() : shape.width() - from;
      INDArray moved = heads.get(head).along(
          directions.get(NDArrayIndex.interval(from, from + width), NDArrayIndex.all()), values);
      INDArray settled = moved.dup('f');
      heads.get(head).solve(settled);
      Products.multiply(moved, true, settled, false, bends, head == 0 ? 0 : 1);
      if (shared != null) {
        Products.multiply(responses.get(head), true, settled, false, shared, head == 0 ? 0 : 1);
      }
      from += width;
    }
    if (shared != null) {
      INDArray followed = shared.castTo(DataType.FLOAT);
      followed = followed == shared ? shared.dup('f') : followed;
      Cholesky.solve(coupling, followed);
      Products.multiply(shared, true, followed.castTo(shared.dataType()).negi(), false, bends, 1);
    }
    double[] entries = Transfer.doubles(bends);
    return IntStream.range(0, count)
        .mapToDouble(row -> IntStream.range(0, count).mapToDouble(column -> Math.abs(entries[column * count + row])).sum()).toArray();
  }

  /** {@code vector ← (JᵀSJ + R)⁻¹·vector}, in place; entries of genes that are out are to be 0 and stay so. */
  void apply(INDArray vector) {
    motion.flat().assign(vector);
    divide(motion);
    if (shape.numFeatures() > 0) {
      motion.mask().assign(1);
    }
    step.tangent(at, motion);
    List<INDArray> logits = step.logits();
    INDArray[] rows = new INDArray[heads.size()];
    for (int head = 0; head < rows.length; head++) {
      rows[head] = heads.get(head).rows().collect(logits.get(head));
    }
    solve(rows);
    for (int head = 0; head < rows.length; head++) {
      heads.get(head).rows().spread(rows[head], logits.get(head));
    }
    step.adjoint(at, back);
    divide(back);
    late(vector);
    FlatVectors.add(lanes, motion.flat(), -1, back.flat());
    FlatVectors.add(lanes, vector, 1, motion.flat());
    if (shape.numFeatures() > 0) {
      vector.get(NDArrayIndex.all(),
          NDArrayIndex.interval(0, shape.maskLength())).assign(0);
    }
  }

  /** Keeps of a vector the genes that came in after the matrix was made, divided by their own curvature. */
  private void late(INDArray vector) {
    int width = shape.width();
    GeneVectors values = GeneVectors.of(vector);
    for (int gene = 0, known = 0; gene < norms.length; gene++) {
      boolean in = known < genes.length && genes[known] == gene;
      known += in ? 1 : 0;
      values.scale(weights(gene), width, in || norms[gene] == 0 ? 0 : 1 / (threshold / norms[gene] + LATE));
    }
    values.scale(shape.biasOffset(), (int) (shape.length() - shape.biasOffset()), 0);
  }

  /** {@code C⁻¹} applied to the rows of both heads. */
  private void solve(INDArray[] rows) {
    lanes.forEach(rows.length, head -> heads.get(head).solve(rows[head]));
    if (genes.length == 0) {
      return;
    }
    INDArray sum = Nd4j.create(units.dataType(), new long[] {genes.length, 1}, 'f');
    for (int head = 0; head < rows.length; head++) {
      Products.multiply(responses.get(head), true, rows[head], false, sum, head == 0 ? 0 : 1);
    }
    INDArray share = sum.negi().castTo(DataType.FLOAT);
    Cholesky.solve(coupling, share);
    share = share.castTo(units.dataType());
    for (int head = 0; head < rows.length; head++) {
      Products.multiply(solvedResponses.get(head), false, share, false, rows[head], 1);
    }
  }

  /** {@code R⁻¹} in place, for the genes that the matrix knows; all others become 0. */
  private void divide(EnsembleParameters parameters) {
    GeneVectors values = GeneVectors.of(parameters.flat());
    int width = shape.width();
    for (int gene = 0, known = 0; gene < norms.length; gene++) {
      if (known == genes.length || genes[known] != gene) {
        values.scale(weights(gene), width, 0);
        continue;
      }
      GeneVectors unit = GeneVectors.of(units);
      // A norm that has fallen since has a higher curvature; one that has grown keeps the old one, else C would be too small.
      double now = norms[gene] > 0 ? Math.max(across[known], threshold / norms[gene]) : across[known];
      double radial = values.dot(weights(gene), unit, (long) known * width, width);
      values.scale(weights(gene), width, 1 / now);
      values.add(weights(gene), width, radial * (1 / along[known] - 1 / now), unit, (long) known * width);
      known++;
    }
    values.scale(shape.biasOffset(), shape.linearWidth(), intercept ? 1 / FREE : 0);
    values.scale(shape.decayOffset(), (int) shape.decayLength(), 1 / decay);
    values.scale(shape.length() - shape.numClasses(), shape.numClasses(), 1 / FREE);
  }
}
