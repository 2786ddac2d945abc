"""One Spark for all tests, with the jar that SPRED_JAR names."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Iterator

import pytest
from pyspark.ml.feature import StringIndexer
from pyspark.sql import DataFrame, SparkSession

from spred import Log2Transformer, read_expression

ROOT = Path(__file__).resolve().parents[4]
SAMPLE = ROOT / "data" / "sample" / "simulated.csv.gz"
LABEL = "disease state"


@pytest.fixture(scope="session")
def spark() -> Iterator[SparkSession]:
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.jars", os.environ["SPRED_JAR"])
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


@pytest.fixture(scope="session")
def samples(spark: SparkSession) -> DataFrame:
    """The sample on the log scale: ``sample``, ``class``, ``features``, ``donor``, and ``response``, a number to explain."""
    raw = read_expression(SAMPLE)
    indexed = StringIndexer(inputCol=LABEL, outputCol="class", stringOrderType="alphabetAsc").fit(raw).transform(raw)
    log2 = Log2Transformer(outputCol="log2").transform(indexed)
    return log2.selectExpr("sample", "donor", "class", "log2 as features", "class * 2.5 + 1 as response").cache()
