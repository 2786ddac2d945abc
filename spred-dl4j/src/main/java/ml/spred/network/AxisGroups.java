package ml.spred.network;

import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastMulOp;
import org.nd4j.linalg.api.ops.impl.reduce.same.Sum;
import org.nd4j.linalg.factory.Nd4j;

/** The slices of an array of weights along one axis. */
final class AxisGroups implements Groups {
  private final long count;
  private final int axis;
  private final int[] others;

  AxisGroups(long[] shape, int axis) {
    this.count = shape[axis];
    this.axis = axis;
    this.others = IntStream.range(0, shape.length).filter(k -> k != axis).toArray();
  }

  @Override
  public long count() {
    return count;
  }

  @Override
  public void scale(Block x, INDArray factors, Block target) {
    Nd4j.getExecutioner().exec(new BroadcastMulOp(x.shaped(), factors, target.shaped(), axis));
  }

  @Override
  public void productSums(Block x, Block y, Block scratch, INDArray sums) {
    x.flat().muli(y.flat(), scratch.flat());
    Nd4j.getExecutioner().exec(new Sum(scratch.shaped(), sums, false, others));
  }
}
