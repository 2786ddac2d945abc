package ml.spred.spark.benchmark;

import java.io.Serializable;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import ml.spred.problem.FeatureMatrix;
import ml.spred.screen.GeneBlock;
import ml.spred.spark.columns.BlockPlan;
import ml.spred.spark.columns.ColumnBlocks;
import ml.spred.spark.columns.SampleRoles;
import ml.spred.spark.distribute.Shipped;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Genes that are made block by block where they are kept: independent standard normal values, and in planted genes a shift of the
 * class with the same parity.
 *
 * @param samples in all
 * @param features genes in all
 * @param planted how many of them tell the two classes apart, evenly spread
 * @param shift of these, in standard deviations
 */
record WideSimulation(int samples, int features, int planted, double shift) implements Serializable {
  /** Samples of the first class have even numbers. */
  int[] labels() {
    return IntStream.range(0, samples).map(sample -> sample % 2).toArray();
  }

  int[] plantedGenes() {
    return IntStream.range(0, planted).map(k -> (int) ((k + 0.5) * features / planted)).toArray();
  }

  ColumnBlocks blocks(JavaSparkContext context, SampleRoles roles) {
    BlockPlan plan = BlockPlan.of(samples, features, context.defaultParallelism());
    int count = (features + plan.width() - 1) / plan.width();
    JavaRDD<Integer> numbers = context.parallelize(IntStream.range(0, count).boxed().toList(), count);
    return new ColumnBlocks(numbers.map(block -> new Shipped<>(block(block, plan.width(), roles))), plan, roles);
  }

  private GeneBlock block(int block, int width, SampleRoles roles) {
    int first = block * width;
    int genes = Math.min(width, features - first);
    FeatureMatrix raw = FeatureMatrix.zeros(samples, genes);
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(block);
    for (int k = 0; k < raw.values().length; k++) {
      raw.values()[k] = (float) random.nextGaussian();
    }
    int[] plantedGenes = plantedGenes();
    for (int k = 0; k < planted; k++) {
      int own = plantedGenes[k] - first;
      for (int sample = k % 2; own >= 0 && own < genes && sample < samples; sample += 2) {
        raw.set(sample, own, raw.get(sample, own) + shift);
      }
    }
    String[] names = IntStream.range(first, first + genes).mapToObj(gene -> "g" + gene).toArray(String[]::new);
    return roles.block(first, names, raw);
  }
}
