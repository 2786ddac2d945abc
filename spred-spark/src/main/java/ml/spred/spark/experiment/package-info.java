/**
 * The tables and figures of the sources, each by one command: {@code spred experiment run NAME}.
 *
 * <p>To add an experiment: (1) write {@code data/experiments/NAME.json} with its source, what it shows, and for the scales {@code
 * small} and {@code full} the settings and the grid, whose product with the seeds is the list of cells; published figures stand
 * in the same file, under an id each, with their source and what explains the difference; (2) implement {@link
 * ml.spred.spark.experiment.Experiment}: the columns, what all cells share (read once, shipped once), the rows of one cell, the
 * figure, and our value for each published id; (3) name it in {@link ml.spred.spark.experiment.Experiments}. Cells run as one
 * Spark task each unless the experiment says that they use Spark themselves or are timed; finished ones are in {@code
 * data/results/NAME-SCALE.csv} at once and are not run again; the SVG and the page {@code data/results/experiments.md} follow
 * from that file and the definition. What is computed in a cell belongs to {@code spred-dl4j}: here is no formula.
 */
package ml.spred.spark.experiment;
