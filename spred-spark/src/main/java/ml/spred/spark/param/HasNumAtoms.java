package ml.spred.spark.param;

import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Params;

/** Atoms of a dictionary; 256 by default. */
public interface HasNumAtoms extends Params {
  default IntParam numAtoms() {
    return new IntParam(this, "numAtoms", "atoms of the dictionary (at least 1)", Limits.atLeast("numAtoms", 1));
  }

  default int getNumAtoms() {
    return (Integer) getOrDefault(numAtoms());
  }
}
