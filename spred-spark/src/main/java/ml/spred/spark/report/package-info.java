/**
 * Self-contained HTML reports. {@link ml.spred.spark.report.ReportPage} and its components (headline figures, sections,
 * charts, tables, facts) are one look for every command; a report of a command only says what goes where. A page asks
 * nothing from a network: scripts, style and data are inside, and its security policy forbids requests.
 *
 * <p>Texts are escaped by the templates, data by {@link ml.spred.spark.report.Json}; a component never pastes HTML.
 */
package ml.spred.spark.report;
