package ml.spred.spark.columns;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import ml.spred.InputException;
import ml.spred.problem.FeatureMatrix;
import ml.spred.screen.GeneBlock;
import ml.spred.spark.distribute.Shipped;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/** Brings values to their blocks by one shuffle; no process ever holds more than the blocks of its tasks. */
public final class ColumnLoader {
  private ColumnLoader() {}

  /** From genes with all their values. */
  public static JavaRDD<Shipped<GeneBlock>> ofGenes(JavaRDD<Shipped<GeneRow>> genes, BlockPlan plan, SampleRoles roles) {
    return assembled(genes.mapToPair(gene -> new Tuple2<>(plan.blockOf(gene.value().index()), gene)), plan,
        (block, rows) -> ofGenes(block, rows, plan, roles));
  }

  private static GeneBlock ofGenes(int block, Iterator<Shipped<GeneRow>> rows, BlockPlan plan, SampleRoles roles) {
    FeatureMatrix raw = FeatureMatrix.zeros(roles.numSamples(), plan.size(block));
    String[] names = new String[plan.size(block)];
    while (rows.hasNext()) {
      GeneRow row = rows.next().value();
      int own = row.index() - plan.first(block);
      if (names[own] != null) {
        throw new InputException("the genes '" + names[own] + "' and '" + row.name() + "' have the same position " + row.index()
            + "; positions must go from 0 to one less than the number of genes, each once.");
      }
      names[own] = row.name();
      System.arraycopy(row.values(), 0, raw.values(), raw.offset(own), raw.numSamples());
    }
    int missing = Arrays.asList(names).indexOf(null);
    if (missing >= 0) {
      throw new InputException("no gene has the position " + (plan.first(block) + missing)
          + "; positions must go from 0 to one less than the number of genes, each once.");
    }
    return roles.block(plan.first(block), names, raw);
  }

  /**
   * Values of some samples in one block.
   *
   * @param block number of the block
   * @param samples positions in the order of the fit; several for equal samples
   * @param values of the genes of the block
   */
  public record SampleSlice(int block, int[] samples, float[] values) implements Serializable {}

  /** Cuts a sample into the slices of all blocks. */
  public static Iterator<Shipped<SampleSlice>> slices(float[] values, int[] samples, BlockPlan plan) {
    List<Shipped<SampleSlice>> slices = new ArrayList<>();
    for (int block = 0; block < plan.numBlocks(); block++) {
      int first = plan.first(block);
      slices.add(new Shipped<>(new SampleSlice(block, samples, Arrays.copyOfRange(values, first, first + plan.size(block)))));
    }
    return slices.iterator();
  }

  /** From samples that were cut into slices. */
  public static JavaRDD<Shipped<GeneBlock>> ofSamples(
      JavaRDD<Shipped<SampleSlice>> slices, String[] names, BlockPlan plan, SampleRoles roles) {
    var shared = org.apache.spark.api.java.JavaSparkContext.fromSparkContext(slices.context()).broadcast(names);
    return assembled(slices.mapToPair(slice -> new Tuple2<>(slice.value().block(), slice)), plan,
        (block, rows) -> ofSamples(block, rows, shared.value(), plan, roles));
  }

  private static GeneBlock ofSamples(
      int block, Iterator<Shipped<SampleSlice>> slices, String[] names, BlockPlan plan, SampleRoles roles) {
    FeatureMatrix raw = FeatureMatrix.zeros(roles.numSamples(), plan.size(block));
    while (slices.hasNext()) {
      SampleSlice slice = slices.next().value();
      for (int sample : slice.samples()) {
        for (int gene = 0; gene < raw.numFeatures(); gene++) {
          raw.set(sample, gene, slice.values()[gene]);
        }
      }
    }
    int first = plan.first(block);
    return roles.block(first, Arrays.copyOfRange(names, first, first + plan.size(block)), raw);
  }

  /** Makes a block of what came for it. */
  @FunctionalInterface
  private interface Assembler<T> extends Serializable {
    GeneBlock assemble(int block, Iterator<T> parts);
  }

  private static <T> JavaRDD<Shipped<GeneBlock>> assembled(
      JavaPairRDD<Integer, T> parts, BlockPlan plan, Assembler<T> assembler) {
    // The hash of a whole number is the number: partition k holds block k.
    return parts.partitionBy(new HashPartitioner(plan.numBlocks())).mapPartitionsWithIndex((block, pairs) -> {
      Iterator<T> values = new Iterator<>() {
        @Override
        public boolean hasNext() {
          return pairs.hasNext();
        }

        @Override
        public T next() {
          return pairs.next()._2();
        }
      };
      return List.of(new Shipped<>(assembler.assemble(block, values))).iterator();
    }, true);
  }
}
