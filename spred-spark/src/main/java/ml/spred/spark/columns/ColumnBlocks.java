package ml.spred.spark.columns;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import ml.spred.InputException;
import ml.spred.problem.MissingValues;
import ml.spred.problem.Standardizer;
import ml.spred.screen.GeneBlock;
import ml.spred.screen.GeneBlocks;
import ml.spred.screen.GeneColumn;
import ml.spred.spark.distribute.Failures;
import ml.spred.spark.distribute.Shipped;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;

/**
 * Genes as the partitions of an RDD, one block each, cached on the executors: outside the heap where
 * {@code spark.memory.offHeap.enabled} is set, else on it, and on disk what finds no room. A pass is one job without a shuffle.
 */
public final class ColumnBlocks implements GeneBlocks, AutoCloseable {
  private final JavaSparkContext context;
  private final JavaRDD<Shipped<GeneBlock>> blocks;
  private final BlockPlan plan;
  private final SampleRoles roles;
  private final List<BlockFacts> facts;

  /** @param blocks partition number k holds block number k of the plan, and nothing else */
  public ColumnBlocks(JavaRDD<Shipped<GeneBlock>> blocks, BlockPlan plan, SampleRoles roles) {
    this.context = JavaSparkContext.fromSparkContext(blocks.context());
    this.plan = plan;
    this.roles = roles;
    this.blocks = blocks.setName("spred: column blocks").persist(storage());
    this.facts = ask(block -> BlockFacts.of(block));
  }

  private StorageLevel storage() {
    return context.getConf().getBoolean("spark.memory.offHeap.enabled", false) ? StorageLevel.OFF_HEAP()
        : StorageLevel.MEMORY_AND_DISK();
  }

  @Override
  public int numFeatures() {
    return plan.numFeatures();
  }

  @Override
  public int numTraining() {
    return roles.training().length;
  }

  @Override
  public int numValidation() {
    return roles.validation().length;
  }

  /** In one job; the question is broadcast, as it may hold a gradient for every sample. */
  @Override
  public <R extends Serializable> List<R> ask(Question<R> question) {
    Broadcast<Shipped<Question<R>>> shared = context.broadcast(new Shipped<>(question));
    try {
      return blocks.map(block -> new Shipped<>(shared.value().value().apply(block.value()))).collect().stream()
          .map(Shipped::value).toList();
    } catch (Exception failure) {
      throw Failures.asThrown(failure);
    } finally {
      shared.destroy();
    }
  }

  /** Only the blocks that hold one of them are asked. */
  @Override
  public List<GeneColumn> columns(int[] genes) {
    int[] partitions = Arrays.stream(genes).map(plan::blockOf).distinct().toArray();
    try {
      List<Shipped<ArrayList<GeneColumn>>>[] found = blocks.map(block -> new Shipped<>(columns(block.value(), genes)))
          .collectPartitions(partitions);
      return Stream.of(found).flatMap(List::stream).flatMap(list -> list.value().stream()).toList();
    } catch (Exception failure) {
      throw Failures.asThrown(failure);
    }
  }

  private static ArrayList<GeneColumn> columns(GeneBlock block, int[] genes) {
    ArrayList<GeneColumn> own = new ArrayList<>();
    for (int gene : genes) {
      if (gene >= block.first() && gene < block.first() + block.numGenes()) {
        own.add(block.column(gene));
      }
    }
    return own;
  }

  /**
   * Name of every gene, in the order of the blocks.
   *
   * @throws InputException for a gene that has two rows
   */
  public String[] names() {
    String[] names = facts.stream().flatMap(fact -> Arrays.stream(fact.names())).toArray(String[]::new);
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new InputException("the gene '" + name + "' has two rows in the table of genes; keep one, or rename one.");
      }
    }
    return names;
  }

  /** What was missing or constant among the training samples, without means and factors. */
  public Standardizer found(MissingValues missing) {
    return new Standardizer(new double[0], new double[0], missing, facts.stream().mapToInt(BlockFacts::numConstant).sum(),
        facts.stream().mapToInt(BlockFacts::numAllMissing).sum(), facts.stream().mapToLong(BlockFacts::numMissing).sum());
  }

  /** SHA-256 over the values of the training samples, as 64 hexadecimal digits; the same for any cut into blocks. */
  public String fingerprint() {
    var digest = BlockFacts.sha256();
    facts.forEach(fact -> fact.digests().forEach(digest::update));
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Frees the memory on the executors. */
  @Override
  public void close() {
    blocks.unpersist();
  }
}
