package ml.spred.coding;

import java.io.Serializable;

/**
 * A sample as a sum of few atoms.
 *
 * @param atoms ascending
 * @param weights of these, none of them 0
 * @param objective {@code ½·‖x − Da‖² + lambda·‖a‖₁}
 * @param gap upper bound of how far the objective is above its minimum, relative to it
 */
public record Code(int[] atoms, double[] weights, double objective, double gap) implements Serializable {}
