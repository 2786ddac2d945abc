package ml.spred.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An order in which like stands beside like: the leaves of the tree of average linkage (UPGMA) over Euclidean distances. Of the two
 * branches of a join the one with the smaller mean of its points' means comes first, so the order does not depend on that of the input.
 */
public final class ClusterOrder {
  private final double[][] distances;
  private final List<int[]> clusters = new ArrayList<>();
  private final double[] means;

  private ClusterOrder(double[][] points) {
    int n = points.length;
    distances = new double[n][n];
    means = new double[n];
    for (int a = 0; a < n; a++) {
      clusters.add(new int[] {a});
      means[a] = Arrays.stream(points[a]).average().orElse(0);
      for (int b = 0; b < a; b++) {
        distances[a][b] = distances[b][a] = distance(points[a], points[b]);
      }
    }
  }

  /**
   * The positions of the points in their order.
   *
   * @param points {@code [points][dimensions]}, without missing values
   */
  public static int[] of(double[][] points) {
    return points.length == 0 ? new int[0] : new ClusterOrder(points).join();
  }

  /** Nearest-neighbour chain: average linkage is reducible, so mutual neighbours may be joined in any order. */
  private int[] join() {
    int left = clusters.size();
    List<Integer> chain = new ArrayList<>();
    while (left > 1) {
      if (chain.isEmpty()) {
        chain.add(first());
      }
      int end = chain.get(chain.size() - 1);
      int before = chain.size() > 1 ? chain.get(chain.size() - 2) : -1;
      int nearest = nearest(end, before);
      if (nearest == before) {
        merge(Math.min(end, before), Math.max(end, before));
        chain.subList(chain.size() - 2, chain.size()).clear();
        left--;
      } else {
        chain.add(nearest);
      }
    }
    return clusters.get(first());
  }

  private int first() {
    int cluster = 0;
    while (clusters.get(cluster) == null) {
      cluster++;
    }
    return cluster;
  }

  /** Of equally near ones the one before in the chain, else the first: a tie must not send the chain round in circles. */
  private int nearest(int cluster, int before) {
    int best = before;
    for (int other = 0; other < clusters.size(); other++) {
      if (other != cluster && clusters.get(other) != null && (best < 0 || distances[cluster][other] < distances[cluster][best])) {
        best = other;
      }
    }
    return best;
  }

  private void merge(int into, int from) {
    int[] a = clusters.get(into);
    int[] b = clusters.get(from);
    double share = (double) a.length / (a.length + b.length);
    for (int other = 0; other < clusters.size(); other++) {
      distances[into][other] = distances[other][into] =
          share * distances[into][other] + (1 - share) * distances[from][other];
    }
    boolean ahead = mean(a) <= mean(b);
    int[] first = ahead ? a : b;
    int[] second = ahead ? b : a;
    int[] joined = Arrays.copyOf(first, a.length + b.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    clusters.set(into, joined);
    clusters.set(from, null);
  }

  private double mean(int[] cluster) {
    return Arrays.stream(cluster).mapToDouble(point -> means[point]).average().orElse(0);
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += (a[k] - b[k]) * (a[k] - b[k]);
    }
    return Math.sqrt(sum);
  }
}
