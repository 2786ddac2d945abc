package ml.spred.convex;

import java.util.stream.IntStream;
import ml.spred.compute.Lanes;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.Form;
import ml.spred.problem.GeneGroups;
import ml.spred.screen.GeneScreen;
import ml.spred.screen.Strongest;

/** Groups of genes in the memory of this process. */
final class LocalScreen implements GroupScreen {
  private final GeneScreen screen;
  private final Form form;
  private final GeneGroups groups;
  private final double[] gradient;
  private double[] delta;

  LocalScreen(FeatureMatrix x, Form form, GeneGroups groups, int outputs, Lanes lanes) {
    this.screen = new GeneScreen(x, form, lanes);
    this.form = form;
    this.groups = groups;
    this.gradient = new double[outputs];
  }

  @Override
  public void screen(double[] at, double l1) {
    delta = at;
    screen.screen(at);
  }

  @Override
  public double largest() {
    double best = 0;
    for (int group = 0; group < groups.numGroups(); group++) {
      double factor = groups.factor(group);
      if (factor > 0 && bound(group) / factor > best) {
        best = Math.max(best, exact(group) / factor);
      }
    }
    return best;
  }

  /** Strength of a group by the last pass: an upper bound that single precision allows. */
  private double bound(int group) {
    double result = 0;
    for (int k = 0; k < groups.size(group); k++) {
      double one = screen.bound(groups.gene(group, k));
      result = form == Form.GROUP ? Math.hypot(result, one) : Math.max(result, one);
    }
    return result;
  }

  /** Strength of a group in double. */
  private double exact(int group) {
    double result = 0;
    for (int k = 0; k < groups.size(group); k++) {
      screen.gradient(groups.gene(group, k), delta, gradient);
      for (double value : gradient) {
        result = form == Form.GROUP ? result + value * value : Math.max(result, Math.abs(value));
      }
    }
    return form == Form.GROUP ? Math.sqrt(result) : result;
  }

  @Override
  public int[] join(int[] present, double limit, boolean proven, int room) {
    boolean[] in = new boolean[groups.numGroups()];
    for (int group : present) {
      in[group] = true;
    }
    IntStream strong = IntStream.range(0, groups.numGroups())
        .filter(group -> !in[group] && Double.isFinite(groups.factor(group)) && bound(group) > limit * groups.factor(group)
            && (!proven || exact(group) > limit * groups.factor(group)));
    return Strongest.join(present, Strongest.of(strong, group -> bound(group) / groups.factor(group), room));
  }

  @Override
  public void exceeding(double limit, boolean[] known, Excess excess) {
    for (int group = 0; group < known.length; group++) {
      double own = limit * groups.factor(group);
      if (!known[group] && Double.isFinite(own) && bound(group) > own) {
        excess.add(group, exact(group), groups.factor(group));
      }
    }
  }

  /** The values are here. */
  @Override
  public void expect(int[] ofGroups) {}
}
