package ml.spred.simulate;

import java.util.List;
import java.util.TreeSet;
import ml.spred.expression.ExpressionSet;
import ml.spred.expression.Log2Rule;

/** The simplest linear classifier, to see how much genes tell: the class of the nearest mean, each gene by its spread. */
final class NearestMean {
  private final double[][] values;
  private final List<String> labels;
  private final List<String> donors;
  private final List<String> classes;

  private NearestMean(ExpressionSet set, List<String> genes, String label) {
    int[] features = genes.stream().mapToInt(set.featureNames()::indexOf).toArray();
    values = new double[set.numSamples()][features.length];
    for (int sample = 0; sample < values.length; sample++) {
      for (int gene = 0; gene < features.length; gene++) {
        values[sample][gene] = Log2Rule.apply(set.values(sample)[features[gene]]);
      }
    }
    labels = set.column(label);
    donors = set.column("donor");
    classes = List.copyOf(new TreeSet<>(labels));
  }

  /** Share of samples told rightly when their donor is left out. */
  static double accuracy(ExpressionSet set, List<String> genes, String label) {
    NearestMean model = new NearestMean(set, genes, label);
    int right = 0;
    for (int sample = 0; sample < model.values.length; sample++) {
      right += model.classify(sample).equals(model.labels.get(sample)) ? 1 : 0;
    }
    return (double) right / model.values.length;
  }

  private String classify(int left) {
    double[][] means = new double[classes.size()][];
    double[] spread = new double[values[0].length];
    for (int label = 0; label < means.length; label++) {
      means[label] = mean(classes.get(label), left);
      addSpread(classes.get(label), means[label], left, spread);
    }
    int best = 0;
    for (int label = 1; label < means.length; label++) {
      best = distance(left, means[label], spread) < distance(left, means[best], spread) ? label : best;
    }
    return classes.get(best);
  }

  private boolean counts(int sample, String label, int left) {
    return labels.get(sample).equals(label) && !donors.get(sample).equals(donors.get(left));
  }

  private double[] mean(String label, int left) {
    double[] mean = new double[values[0].length];
    int number = 0;
    for (int sample = 0; sample < values.length; sample++) {
      number += counts(sample, label, left) ? 1 : 0;
      for (int gene = 0; gene < mean.length && counts(sample, label, left); gene++) {
        mean[gene] += values[sample][gene];
      }
    }
    for (int gene = 0; gene < mean.length; gene++) {
      mean[gene] /= number;
    }
    return mean;
  }

  private void addSpread(String label, double[] mean, int left, double[] spread) {
    for (int sample = 0; sample < values.length; sample++) {
      for (int gene = 0; gene < mean.length && counts(sample, label, left); gene++) {
        double difference = values[sample][gene] - mean[gene];
        spread[gene] += difference * difference;
      }
    }
  }

  private double distance(int sample, double[] mean, double[] spread) {
    double distance = 0;
    for (int gene = 0; gene < mean.length; gene++) {
      double difference = values[sample][gene] - mean[gene];
      distance += difference * difference / spread[gene];
    }
    return distance;
  }
}
