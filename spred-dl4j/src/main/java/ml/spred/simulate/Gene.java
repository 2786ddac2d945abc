package ml.spred.simulate;

/**
 * What a simulated gene is.
 *
 * @param name its name
 * @param block its block, from 1; genes of a block are correlated
 * @param base its mean on the log2 scale
 * @param role what shifts it
 * @param value the value of the role's column that shifts it; "" where nothing does
 * @param effect by how much it is shifted, log2
 */
public record Gene(String name, int block, double base, Role role, String value, double effect) {

  /** What can shift a gene. */
  public enum Role {
    /** Carries the label. */
    DISEASE_STATE("disease state"),
    /** Carries the second label. */
    AGENT("agent"),
    /** Shifted by the batch, of no use for a label. */
    BATCH("batch"),
    /** Noise alone. */
    NONE("none");

    private final String spelling;

    Role(String spelling) {
      this.spelling = spelling;
    }

    /** The name of the column that shifts the gene, or "none". */
    public String spelling() {
      return spelling;
    }
  }
}
