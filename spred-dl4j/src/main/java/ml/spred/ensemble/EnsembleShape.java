package ml.spred.ensemble;

import java.util.List;
import ml.spred.problem.Form;
import ml.spred.problem.Heads;

/**
 * Where each parameter of an ensemble lies in one flat vector: mask, first-layer weights gene after gene, first-layer bias, then
 * weights and bias of every layer behind it.
 *
 * @param numFeatures genes in training
 * @param numClasses number of classes
 * @param heads heads in use
 * @param form one mask factor per gene, or one per weight
 * @param denseRows rows of the weights of each dense layer behind the first one that are parameters: its inputs, or for a layer
 *     that moves within a span ({@link DenseTail#setSpan}) the dimensions of it
 */
public record EnsembleShape(int numFeatures, int numClasses, Heads heads, Form form, List<Integer> denseRows) {

  /** All weights of all layers are parameters. */
  public EnsembleShape(int numFeatures, int numClasses, Heads heads, Form form) {
    this(numFeatures, numClasses, heads, form, heads.hidden());
  }

  /** Columns of the first layer (classes of the linear head, then the first hidden layer). */
  public int width() {
    return heads.firstLayerWidth(numClasses);
  }

  /** First-layer columns of the linear head; the hidden layer starts there. */
  public int linearWidth() {
    return heads.linear() ? numClasses : 0;
  }

  /** Mask factors of one gene. */
  public int maskWidth() {
    return form == Form.GROUP ? 1 : width();
  }

  public long maskLength() {
    return (long) numFeatures * maskWidth();
  }

  public long weightsOffset() {
    return maskLength();
  }

  public long weightsLength() {
    return (long) numFeatures * width();
  }

  public long biasOffset() {
    return weightsOffset() + weightsLength();
  }

  /** Dense layers behind the first one: hidden to hidden, and hidden to classes. */
  public int numDense() {
    return heads.hidden().size();
  }

  public int denseInputs(int layer) {
    return heads.hidden().get(layer);
  }

  public int denseOutputs(int layer) {
    return layer + 1 < heads.hidden().size() ? heads.hidden().get(layer + 1) : numClasses;
  }

  /** Start of the weights of a dense layer; its bias follows them. */
  public long denseOffset(int layer) {
    long offset = biasOffset() + width();
    for (int k = 0; k < layer; k++) {
      offset += (denseRows.get(k) + 1L) * denseOutputs(k);
    }
    return offset;
  }

  /**
   * Start of what dense decay pulls: hidden biases and all weights behind the first layer lie in one piece, between the linear head's
   * intercept and the output biases of the MLP head.
   */
  public long decayOffset() {
    return biasOffset() + linearWidth();
  }

  /** Number of parameters that dense decay pulls; 0 without an MLP head. */
  public long decayLength() {
    return heads.mlp() ? length() - numClasses - decayOffset() : 0;
  }

  /** Length of the flat vector. */
  public long length() {
    return denseOffset(numDense());
  }

  /** The same ensemble over another number of genes. */
  public EnsembleShape withFeatures(int number) {
    return new EnsembleShape(number, numClasses, heads, form, denseRows);
  }

  /** The same ensemble with dense layers of which other numbers of rows are parameters. */
  public EnsembleShape withDenseRows(List<Integer> rows) {
    return new EnsembleShape(numFeatures, numClasses, heads, form, List.copyOf(rows));
  }
}
