package ml.spred.convex;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ml.spred.problem.Form;
import ml.spred.problem.GeneGroups;
import ml.spred.screen.GeneBlocks;
import ml.spred.screen.NearColumns;
import ml.spred.screen.ScreenReport;
import ml.spred.screen.ScreenRequest;
import ml.spred.screen.Strongest;

/**
 * Genes that lie elsewhere, each its own group. A pass brings back the strongest of every block; where a question needs more of
 * them, the blocks are asked again.
 */
final class BlockwiseScreen implements GroupScreen {
  /**
   * Genes below this share of the present strength are not reported: the sequential strong rule of a next strength asks for less
   * only where the grid is coarser than a factor of 0.75.
   */
  private static final double FLOOR = 0.5;
  private static final int FIRST_LIMIT = 128;

  private final GeneBlocks blocks;
  private final NearColumns near;
  private final Form form;
  private final GeneGroups groups;
  private final int[] exempt;
  private double[] delta;
  private List<ScreenReport> reports;
  /** How many genes a block reports: as many as were asked for so far. */
  private int limit = FIRST_LIMIT;

  /** @param groups every gene on its own */
  BlockwiseScreen(GeneBlocks blocks, NearColumns near, Form form, GeneGroups groups) {
    if (groups.numGroups() != groups.numGenes()) {
      throw new IllegalArgumentException(
          "groups of genes may not lie across blocks; leave the groups out, or hold all genes in one place.");
    }
    this.blocks = blocks;
    this.near = near;
    this.form = form;
    this.groups = groups;
    this.exempt = java.util.stream.IntStream.range(0, groups.numGroups()).filter(group -> groups.factor(group) != 1).toArray();
  }

  @Override
  public void screen(double[] at, double l1) {
    delta = at;
    ask(FLOOR * l1, limit);
  }

  private void ask(double floor, int most) {
    double[] factors = Arrays.stream(exempt).mapToDouble(groups::factor).toArray();
    reports = blocks.screen(new ScreenRequest(delta, form, floor, most, exempt, factors));
  }

  @Override
  public double largest() {
    return reports.stream().mapToDouble(ScreenReport::largest).max().orElse(0);
  }

  @Override
  public int[] join(int[] present, double above, boolean proven, int room) {
    Set<Integer> in = new HashSet<>();
    Arrays.stream(present).forEach(in::add);
    limit = Math.max(limit, room + present.length);
    for (int most = limit; ; most = more(most)) {
      Map<Integer, Double> strong = new HashMap<>();
      boolean complete = true;
      for (ScreenReport report : reports) {
        int own = addStrong(report, in, above, proven, strong);
        complete &= report.cut() <= above || own >= room;
      }
      if (complete) {
        return Strongest.join(present, Strongest.of(strong.keySet().stream().mapToInt(group -> group), strong::get, room));
      }
      ask(above, most);
    }
  }

  private static int more(int most) {
    return most > Integer.MAX_VALUE / 4 ? Integer.MAX_VALUE : 4 * most;
  }

  /** Adds a report's genes above a limit that are not in yet; returns how many they are. */
  private int addStrong(ScreenReport report, Set<Integer> in, double above, boolean proven, Map<Integer, Double> strong) {
    int before = strong.size();
    for (int k = 0; k < report.genes().length; k++) {
      int gene = report.genes()[k];
      double factor = groups.factor(gene);
      if (!in.contains(gene) && report.bounds()[k] > above * factor && (!proven || report.strengths()[k] > above * factor)) {
        strong.put(gene, report.bounds()[k] / factor);
      }
    }
    return strong.size() - before;
  }

  @Override
  public void exceeding(double above, boolean[] known, Excess excess) {
    if (reports.stream().anyMatch(report -> report.cut() > above)) {
      ask(above, Integer.MAX_VALUE);
    }
    for (ScreenReport report : reports) {
      for (int k = 0; k < report.genes().length; k++) {
        int gene = report.genes()[k];
        if (!known[gene] && report.bounds()[k] > above * groups.factor(gene)) {
          excess.add(gene, report.strengths()[k], groups.factor(gene));
        }
      }
    }
  }

  @Override
  public void expect(int[] ofGroups) {
    near.fetch(ofGroups);
  }
}
