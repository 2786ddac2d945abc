package ml.spred.spark.job;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Whom the penalty spares, excludes or ties together. Numbers without a value here take the stage's default. */
final class PenaltyOptions {
  @Option(names = "--elastic-net", paramLabel = "A",
      description = "Share of the L1 penalty, above 0 and at most 1; the rest is a ridge penalty, under which correlated genes"
          + " enter together. Default: ${bundle:default-elastic-net}.")
  Double elasticNet;

  @Option(names = "--unpenalized", paramLabel = "GENE", split = ",",
      description = "Columns that are never penalised and so always in, such as age; comma-separated.")
  List<String> unpenalized = new ArrayList<>();

  @Option(names = "--exclude", paramLabel = "GENE", split = ",",
      description = "Genes that are never selected, comma-separated.")
  List<String> exclude = new ArrayList<>();

  @Option(names = "--covariates", paramLabel = "NAME", split = ",",
      description = "Label columns, such as age or sex, that are in every model without a penalty and never in the list:"
          + " numbers as they"
          + " are, texts as indicators; comma-separated. Needs --heads linear.")
  List<String> covariates = new ArrayList<>();

  @Option(names = "--pathways", paramLabel = "FILE",
      description = "Gene sets (GMT, as MSigDB has them), which may overlap: a gene is in when one of its sets is; genes of no"
          + " set stand"
          + " alone. Needs --heads linear.")
  String pathways;

  @Option(names = "--pathway-weights", paramLabel = "W", defaultValue = "squareRoot",
      description = "Penalty factor of a set: squareRoot (of its number of genes) or one. Default: ${DEFAULT-VALUE}.")
  String pathwayWeights = "squareRoot";

  @Option(names = "--gene-groups", paramLabel = "FILE",
      description = "CSV with the columns gene and group: the genes of a group enter together. Genes that it does not list stand"
          + " alone.")
  String geneGroups;
}
