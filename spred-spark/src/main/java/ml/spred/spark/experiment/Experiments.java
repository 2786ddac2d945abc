package ml.spred.spark.experiment;

import java.util.List;
import java.util.stream.Collectors;
import ml.spred.InputException;

/** All that there are. */
public final class Experiments {
  private static final List<Experiment<?>> ALL = List.of(new Landscape(), new LassoSparsity(), new LassoThresholds(),
      new LassoTrajectories(), new LassoTime(), new Genes(), new Compression("compression"),
      new Compression("compression-cifar"), new Weights(),
      new Optimizers(), new DeadNodes(), new LotteryTickets(), new PrescribedSparsity(), new SparseCoding());

  private Experiments() {}

  public static List<Experiment<?>> all() {
    return ALL;
  }

  /** @throws InputException where there is none of that name */
  public static Experiment<?> of(String name) {
    return ALL.stream().filter(experiment -> experiment.name().equals(name)).findFirst()
        .orElseThrow(() -> new InputException("There is no experiment '" + name + "'; choose among "
            + ALL.stream().map(Experiment::name).collect(Collectors.joining(", ")) + "."));
  }
}
