package ml.spred.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.stream.Stream;
import ml.spred.SharedData;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Real files are recognised as the records that they are. */
class FileCheckTest {

  @TestFactory
  Stream<DynamicTest> recognisesRealFiles() {
    Path folder = SharedData.require("geo-files");
    return Stream.of(
        test(folder, "gds/GDS507.soft.gz", "GDS507", GeoFile.SOFT),
        test(folder, "gds/GDS100.oldformat.soft.gz", "GDS100", GeoFile.SOFT),
        test(folder, "series-matrix/GSE14520-GPL571_series_matrix.txt.gz", "GSE14520", GeoFile.MATRIX),
        test(folder, "series-matrix/GSE42872_series_matrix.txt.gz", "GSE42872", GeoFile.MATRIX),
        test(folder, "other/GSE3434_family.soft.gz", "GSE3434", GeoFile.FAMILY),
        test(folder, "other/GSE2388_family.soft.gz", "GSE2388", GeoFile.FAMILY));
  }

  private static DynamicTest test(Path folder, String path, String accession, GeoFile kind) {
    RemoteFile file = new RemoteFile(GeoAccession.of(accession), kind, URI.create("https://localhost/"), path);
    return DynamicTest.dynamicTest(path,
        () -> assertThat(FileCheck.check(folder.resolve(path), file)).isEqualTo(Checksum.of(folder.resolve(path))));
  }
}
