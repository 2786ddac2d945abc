package ml.spred.spark.job;

import ml.spred.compress.EpochTraining;
import ml.spred.image.ImageBatches;
import ml.spred.image.ImageSet;
import ml.spred.image.Normalisation;
import ml.spred.spark.compression.DataParallelTraining;
import ml.spred.spark.compression.ImageParts;
import ml.spred.spark.compression.RoundOptions;
import org.apache.spark.api.java.JavaSparkContext;

/** Where the networks of a command are trained: in this process, or on the workers of a Spark, to which the images go once. */
final class TrainingPlace implements AutoCloseable {
  private final CompressJob.Request request;
  private final ImageSet train;
  private final Normalisation normalisation;
  private final Sessions session;
  private final ImageParts parts;

  /** A training that is given its epochs. */
  @FunctionalInterface
  interface Training<R, E extends Exception> {
    R run(EpochTraining epochs) throws E;
  }

  TrainingPlace(CompressJob.Request request, ImageSet train, Normalisation normalisation) {
    this.request = request;
    this.train = train;
    this.normalisation = normalisation;
    this.session = request.workers().onSpark() ? request.workers().session(request.threads()) : null;
    this.parts = session == null ? null : ImageParts.deal(context(), train, request.workers().workers);
  }

  private JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(session.spark().sparkContext());
  }

  <R, E extends Exception> R train(Training<R, E> training) throws E {
    RoundOptions rounds = new RoundOptions(request.compression().batchSize, request.workers().averagingFrequency,
        request.images().augmentation(), request.compression().seed);
    if (session == null) {
      ImageBatches batches = ImageBatches.training(train, normalisation, rounds.batchSize(), rounds.augmentation(), rounds.seed());
      return training.run(EpochTraining.of(batches::startAt));
    }
    try (DataParallelTraining epochs = new DataParallelTraining(context(), parts, normalisation, rounds)) {
      return training.run(epochs);
    }
  }

  @Override
  public void close() {
    if (session != null) {
      parts.close();
      session.close();
    }
  }
}
