package ml.spred.coding;

import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import ml.spred.compute.Dots;
import ml.spred.screen.Strongest;

/**
 * Codes by coordinate descent upon products of atoms: {@code ½·‖x‖² − aᵀq + ½·aᵀGa + lambda·‖a‖₁} with {@code q = Dx} and
 * {@code G = DDᵀ}, whose rows are found when an atom is first used. Atoms that violate their condition join a working set, the
 * strongest first; descent moves the working set alone, and the duality gap is taken over all. A code that is not within the
 * tolerance after {@value #MAX_ROUNDS} rounds is left to another solver: atoms that are nearly the same make descent slow.
 */
final class GramDescent {
  private static final int MAX_ROUNDS = 50;
  private static final int MAX_SWEEPS = 100;
  /** Atoms that join at once: at least this many, and as many as are in. */
  private static final int MIN_ROOM = 16;
  /** Largest change in a sweep, relative to lambda, at which descent on a working set ends. */
  private static final double SETTLED = 1e-2;
  private static final double FINER = 0.1;

  private final double[][] atoms;
  private final AtomicReferenceArray<double[]> gram;
  private final double lambda;
  private final double gapTol;

  GramDescent(double[][] atoms, double lambda, double gapTol) {
    this.atoms = atoms;
    this.gram = new AtomicReferenceArray<>(atoms.length);
    this.lambda = lambda;
    this.gapTol = gapTol;
  }

  /** The products of an atom with all; two threads that both find them missing compute the same. */
  private double[] row(int atom) {
    double[] known = gram.get(atom);
    if (known == null) {
      known = products(atoms[atom]);
      gram.set(atom, known);
    }
    return known;
  }

  private double[] products(double[] vector) {
    double[] result = new double[atoms.length];
    Arrays.setAll(result, atom -> Dots.dot(atoms[atom], vector));
    return result;
  }

  /** The code of a finite sample; null where descent does not end. */
  Code code(double[] sample) {
    double[] q = products(sample);
    double squares = Dots.dot(sample, sample);
    Working set = new Working();
    double accuracy = SETTLED;
    for (int round = 0; round < MAX_ROUNDS; round++) {
      double[] slopes = slopes(q, set);
      Code code = certified(sample, q, squares, slopes, set);
      if (code.gap() <= gapTol) {
        return code;
      }
      if (!set.join(slopes)) {
        accuracy = Math.min(FINER * accuracy, gapTol);
      }
      set.descend(q, accuracy);
    }
    return null;
  }

  /** {@code q − Ga}. */
  private double[] slopes(double[] q, Working set) {
    double[] slopes = q.clone();
    for (int k = 0; k < set.count; k++) {
      if (set.weights[k] != 0) {
        Dots.add(slopes, -set.weights[k], row(set.members[k]));
      }
    }
    return slopes;
  }

  private Code certified(double[] sample, double[] q, double squares, double[] slopes, Working set) {
    int[] used = set.used();
    double[] weights = new double[used.length];
    int[] members = new int[used.length];
    double[] rest = sample.clone();
    double norm = 0;
    for (int k = 0; k < used.length; k++) {
      weights[k] = set.weights[used[k]];
      members[k] = set.members[used[k]];
      norm += Math.abs(weights[k]);
      Dots.add(rest, -weights[k], atoms[members[k]]);
    }
    double objective = Dots.dot(rest, rest) / 2 + lambda * norm;
    double largest = 0;
    for (double slope : slopes) {
      largest = Math.max(largest, Math.abs(slope));
    }
    // The rest, shrunk until no atom's slope passes lambda, is a point of the dual: ½·‖x‖² − ½·‖x − θ‖².
    double scale = largest <= lambda ? 1 : lambda / largest;
    double dual = 0;
    for (int i = 0; i < rest.length; i++) {
      dual += scale * rest[i] * (sample[i] - scale * rest[i] / 2);
    }
    return new Code(members, weights, objective, objective > 0 ? Math.max(0, objective - dual) / objective : 0);
  }

  /** Atoms that may be used, and their weights. */
  private final class Working {
    private int[] members = new int[2 * MIN_ROOM];
    private double[] weights = new double[2 * MIN_ROOM];
    private int count;

    /** Lets atoms in whose slope passes lambda, the strongest first; false where there are none. */
    boolean join(double[] slopes) {
      boolean[] in = new boolean[slopes.length];
      for (int k = 0; k < count; k++) {
        in[members[k]] = true;
      }
      int[] over = IntStream.range(0, slopes.length)
          .filter(atom -> !in[atom] && Math.abs(slopes[atom]) > lambda).toArray();
      int room = Math.max(MIN_ROOM, count);
      if (over.length > room) {
        over = Strongest.of(Arrays.stream(over), atom -> Math.abs(slopes[atom]), room);
      }
      if (count + over.length > members.length) {
        members = Arrays.copyOf(members, 2 * (count + over.length));
        weights = Arrays.copyOf(weights, members.length);
      }
      System.arraycopy(over, 0, members, count, over.length);
      count += over.length;
      return over.length > 0;
    }

    void descend(double[] q, double accuracy) {
      double[][] rows = new double[count][count];
      double[] slopes = new double[count];
      for (int k = 0; k < count; k++) {
        double[] row = row(members[k]);
        for (int other = 0; other < count; other++) {
          rows[k][other] = row[members[other]];
        }
        slopes[k] = q[members[k]];
      }
      for (int k = 0; k < count; k++) {
        Dots.add(slopes, -weights[k], rows[k]);
      }
      for (int sweep = 0; sweep < MAX_SWEEPS; sweep++) {
        double largest = 0;
        for (int k = 0; k < count; k++) {
          double square = rows[k][k];
          double free = slopes[k] + square * weights[k];
          double next = Math.abs(free) <= lambda ? 0 : (free - Math.copySign(lambda, free)) / square;
          double change = next - weights[k];
          if (change != 0) {
            weights[k] = next;
            Dots.add(slopes, -change, rows[k]);
            largest = Math.max(largest, Math.abs(change) * square);
          }
        }
        if (largest <= accuracy * lambda) {
          return;
        }
      }
    }

    /** Positions of the atoms with a weight, ascending by atom. */
    int[] used() {
      return IntStream.range(0, count).filter(k -> weights[k] != 0).boxed()
          .sorted(Comparator.comparingInt(k -> members[k])).mapToInt(k -> k).toArray();
    }
  }
}
