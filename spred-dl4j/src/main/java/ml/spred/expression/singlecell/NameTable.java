package ml.spred.expression.singlecell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import ml.spred.expression.ReadLimits;
import ml.spred.expression.UniqueNames;

/** The names along one side of a matrix, made unique by policy: a place of the file becomes one of the set, or is left out. */
final class NameTable {
  /** The place of a repeated name that is left out. */
  static final int LEFT_OUT = -1;

  private final ReadLimits limits;
  private final boolean features;
  private final UniqueNames unique;
  private final List<String> names = new ArrayList<>();
  private final List<String> annotations = new ArrayList<>();
  private int[] places = new int[1024];
  private int size;
  private boolean annotated;

  private NameTable(ReadLimits limits, boolean features) {
    this.limits = limits;
    this.features = features;
    unique = features ? new UniqueNames(limits.source(), "feature", limits.options().duplicateFeatures())
        : new UniqueNames(limits.source(), "sample", limits.options().duplicateSamples());
  }

  static NameTable ofFeatures(ReadLimits limits) {
    return new NameTable(limits, true);
  }

  static NameTable ofSamples(ReadLimits limits) {
    return new NameTable(limits, false);
  }

  /** Takes the next name of the file; the unit says what its number counts, for the message about a repeated one. */
  void add(String name, String annotation, String unit) {
    if (size == places.length) {
      places = Arrays.copyOf(places, size + size / 2);
    }
    Optional<String> accepted = unique.accept(name, unit, size + 1L);
    places[size++] = accepted.isPresent() ? names.size() : LEFT_OUT;
    checkSize();
    if (accepted.isPresent()) {
      names.add(accepted.get());
      annotations.add(annotation);
      annotated |= !annotation.isEmpty();
    }
  }

  private void checkSize() {
    if (features) {
      limits.checkFeatures(size);
    } else {
      limits.checkSamples(size);
    }
    limits.checkSparse(size, 0, 0);
  }

  /** How many names the file has. */
  int size() {
    return size;
  }

  /** The place in the set of a place in the file, or {@link #LEFT_OUT}. */
  int place(int inFile) {
    return places[inFile];
  }

  List<String> names() {
    return names;
  }

  /** A second name of each, or null where there is none at all. */
  List<String> annotations() {
    return annotated ? annotations : null;
  }

  Optional<String> note() {
    return unique.note();
  }
}
