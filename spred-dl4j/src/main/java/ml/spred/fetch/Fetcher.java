package ml.spred.fetch;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ml.spred.InputException;

/**
 * Fetches files of the Gene Expression Omnibus. A file appears under its name when it is whole, unpacks, and is the record that
 * was asked for, with its SHA-256 beside it as {@code NAME.sha256}; what is there and still has that checksum is left alone.
 */
public final class Fetcher {
  private final FetchOptions options;
  private final Web web;
  private final FetchListener listener;

  /**
   * Asks nobody yet.
   *
   * @param listener told how it goes, on the thread that fetches
   */
  public Fetcher(FetchOptions options, FetchListener listener) {
    this.options = options;
    this.listener = listener;
    web = new Web(options);
  }

  /**
   * Fetches what the archive keeps of a record.
   *
   * @param kind which of its files; null for the default of its type
   * @param directory where they go; made where it does not exist
   * @return the files: one, or a series' matrices, one for each of its platforms
   * @throws InputException where they cannot be had, in one sentence with the address and the remedy
   */
  public List<FetchedFile> fetch(GeoAccession accession, GeoFile kind, Path directory) {
    GeoFile wanted = kind == null ? GeoFile.defaultOf(accession.type()) : kind;
    GeoArchive archive = new GeoArchive(options, web);
    List<RemoteFile> files = new Retries(accession.toString(), options, listener).run(() -> archive.files(accession, wanted));
    try {
      Files.createDirectories(directory);
      List<FetchedFile> fetched = new ArrayList<>();
      for (RemoteFile file : files) {
        fetched.add(fetch(file, directory.resolve(file.name())));
      }
      return fetched;
    } catch (FileAlreadyExistsException failure) {
      throw new InputException(directory + " is a file where a directory is needed; give another --output.", failure);
    } catch (IOException failure) {
      throw new InputException("The directory " + directory + " cannot be written (" + failure + "); give another --output.",
          failure);
    }
  }

  private FetchedFile fetch(RemoteFile file, Path target) throws IOException {
    if (!options.overwrite() && Files.exists(target)) {
      return new FetchedFile(target, Files.size(target), verified(file, target), false);
    }
    String sha256 = new Download(file, web, options, listener).to(target);
    Checksum.keep(target, sha256);
    return new FetchedFile(target, Files.size(target), sha256, true);
  }

  /** The checksum of a file that is there: the one that was kept, else a new one once the file is checked. */
  private static String verified(RemoteFile file, Path target) throws IOException {
    Optional<String> kept = Checksum.kept(target);
    if (kept.isEmpty()) {
      String sha256 = checked(file, target);
      Checksum.keep(target, sha256);
      return sha256;
    }
    String found = Checksum.of(target);
    if (!found.equals(kept.get())) {
      throw new InputException(target + " has changed since it was fetched: its SHA-256 is " + found + " where "
          + Checksum.beside(target).getFileName() + " says " + kept.get() + "; use --overwrite to fetch it again.");
    }
    return found;
  }

  private static String checked(RemoteFile file, Path target) {
    try {
      return FileCheck.check(target, file);
    } catch (IOException failure) {
      throw new InputException(target + " is there and cannot be used (" + failure.getMessage()
          + "); use --overwrite to fetch it again.", failure);
    }
  }
}
