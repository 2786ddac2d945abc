package ml.spred.network;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/** Groups by a list. */
final class IndexedGroups implements Groups {
  /** The group of each weight, in the order in which the weights lie in memory. */
  private final INDArray index;
  private final long count;

  private IndexedGroups(INDArray index, long count) {
    this.index = index;
    this.count = count;
  }

  static IndexedGroups of(ParameterTensor tensor, int[] groupOf) {
    return new IndexedGroups(Nd4j.createFromArray(inMemoryOrder(tensor, groupOf)), Arrays.stream(groupOf).max().orElse(-1) + 1L);
  }

  static int[] inMemoryOrder(ParameterTensor tensor, int[] groupOf) {
    if (groupOf.length != tensor.length()) {
      throw new IllegalArgumentException("groups are given for " + groupOf.length + " weights, layer " + tensor.label() + " has "
          + tensor.length() + ".");
    }
    INDArray rowMajor = Nd4j.createFromArray(groupOf).reshape('c', tensor.shape());
    char order = tensor.values().shaped().ordering();
    return rowMajor.dup(order).reshape(order, new long[] {tensor.length()}).toIntVector();
  }

  @Override
  public long count() {
    return count;
  }

  @Override
  public void scale(Block x, INDArray factors, Block target) {
    Nd4j.exec(DynamicCustomOp.builder("gather").addInputs(factors, index).addIntegerArguments(0).addOutputs(target.flat())
        .build());
    target.flat().muli(x.flat());
  }

  @Override
  public void productSums(Block x, Block y, Block scratch, INDArray sums) {
    x.flat().muli(y.flat(), scratch.flat());
    Nd4j.exec(DynamicCustomOp.builder("unsorted_segment_sum").addInputs(scratch.flat(), index).addIntegerArguments((int) count)
        .addOutputs(sums).build());
  }
}
