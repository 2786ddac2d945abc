"""Expression files in one line."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyspark.sql import DataFrame, SparkSession

from conftest import LABEL, SAMPLE
from spred import InputError, feature_names, read_expression


def test_a_file_is_a_data_frame_with_named_genes(spark: SparkSession) -> None:
    frame = read_expression(SAMPLE)

    assert frame.columns[0] == "sample"
    assert LABEL in frame.columns
    assert frame.count() == 120
    names = feature_names(frame)
    assert names is not None
    assert names[0] == "G0001"
    assert len(names) == frame.first().features.size == 1000


def test_options_reach_the_reader(spark: SparkSession, tmp_path: Path) -> None:
    table = tmp_path / "genes.tsv"
    table.write_text("gene\ts1\ts2\nA\t1\t2\nB\t3\t4\nC\t5\t6\n", encoding="utf-8")
    sheet = tmp_path / "samples.csv"
    sheet.write_text("sample,tumour\ns1,yes\ns2,no\n", encoding="utf-8")

    frame = read_expression(table, format="expression-csv", session=spark, orientation="genes-as-rows", samples=str(sheet))

    assert feature_names(frame) == ["A", "B", "C"]
    rows = {row.sample: (row.tumour, list(row.features)) for row in frame.collect()}
    assert rows == {"s1": ("yes", [1.0, 3.0, 5.0]), "s2": ("no", [2.0, 4.0, 6.0])}


def test_names_are_none_where_there_are_none(spark: SparkSession, samples: DataFrame) -> None:
    bare = samples.rdd.map(lambda row: (row.features,)).toDF(["features"])

    assert feature_names(bare) is None


def test_refusals_are_one_sentence(spark: SparkSession) -> None:
    with pytest.raises(InputError, match=r"^/nowhere does not exist; check the path\.$"):
        read_expression("/nowhere")
    with pytest.raises(InputError, match="The option 'colour' is not known"):
        read_expression(SAMPLE, colour="red")
