package ml.spred.fetch;

import java.net.URI;

/**
 * A file of the archive.
 *
 * @param accession the record that it belongs to
 * @param kind what it is
 * @param address where it is
 * @param name what it is called here
 */
record RemoteFile(GeoAccession accession, GeoFile kind, URI address, String name) {
}
