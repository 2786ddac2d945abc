"""Expression files as data frames: one row a sample, its label columns, one vector column with the names of the genes."""

from __future__ import annotations

from os import PathLike, fspath
from typing import Optional, Union

from pyspark.sql import DataFrame, SparkSession

from spred._wrapper import answer


def read_expression(
    path: Union[str, "PathLike[str]"],
    format: str = "expression",
    session: Optional[SparkSession] = None,
    **options: Union[str, int, bool],
) -> DataFrame:
    """Reads expression data: GEO DataSets and series matrices, GCT, CSV and TSV either way round, 10x, h5ad, Parquet.

    Parameters
    ----------
    path : str
        file or directory, plain or gzip, on any file system that Spark reaches.
    format : str
        ``geo-soft``, ``geo-series-matrix``, ``gct``, ``expression-csv``, ``10x``, ``h5ad``, or ``expression`` (default), which
        finds out by itself.
    session : SparkSession
        the active one by default.
    **options
        as of ``spark.read``: ``samples`` (a sample sheet), ``annotation``, ``orientation``, ``labelColumns``,
        ``collapseProbes``, ``duplicateFeatures``, …

    Returns
    -------
    DataFrame
        ``sample``, the label columns, ``features``.
    """
    spark = session or SparkSession.active()
    return answer(lambda: spark.read.format(format).options(**options).load(fspath(path)))


def feature_names(frame: DataFrame, column: str = "features") -> Optional[list[str]]:
    """Names of the entries of a vector column, None where it has none."""
    groups = frame.schema[column].metadata.get("ml_attr", {}).get("attrs", {})
    known = [attribute for kind in groups.values() for attribute in kind]
    if not known or any("name" not in attribute for attribute in known):
        return None
    return [attribute["name"] for attribute in sorted(known, key=lambda attribute: attribute["idx"])]
