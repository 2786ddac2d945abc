package ml.spred.spark.benchmark;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import ml.spred.InputException;

/** What is compared. */
enum Method {
  /** The most frequent class of the training samples. */
  MAJORITY,
  /** MLlib's multinomial logistic regression with an L1 penalty, its strength tuned on the dev samples. */
  MLLIB_L1,
  /** The features with the highest F statistic, then MLlib's logistic regression with a ridge penalty, both tuned on the dev samples. */
  MLLIB_ANOVA,
  /** MLlib's random forest. */
  MLLIB_FOREST,
  /** A network of two hidden layers on all genes with weight decay, tuned on the dev samples. */
  MLP_DECAY,
  /** The same with the naive subgradient of an L1 penalty on the weights that leave the genes. */
  MLP_L1,
  /** LassoNet along its own path, the step of it chosen on the dev samples. */
  LASSONET,
  /** Fifty genes by block HSIC Lasso, then a support vector classifier tuned on the dev samples. */
  HSIC_LASSO,
  /** The published protocol of spred on torch, or a part of its grid; its seconds are those of the whole protocol. */
  TORCH_SPRED,
  /** Fifty genes by this project's block HSIC-Lasso, then a ridge tuned on the dev samples as for MLLIB_ANOVA. */
  HSIC_RIDGE,
  /** The stage with a linear head. */
  SPRED_LINEAR,
  /** The same, predictions blended with a refit of its genes. */
  SPRED_LINEAR_RELAXED,
  /** The stage with a linear and an MLP head. */
  SPRED_ENSEMBLE,
  /** The same, predictions blended with a refit of its genes. */
  SPRED_ENSEMBLE_RELAXED;

  /** Whether it is a program of another library, in the folder of the peers. */
  boolean isPeer() {
    return this == LASSONET || this == HSIC_LASSO || this == TORCH_SPRED;
  }

  /** The method that walks the same path. */
  Method path() {
    return switch (this) {
      case SPRED_LINEAR_RELAXED -> SPRED_LINEAR;
      case SPRED_ENSEMBLE_RELAXED -> SPRED_ENSEMBLE;
      default -> this;
    };
  }

  /** The word in files and on the command line, such as mllib-l1. */
  String spelling() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** @throws InputException where no method has that spelling */
  static Method of(String spelling) {
    return Arrays.stream(values()).filter(method -> method.spelling().equals(spelling)).findFirst()
        .orElseThrow(() -> new InputException("There is no method '" + spelling + "'; choose among "
            + Arrays.stream(values()).map(Method::spelling).collect(Collectors.joining(", ")) + "."));
  }
}
