"""From an expression file to genes that tell the classes apart: quick_start.py FILE LABEL

spark-submit --jars spred-spark-VERSION.jar --py-files spred-spark-VERSION.jar quick_start.py FILE LABEL
"""

import sys

from pyspark.ml import Pipeline
from pyspark.ml.evaluation import MulticlassClassificationEvaluator
from pyspark.ml.feature import StringIndexer
from pyspark.sql import SparkSession

from spred import Log2Transformer, SpredFeatureSelector, read_expression


def main(path: str, label: str) -> None:
    spark = SparkSession.builder.appName("spred quick start").getOrCreate()
    samples = read_expression(path)
    train, test = samples.randomSplit([0.8, 0.2], seed=1)

    pipeline = Pipeline(
        stages=[
            StringIndexer(inputCol=label, outputCol="class", stringOrderType="alphabetAsc"),
            Log2Transformer(outputCol="log2"),
            SpredFeatureSelector(
                featuresCol="log2",
                labelCol="class",
                heads="linear",
                outputCol="genes",
                predictionCol="prediction",
            ),
        ]
    )
    model = pipeline.fit(train)
    selection = model.stages[-1]

    print(f"{len(selection.selected_features)} of {selection.num_features} genes at kappa {selection.kappa:.3g}")
    best = sorted(zip(selection.scores, selection.selected_feature_names), reverse=True)[:10]
    for score, gene in best:
        print(f"{gene:>10} {score:8.3f}")
    proof = selection.certificate
    print(f"certificate {'holds' if proof.holds else 'does not hold'}: duality gap {proof.gap:.1e} (allowed {proof.tolerance:.1e})")

    evaluator = MulticlassClassificationEvaluator(labelCol="class", metricName="accuracy")
    print(f"accuracy on {test.count()} samples that chose nothing: {evaluator.evaluate(model.transform(test)):.3f}")
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
