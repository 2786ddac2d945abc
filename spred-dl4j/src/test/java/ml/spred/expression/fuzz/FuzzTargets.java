package ml.spred.expression.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ml.spred.SharedData;
import ml.spred.expression.ExpressionFile;
import ml.spred.expression.ExpressionReader;
import ml.spred.expression.ExpressionSet;
import ml.spred.expression.ReadOptions;
import ml.spred.expression.TextInput;
import ml.spred.expression.singlecell.H5adReader;

/** Every reader with sound inputs: small ones from here, and the small ones among the real files where they are at hand. */
final class FuzzTargets {
  private static final int LARGEST_SEED = 100_000;
  private static final int ROWS = 12;
  private static final String TABLE = "sample,label,age,TP53,CD3E,\"MS4A1\"\ns1,ill,30,1.5,0,-2\ns2,well,41,2e1,NA,0.25\n"
      + "s3,ill,,3,4,5\ns4,well,7,8,9,10\n";
  private static final String GENES = "gene\ts1\ts2\ts3\ts4\nTP53\t1.5\t20\t3\t8\nCD3E\t0\tNA\t4\t9\nMS4A1\t-2\t0.25\t5\t10\n";
  private static final String SHEET = "sample,tissue,donor\ns1,liver,d1\ns2,kidney,d1\ns3,liver,d2\ns4,kidney,d2\n";
  private static final String CLS = "4 2 1\n# ill well\nill well ill well\n";
  private static final String ANNOTATION = "^Annotation\n!Annotation_platform = GPL1\n#ID = probe\n!platform_table_begin\n"
      + "ID\tGene title\tGene symbol\nTP53\ttumor protein\tTP53\nCD3E\t\tCD3E///CD3\nMS4A1\tx\tMS4A1\n!platform_table_end\n";
  private static final String DATA_SET = """
      ^DATABASE = Geo
      ^DATASET = GDS1
      !dataset_title = Heat at 37°C
      !dataset_feature_count = 3
      !dataset_sample_count = 3
      ^SUBSET = GDS1_1
      !subset_description = young
      !subset_sample_id = GSM1,GSM2
      !subset_type = age
      ^SUBSET = GDS1_2
      !subset_description = old
      !subset_sample_id = GSM3
      !subset_type = age
      !dataset_table_begin
      ID_REF\tIDENTIFIER\tGSM3\tGSM1\tGSM2
      p1\tTP53\t1.5\t-2\t3e1
      p2\tTP53\tnull\tNULL\t
      AFFX-p3\t--Control\t0\tNaN\t7
      !dataset_table_end
      """;
  private static final String FAMILY = """
      ^DATABASE = GeoMiame
      ^SERIES = GSE1
      !Series_title = two
      ^PLATFORM = GPL1
      !platform_table_begin
      ID\tGene Symbol
      p1\tTP53
      p2\tCD3E
      !platform_table_end
      ^SAMPLE = GSM1
      !Sample_title = one
      !Sample_characteristics_ch1 = tissue: liver
      !sample_table_begin
      ID_REF\tVALUE
      p1\t1.5
      p2\tnull
      !sample_table_end
      ^SAMPLE = GSM2
      !Sample_title = two
      !Sample_characteristics_ch1 = tissue: kidney
      !sample_table_begin
      ID_REF\tVALUE\tDETECTION
      p1\t2.5\tP
      p2\t3\tA
      !sample_table_end
      """;
  private static final String SERIES_MATRIX = """
      !Series_title\t"two"
      !Series_geo_accession\t"GSE1"

      !Sample_title\t"one"\t"two"
      !Sample_geo_accession\t"GSM1"\t"GSM2"
      !Sample_characteristics_ch1\t"tissue: liver"\t"tissue: kidney"
      !Sample_characteristics_ch1\t"age: 30"\t"sex: f"
      !series_matrix_table_begin
      "ID_REF"\t"GSM1"\t"GSM2"
      "p1"\t1.5\t2
      "p2"\t\t-3e2
      !series_matrix_table_end
      """;
  private static final String GCT_2 = "#1.2\n2\t3\nNAME\tDescription\ts1\ts2\ts3\ng1\tTP53\t1\t2\t3.5\ng2\tna\t\t5\t-6\n";
  private static final String GCT_3 = "#1.3\n2\t2\t1\t2\nid\tsymbol\ts1\ts2\ntissue\tna\tliver\tkidney\nage\tna\t30\t41\n"
      + "g1\tTP53\t1\t2\ng2\tCD3E\tNaN\t4\n";
  private static final String FEATURES =
      "ENSG1\tTP53\tGene Expression\nENSG2\tCD3E\tGene Expression\nAB1\tCD3\tAntibody Capture\n";
  private static final String BARCODES = "AAAC-1\nCCCG-1\n";
  private static final String MATRIX =
      "%%MatrixMarket matrix coordinate integer general\n%x\n3 2 4\n3 1 7\n1 1 2\n2 2 5\n3 2 1\n";

  private FuzzTargets() {
  }

  static List<FuzzTarget> all() {
    return List.of(
        FuzzTarget.ofFile("csv", "table.csv", seeds(TABLE, GENES.replace('\t', ','))),
        FuzzTarget.ofFile("tsv", "table.tsv", seeds(GENES, TABLE.replace(',', '\t'))),
        FuzzTarget.ofFile("geo-soft data set", "GDS1.soft", with(seeds(DATA_SET), "geo-files/gds")),
        FuzzTarget.ofFile("geo-soft family", "GSE1_family.soft", with(seeds(FAMILY), "geo-files/other")),
        FuzzTarget.ofFile("geo-series-matrix", "GSE1_series_matrix.txt",
            with(seeds(SERIES_MATRIX), "geo-files/series-matrix")),
        FuzzTarget.ofFile("gct", "table.gct", seeds(GCT_2, GCT_3)),
        beside("sample sheet", "sheet.csv", SHEET, ReadOptions::withSamples),
        beside("cls", "classes.cls", CLS, ReadOptions::withSamples),
        beside("annotation", "GPL1.annot", ANNOTATION, ReadOptions::withAnnotation),
        new FuzzTarget("10x", List.of(Map.of("features.tsv", bytes(FEATURES), "barcodes.tsv", bytes(BARCODES),
            "matrix.mtx", bytes(MATRIX))), false, FuzzTargets::directory),
        new FuzzTarget("h5ad", h5adSeeds(), true, new ScratchFile()));
  }

  private static ExpressionSet directory(Map<String, byte[]> input, ReadOptions options) {
    return ExpressionReader.read(ExpressionFile.directory("cells", input), options);
  }

  /** HDF5 is read from a disk. */
  private static final class ScratchFile implements FuzzTarget.Reading {
    private final Path path;

    ScratchFile() {
      try {
        path = Files.createTempFile("fuzz", ".h5ad");
        path.toFile().deleteOnExit();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    @Override
    public ExpressionSet read(Map<String, byte[]> input, ReadOptions options) {
      try {
        // A new file each time: the one before may still be mapped.
        Files.deleteIfExists(path);
        Files.write(path, input.values().iterator().next());
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
      return ExpressionReader.read(ExpressionFile.of(path), options);
    }
  }

  private interface With {
    ReadOptions apply(ReadOptions options, ExpressionFile file);
  }

  /** A file that is read beside a sound table. */
  private static FuzzTarget beside(String name, String file, String seed, With with) {
    return new FuzzTarget(name, List.of(Map.of(file, bytes(seed))), false, (input, options) -> ExpressionReader.read(
        ExpressionFile.of("table.csv", bytes(TABLE)), with.apply(options, ExpressionFile.of(file, input.get(file)))));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<byte[]> seeds(String... texts) {
    return Stream.of(texts).map(FuzzTargets::bytes).toList();
  }

  private static List<byte[]> with(List<byte[]> own, String folder) {
    List<byte[]> seeds = new ArrayList<>(own);
    SharedData.find(folder).ifPresent(path -> {
      try (Stream<Path> files = Files.list(path)) {
        files.sorted().map(FuzzTargets::unpacked).map(FuzzTargets::shortened)
            .filter(text -> text.length > 0 && text.length <= LARGEST_SEED).forEach(seeds::add);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    });
    return seeds;
  }

  /** With a few rows of each table: damage to one row is like damage to another. */
  private static byte[] shortened(byte[] file) {
    StringBuilder kept = new StringBuilder();
    int rows = 0;
    for (String line : new String(file, StandardCharsets.UTF_8).split("(?<=\n)")) {
      boolean header = line.startsWith("!") || line.startsWith("^") || line.startsWith("#");
      rows = header ? 0 : rows + 1;
      kept.append(rows <= ROWS ? line : "");
    }
    return kept.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] unpacked(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Files.size(file) == 0 ? new byte[0] : TextInput.open(in, file.toString()).readAllBytes();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static List<Map<String, byte[]>> h5adSeeds() {
    return Stream.of("dense.h5ad", "csr.h5ad", "csc.h5ad", "old-categories.h5ad").map(name -> {
      try (InputStream in = H5adReader.class.getResourceAsStream(name)) {
        return Map.of("table.h5ad", in.readAllBytes());
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }).toList();
  }
}
