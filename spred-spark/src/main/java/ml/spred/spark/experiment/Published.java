package ml.spred.spark.experiment;

import java.io.Serializable;

/**
 * A figure that a source prints, or a question that it leaves open.
 *
 * @param id by which the experiment gives our value
 * @param what is compared, a few words
 * @param value as printed; a dash for none
 * @param source document and place
 * @param difference what explains it, one or two sentences; empty where there is none to explain
 */
public record Published(String id, String what, String value, String source, String difference) implements Serializable {}
