package ml.spred.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import ml.spred.InputException;

/** Where the archive keeps the files of a record. */
final class GeoArchive {
  /** A listing names the platforms of a series: a few lines, in no case a megabyte. */
  private static final int LARGEST_LISTING = 1 << 20;

  private final FetchOptions options;
  private final Web web;

  GeoArchive(FetchOptions options, Web web) {
    this.options = options;
    this.web = web;
  }

  /**
   * The files of that kind: one, or for a series' matrices one for each of its platforms.
   *
   * @throws IOException where the listing could not be had and another attempt may help
   */
  List<RemoteFile> files(GeoAccession accession, GeoFile kind) throws IOException {
    kind.requireFor(accession);
    if (kind == GeoFile.SAMPLE) {
      URI address = URI.create(options.samples() + "?acc=" + accession + "&targ=self&form=text&view=full");
      return List.of(new RemoteFile(accession, kind, address, kind.path(accession)));
    }
    URI address = options.archive().resolve(accession.folder() + "/" + kind.path(accession));
    return kind == GeoFile.MATRIX ? matrices(accession, address.resolve(".")) : List.of(remote(accession, kind, address));
  }

  private List<RemoteFile> matrices(GeoAccession accession, URI folder) throws IOException {
    Pattern link = Pattern.compile("href=\"(" + accession + "(?:-GPL\\d+)?_series_matrix[\\w-]*\\.txt\\.gz)\"");
    List<RemoteFile> files = link.matcher(listing(folder)).results().map((MatchResult match) -> match.group(1)).distinct()
        .sorted().map(name -> remote(accession, GeoFile.MATRIX, folder.resolve(name))).toList();
    if (files.isEmpty()) {
      throw new InputException(folder + " lists no series matrix of " + accession + "; try --kind family.");
    }
    return files;
  }

  private String listing(URI folder) throws IOException {
    try (InputStream body = new PatientStream(web.get(folder, 0).body(), options.patience())) {
      return new String(body.readNBytes(LARGEST_LISTING), StandardCharsets.UTF_8);
    }
  }

  private static RemoteFile remote(GeoAccession accession, GeoFile kind, URI address) {
    String path = address.getPath();
    return new RemoteFile(accession, kind, address, path.substring(path.lastIndexOf('/') + 1));
  }
}
