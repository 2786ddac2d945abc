/** Tables as text: CSV and TSV either way round, and Gene Cluster Text (GCT). */
package ml.spred.expression.table;
