package ml.spred.compress;

import ml.spred.network.EpochSchedule;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;

/** Updaters by their usual names; the decay of the pair is in the gradient with all of them. */
public enum UpdaterName {
  /** The rate times the gradient. */
  SGD,
  /** Nesterov's momentum. */
  MOMENTUM,
  /** Kingma and Ba 2015. */
  ADAM,
  /** Adam with the decay of what is dense apart from the gradient (Loshchilov and Hutter 2019). */
  ADAMW,
  /** Duchi et al. 2011. */
  ADAGRAD;

  /** Rate of the finetuning by the one of the training, as published (Adam 1e-4 after 1e-3 and the like). */
  private static final double FINETUNE_RATE = 0.1;

  /** Whether the decay of what is dense is apart from the gradient; with Adam alone that makes another method. */
  public boolean decouples() {
    return this == ADAMW;
  }

  /** @param momentum of MOMENTUM alone */
  public IUpdater updater(double learningRate, double momentum) {
    return switch (this) {
      case SGD -> new Sgd(learningRate);
      case MOMENTUM -> new Nesterovs(learningRate, momentum);
      case ADAM, ADAMW -> new Adam(learningRate);
      case ADAGRAD -> new AdaGrad(learningRate);
    };
  }

  /** The same with a rate for each epoch. */
  public IUpdater updater(EpochSchedule rates, double momentum) {
    return switch (this) {
      case SGD -> new Sgd(rates);
      case MOMENTUM -> new Nesterovs(rates, momentum);
      case ADAM, ADAMW -> new Adam(rates);
      // Its constructor of a schedule alone leaves a rate of NaN, which is all that its clones keep.
      case ADAGRAD -> AdaGrad.builder().learningRate(rates.rate()).learningRateSchedule(rates).build();
    };
  }

  /** The rate of the Adam that finetunes, a tenth of the training's; of rates above Adam's own a tenth of that. */
  public static double finetuneRate(double learningRate) {
    return FINETUNE_RATE * Math.min(learningRate, Adam.DEFAULT_ADAM_LEARNING_RATE);
  }
}
