package ml.spred.spark.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** The jar for spark-submit: all that Spark lacks, nothing that it has. */
class ShadedJarIT {
  private static final Path JAR = Path.of(System.getProperty("spred.jar"));

  @Test
  void holdsNoClassThatSparkBrings() throws IOException {
    Set<String> ours = entries(JAR, ".class");
    List<Path> spark = SparkJars.of(JAR);
    assertThat(spark).hasSizeGreaterThan(100);

    Set<String> both = new TreeSet<>();
    for (Path jar : spark) {
      Set<String> common = entries(jar, ".class");
      common.retainAll(ours);
      common.stream().map(name -> name + " in " + jar.getFileName()).forEach(both::add);
    }

    assertThat(both).isEmpty();
  }

  @Test
  void holdsWhatIsNeededAndIsNotSigned() throws IOException {
    Set<String> names = entries(JAR, "");

    assertThat(names).contains("ml/spred/spark/job/Spred.class", "ml/spred/select/GeneSelector.class", "META-INF/LICENSE",
        "META-INF/services/org.nd4j.linalg.factory.Nd4jBackend", "picocli/CommandLine.class",
        "ml/spred/spark/report/echarts/echarts.min.js", "io/jhdf/HdfFile.class");
    assertThat(names).anyMatch(name -> name.matches(".*nd4jcpu\\.(so|dll|dylib)"));
    assertThat(names).noneMatch(name -> name.matches("META-INF/[^/]*\\.(SF|RSA|DSA)"))
        .noneMatch(name -> name.endsWith("module-info.class"));
    assertThat(names).noneMatch(name -> name.startsWith("org/apache/spark/") || name.startsWith("org/apache/hadoop/")
        || name.startsWith("scala/"));
  }

  @Test
  void namesEachBackendOnce() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      ZipEntry services = jar.getEntry("META-INF/services/org.nd4j.linalg.factory.Nd4jBackend");
      String text = new String(jar.getInputStream(services).readAllBytes(), StandardCharsets.UTF_8);
      assertThat(text.lines().filter(line -> !line.startsWith("#") && !line.isBlank()))
          .containsExactlyInAnyOrder("org.nd4j.linalg.cpu.nativecpu.CpuBackend", "ml.spred.compute.CpuInPlaceOfCuda");
      assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class")).isEqualTo("ml.spred.spark.job.Spred");
    }
  }

  @Test
  void namesEveryReader() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      ZipEntry services = jar.getEntry("META-INF/services/ml.spred.expression.FormatReader");
      assertThat(new String(jar.getInputStream(services).readAllBytes(), StandardCharsets.UTF_8).lines())
          .contains("ml.spred.spark.source.ParquetReader", "ml.spred.expression.table.DelimitedReader",
              "ml.spred.expression.singlecell.H5adReader", "ml.spred.expression.singlecell.TenXReader");
    }
  }

  static Set<String> entries(Path jar, String suffix) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.stream().map(ZipEntry::getName).filter(name -> name.endsWith(suffix) && !name.endsWith("/"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
