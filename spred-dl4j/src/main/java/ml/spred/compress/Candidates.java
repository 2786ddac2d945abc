package ml.spred.compress;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import ml.spred.network.Grouping;
import ml.spred.network.ParameterTensor;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What may be pruned: the groups of some arrays of weights, numbered through, with their scores and sizes. */
final class Candidates {
  private final List<ParameterTensor> tensors;
  private final int[][] groupOf;
  /** Number of the first group of each array; one more entry than arrays. */
  private final int[] first;
  private final float[] score;
  private final int[] size;

  Candidates(List<ParameterTensor> weights, Predicate<ParameterTensor> prunable, Grouping grouping, WeightScores scores) {
    tensors = weights.stream().filter(prunable).toList();
    groupOf = tensors.stream().map(grouping::index).toArray(int[][]::new);
    first = new int[tensors.size() + 1];
    for (int k = 0; k < groupOf.length; k++) {
      first[k + 1] = first[k] + Arrays.stream(groupOf[k]).max().orElse(-1) + 1;
    }
    size = new int[first[groupOf.length]];
    boolean signed = scores.signed();
    double[] sums = new double[size.length];
    for (int k = 0; k < groupOf.length; k++) {
      double[] own = scores.of(tensors.get(k));
      for (int w = 0; w < own.length; w++) {
        int group = first[k] + groupOf[k][w];
        sums[group] += signed ? own[w] : own[w] * own[w];
        size[group]++;
      }
    }
    score = new float[size.length];
    for (int group = 0; group < score.length; group++) {
      double mean = sums[group] / Math.max(1, size[group]);
      score[group] = (float) (signed ? mean : Math.sqrt(mean));
    }
  }

  int count() {
    return size.length;
  }

  int arrays() {
    return tensors.size();
  }

  /** Weights of all candidates. */
  long weights() {
    return tensors.stream().mapToLong(ParameterTensor::length).sum();
  }

  /** Weights of one array. */
  long weights(int array) {
    return tensors.get(array).length();
  }

  /** All groups, lowest score first, of equal scores the first in the network. */
  int[] ordered() {
    return ordered(0, count());
  }

  /** The groups of one array, lowest score first. */
  int[] ordered(int array) {
    return ordered(first[array], first[array + 1]);
  }

  /** All groups by their place in the order of their own array, so that any beginning takes the same share of each array. */
  int[] orderedByShare() {
    long[] keys = new long[count()];
    for (int array = 0; array < arrays(); array++) {
      int[] own = ordered(array);
      for (int place = 0; place < own.length; place++) {
        keys[first[array] + place] = ((long) place << Integer.SIZE - 1) / own.length << Integer.SIZE | own[place];
      }
    }
    return last(keys);
  }

  private int[] ordered(int from, int to) {
    long[] keys = new long[to - from];
    for (int group = from; group < to; group++) {
      int bits = Float.floatToIntBits(score[group]);
      // The bits of negative numbers are ordered the other way round.
      keys[group - from] = (long) (bits ^ bits >> Integer.SIZE - 1 & Integer.MAX_VALUE) << Integer.SIZE | group;
    }
    return last(keys);
  }

  /** The lower halves of keys, which are sorted. */
  private static int[] last(long[] keys) {
    Arrays.sort(keys);
    return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
  }

  /** How many of these groups must go, from the start, until no more weights are left than this. */
  int until(int[] order, long weights, double most) {
    long left = weights;
    int count = 0;
    while (count < order.length && left > most) {
      left -= size[order[count++]];
    }
    return count;
  }

  /** How many of these groups, from the start, score below. */
  int below(int[] order, double threshold) {
    int count = 0;
    while (count < order.length && score[order[count]] < threshold) {
      count++;
    }
    return count;
  }

  /** Sets the first so many of these groups to zero. */
  void zero(int[] order, int count) {
    boolean[] dead = new boolean[count()];
    for (int k = 0; k < count; k++) {
      dead[order[k]] = true;
    }
    for (int k = 0; k < tensors.size(); k++) {
      float[] factor = new float[groupOf[k].length];
      for (int w = 0; w < factor.length; w++) {
        factor[w] = dead[first[k] + groupOf[k][w]] ? 0 : 1;
      }
      INDArray values = tensors.get(k).values().flat();
      // Adding nothing makes a plain zero of a negative one.
      values.muli(Nd4j.createFromArray(factor).castTo(values.dataType())).addi(0);
    }
  }
}
