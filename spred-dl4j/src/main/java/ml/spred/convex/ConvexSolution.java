package ml.spred.convex;

/**
 * A point held against the optimality conditions of all groups.
 *
 * @param point the live groups and their weights
 * @param loss the data term
 * @param penalty norms and squares
 * @param gap primal minus dual value; an upper bound of what the objective exceeds its minimum by
 * @param violation largest distance of a group to its optimality condition, relative to the strength of the norms
 * @param worstGroup where it is, −1 when every distance is 0
 * @param unpenalized norm of the gradient by intercepts and unpenalised genes
 * @param steps Newton steps
 */
record ConvexSolution(
    ConvexPoint point,
    double loss,
    double penalty,
    double gap,
    double violation,
    int worstGroup,
    double unpenalized,
    int steps) {

  double objective() {
    return loss + penalty;
  }
}
