package ml.spred.solver;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import ml.spred.InputException;
import ml.spred.problem.Certificate;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** A solver whose answers are kept at a {@link Checkpoint} and are read from there when the same path is walked again. */
final class Resumable implements KappaSolver {
  private final KappaSolver solver;
  private final Checkpoint checkpoint;
  private final String fingerprint;
  private final List<TrainingRecord> history;
  private final int first;
  private final int stride;
  private int position;

  /**
   * @param fingerprint of data and options: entries of another problem are refused
   * @param first position of the first entry
   * @param stride positions from one entry to the next: several solvers may share a checkpoint
   */
  Resumable(
      KappaSolver solver, Checkpoint checkpoint, String fingerprint, List<TrainingRecord> history, int first, int stride) {
    this.solver = solver;
    this.checkpoint = checkpoint;
    this.fingerprint = fingerprint;
    this.history = history;
    this.first = first;
    this.stride = stride;
  }

  @Override
  public Empty empty() {
    return solver.empty();
  }

  @Override
  public Solved solve(SparsePoint start, double kappa, double kappaMax, double tolerance, boolean open) {
    if (checkpoint == Checkpoint.NONE) {
      return solver.solve(start, kappa, kappaMax, tolerance, open);
    }
    String key = fingerprint + (open ? " solve " : " solveOnly ") + kappa + " " + tolerance;
    int at = first + stride * position++;
    byte[] entry = checkpoint.read(at);
    if (entry != null) {
      Solved kept = decode(entry, key, at);
      solver.resume(start, kappa, kappaMax, kept);
      return kept;
    }
    int before = history.size();
    Solved solved = solver.solve(start, kappa, kappaMax, tolerance, open);
    checkpoint.write(at, encode(key, solved, history.subList(before, history.size())));
    return solved;
  }

  @Override
  public void resume(SparsePoint start, double kappa, double kappaMax, Solved solved) {
    solver.resume(start, kappa, kappaMax, solved);
  }

  private static byte[] encode(String key, Solved solved, List<TrainingRecord> added) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
      SparsePoint point = solved.point();
      objects.writeUTF(key);
      objects.writeObject(point.genes());
      objects.writeObject(point.folded());
      boolean single = point.dense().dataType() == DataType.FLOAT;
      objects.writeObject(single ? point.dense().toFloatVector() : point.dense().toDoubleVector());
      objects.writeObject(solved.certificate());
      objects.writeInt(solved.iterations());
      objects.writeObject(added.toArray(TrainingRecord[]::new));
    } catch (IOException failure) {
      throw new UncheckedIOException("memory does not fail.", failure);
    }
    return bytes.toByteArray();
  }

  private Solved decode(byte[] entry, String key, int at) {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(entry))) {
      String written = in.readUTF();
      if (!written.equals(key)) {
        throw new InputException("entry " + at + " of the checkpoint belongs to other data or options than these; choose another"
            + " directory, or empty it to start anew.");
      }
      int[] genes = (int[]) in.readObject();
      double[][] folded = (double[][]) in.readObject();
      Object dense = in.readObject();
      SparsePoint point = new SparsePoint(genes, folded, dense instanceof float[] single
          ? Nd4j.createFromArray(single).reshape(1, single.length)
          : Nd4j.createFromArray((double[]) dense).reshape(1, ((double[]) dense).length));
      Certificate certificate = (Certificate) in.readObject();
      int iterations = in.readInt();
      history.addAll(List.of((TrainingRecord[]) in.readObject()));
      return new Solved(point, certificate, iterations);
    } catch (IOException | ClassNotFoundException failure) {
      throw new InputException("entry " + at + " of the checkpoint cannot be read (" + failure.getMessage()
          + "); empty the directory to start anew.", failure);
    }
  }
}
