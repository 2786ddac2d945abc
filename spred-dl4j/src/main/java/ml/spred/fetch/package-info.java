/**
 * Downloads of public expression files from NCBI's Gene Expression Omnibus: {@link ml.spred.fetch.Fetcher} turns an accession
 * into verified files in a directory, each with its checksum beside it.
 */
package ml.spred.fetch;
