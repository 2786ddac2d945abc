/**
 * Params of the stages, one interface each: its accessor has the name of the param, its doc says the range. Defaults are set
 * by the stage, from the records of the core where those have them.
 */
package ml.spred.spark.param;
