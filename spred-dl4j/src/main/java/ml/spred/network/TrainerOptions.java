package ml.spred.network;

import java.util.List;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * How a network is trained.
 *
 * @param treatments one for each array of parameters that training moves, in the network's order
 * @param updater moves the states of all of them
 * @param gradientClip largest norm of the gradient of the states, penalty included; 0 for none
 * @param seed of what is drawn at the start and of dropout
 */
record TrainerOptions(List<Treatment> treatments, IUpdater updater, double gradientClip, long seed) {}
