"""The wrappers say what the Java classes say."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from pyspark.sql import SparkSession

import params_of_java
import spred
from conftest import LABEL, ROOT, SAMPLE
from spred import _params, results
from spred._wrapper import snake_case


def test_params_are_those_of_the_java_classes(spark: SparkSession) -> None:
    written = (ROOT / "spred-spark/src/main/python/spred/_params.py").read_text(encoding="utf-8")

    assert params_of_java.module(spark) == written, "write it again: params_of_java.py JAR src/main/python/spred/_params.py"
    assert Path(_params.__file__).read_text(encoding="utf-8") == written


def test_every_stage_of_the_jar_is_here(spark: SparkSession) -> None:
    with zipfile.ZipFile(os.environ["SPRED_JAR"]) as jar:
        names = [name[:-6].replace("/", ".") for name in jar.namelist() if re.fullmatch(r"ml/spred/spark/\w+/\w+\.class", name)]
    loader = spark._jvm.Thread.currentThread().getContextClassLoader()
    stage = spark._jvm.java.lang.Class.forName("org.apache.spark.ml.PipelineStage")
    public = spark._jvm.java.lang.reflect.Modifier
    found = [spark._jvm.java.lang.Class.forName(name, False, loader) for name in names]
    stages = {one.getName() for one in found if stage.isAssignableFrom(one) and public.isPublic(one.getModifiers())}

    assert len(stages) >= 7
    assert {getattr(spred, name.split(".")[-1])._java_class for name in stages if hasattr(spred, name.split(".")[-1])} == stages


@pytest.mark.parametrize(
    ("python", "java", "derived"),
    [
        (results.Certificate, "ml.spred.problem.Certificate", {"objective", "holds"}),
        (results.SelectionSummary, "ml.spred.spark.feature.SelectionSummary", set()),
        (results.Overlap, "ml.spred.resample.Overlap", set()),
        (results.LassoSummary, "ml.spred.spark.regression.LassoSummary", set()),
        (results.CompressionSummary, "ml.spred.spark.compression.CompressionSummary", set()),
    ],
)
def test_records_have_the_fields_of_java(spark: SparkSession, python: type, java: str, derived: set[str]) -> None:
    loader = spark._jvm.Thread.currentThread().getContextClassLoader()
    components = spark._jvm.java.lang.Class.forName(java, True, loader).getRecordComponents()
    fields = {snake_case(component.getName()) for component in components} | derived

    # The training history is read as a data frame of the report, not as part of the summary.
    assert set(python._fields) == fields - {"history"}  # type: ignore[attr-defined]


def test_the_package_is_in_the_jar_and_starts_from_it(tmp_path: Path) -> None:
    jar = os.environ["SPRED_JAR"]
    script = ROOT / "spred-spark/src/main/python/examples/quick_start.py"
    submit = Path(sys.executable).with_name("spark-submit")
    # The package of the jar must come before the one that is installed beside pytest.
    check = tmp_path / "quick_start.py"
    check.write_text(script.read_text() + "\n    import spred\n    print('package in', spred.__file__)\n", encoding="utf-8")
    command = [str(submit), "--master", "local[2]", "--conf", "spark.ui.enabled=false", "--jars", jar, "--py-files", jar]

    run = subprocess.run([*command, str(check), str(SAMPLE), LABEL], capture_output=True, text=True, timeout=300, check=False)

    assert run.returncode == 0, run.stderr
    assert "certificate holds" in run.stdout
    assert re.search(r"accuracy on \d+ samples that chose nothing: 0\.[89]|: 1\.0", run.stdout)
    assert re.search(r"package in .*\.jar/spred/", run.stdout)


def test_without_the_jar_the_remedy_is_said() -> None:
    program = (
        "from pyspark.sql import SparkSession\n"
        "import spred\n"
        "try:\n    spred.SpredLasso()\n"
        "except RuntimeError as failure:\n    print('first:', failure)\n"
        "SparkSession.builder.master('local[1]').config('spark.ui.enabled', 'false').getOrCreate()\n"
        "try:\n    spred.SpredLasso()\n"
        "except spred.JarMissingError as failure:\n    print('second:', failure)\n"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=120, check=True)

    assert "first: A stage needs a running Spark" in run.stdout
    assert "second: ml.spred.spark.regression.SpredLasso is not on Spark's class path; start Spark with the jar" in run.stdout
