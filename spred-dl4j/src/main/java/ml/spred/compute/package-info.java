/** The native back end and how work is spread over cores without changing a result. */
package ml.spred.compute;
