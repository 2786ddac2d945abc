package ml.spred.screen;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.MissingValues;
import ml.spred.problem.Scaling;

/** Blocks that went through serialization once, as they do on their way through a cluster. */
public final class InMemoryBlocks implements GeneBlocks {
  private final List<GeneBlock> blocks = new ArrayList<>();
  private final int numFeatures;
  private int passes;
  private int fetched;

  /** @param width genes of a block, a multiple of {@link GeneBlock#ALIGNMENT} */
  public InMemoryBlocks(FeatureMatrix training, FeatureMatrix validation, int width) {
    this.numFeatures = training.numFeatures();
    for (int first = 0; first < numFeatures; first += width) {
      int[] genes = IntStream.range(first, Math.min(numFeatures, first + width)).toArray();
      String[] names = Arrays.stream(genes).mapToObj(gene -> "g" + gene).toArray(String[]::new);
      blocks.add(copy(new GeneBlock(first, names, training.features(genes), validation.features(genes), Scaling.FEATURE,
          MissingValues.REFUSE)));
    }
  }

  private static GeneBlock copy(GeneBlock block) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(block);
      }
      try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
        return (GeneBlock) in.readObject();
      }
    } catch (IOException | ClassNotFoundException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Override
  public int numFeatures() {
    return numFeatures;
  }

  @Override
  public int numTraining() {
    return blocks.get(0).training().numSamples();
  }

  @Override
  public int numValidation() {
    return blocks.get(0).column(0).validation().length;
  }

  @Override
  public List<ScreenReport> screen(ScreenRequest request) {
    passes++;
    return GeneBlocks.super.screen(request);
  }

  @Override
  public <R extends Serializable> List<R> ask(Question<R> question) {
    return blocks.stream().map(question).toList();
  }

  @Override
  public List<GeneColumn> columns(int[] genes) {
    fetched += genes.length;
    return Arrays.stream(genes).mapToObj(gene -> blocks.get(gene / blocks.get(0).numGenes()).column(gene)).toList();
  }

  public int passes() {
    return passes;
  }

  public int fetched() {
    return fetched;
  }
}
