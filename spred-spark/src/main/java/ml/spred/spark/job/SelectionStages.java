package ml.spred.spark.job;

import java.util.Arrays;
import ml.spred.InputException;
import ml.spred.solver.Progress;
import ml.spred.spark.feature.SpredFeatureSelectorModel;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The pipeline of a selection, over samples as rows or over genes as rows. */
interface SelectionStages {
  String LABEL = "label";
  String SPLIT = "split";
  String LOG2 = "log2";

  /** Fits on the training samples; the dev samples choose; test samples are not even in the data. */
  PipelineModel fit(Progress progress);

  /** What a fitted pipeline says about all samples, in their order. */
  Dataset<Row> predictions(PipelineModel model);

  /** What files and reports show of the genes. */
  GeneValues genes(SpredFeatureSelectorModel selector);

  /** The selector of a fitted pipeline. */
  static SpredFeatureSelectorModel selector(PipelineModel model) {
    return find(model, SpredFeatureSelectorModel.class);
  }

  static <T> T find(PipelineModel model, Class<T> kind) {
    return Arrays.stream(model.stages()).filter(kind::isInstance).map(kind::cast).findFirst()
        .orElseThrow(() -> new InputException("The model is a pipeline without a " + kind.getSimpleName()
            + ", so spred did not write it; give the directory 'model' of an output of spred select."));
  }
}
