"""How a class of the jar becomes a stage of pyspark.ml."""

from __future__ import annotations

import sys
import types
from typing import TYPE_CHECKING, Any, Callable, ClassVar, Dict, List, Optional, Type, TypeVar

from py4j.java_collections import JavaList
from py4j.protocol import Py4JJavaError
from pyspark import SparkContext
from pyspark.ml.util import JavaMLReadable, JavaMLReader, JavaMLWritable
from pyspark.ml.wrapper import JavaModel, JavaParams, JavaWrapper
from pyspark.sql import DataFrame, SparkSession

if TYPE_CHECKING:
    import pandas

C = TypeVar("C")
R = TypeVar("R")


class InputError(ValueError):
    """Data or options that cannot be used: one sentence with what, where, the value, the limit and the remedy."""


class JarMissingError(RuntimeError):
    """The jar with the stages is not on Spark's class path."""


def answer(call: Callable[[], R]) -> R:
    """What a call into the JVM gives; a refusal becomes an :class:`InputError` without a Java stack trace."""
    try:
        return call()
    except Py4JJavaError as failure:
        refusal = failure.java_exception
        if refusal is not None and refusal.getClass().getName() == "ml.spred.InputException":
            raise InputError(refusal.getMessage()) from None
        raise


def new_java_object(java_class: str, uid: str) -> Any:
    """The object of the JVM behind a stage."""
    if SparkContext._active_spark_context is None:
        raise RuntimeError("A stage needs a running Spark, and none was started; call SparkSession.builder.getOrCreate() first.")
    try:
        return JavaWrapper._new_java_obj(java_class, uid)
    except TypeError as failure:
        if "JavaPackage" not in str(failure):
            raise
        raise JarMissingError(
            f"{java_class} is not on Spark's class path; start Spark with the jar: --jars spred-spark-VERSION.jar, or"
            " .config('spark.jars', …) before the first getOrCreate()."
        ) from None


def java_stage(java_class: str) -> Callable[[Type[C]], Type[C]]:
    """Ties a Python class to its Java class.

    A pipeline that is loaded asks for the Python class by the name of the Java package: the decorator puts it there, in a module
    that exists in ``sys.modules`` only.
    """

    def tie(stage: Type[C]) -> Type[C]:
        package, name = java_class.rsplit(".", 1)
        setattr(sys.modules.setdefault(package, types.ModuleType(package)), name, stage)
        setattr(stage, "_java_class", java_class)
        return stage

    return tie


class StageReader(JavaMLReader[Any]):
    """Finds the Java class by what :func:`java_stage` tied, not by the name of the Python module."""

    @classmethod
    def _java_loader_class(cls, clazz: Any) -> str:
        return str(clazz._java_class)


class Stage(JavaParams, JavaMLReadable[Any], JavaMLWritable):
    """What estimators, transformers and models of this package share: the files are those of the Java stages."""

    _java_class: ClassVar[str]

    @classmethod
    def read(cls) -> StageReader:
        """A reader of saved stages; ``load(path)`` is the short form."""
        return StageReader(cls)

    def _connect(self) -> None:
        """Makes the Java object and takes its defaults over."""
        self._java_obj = new_java_object(self._java_class, self.uid)
        self._transfer_params_from_java()


class ModelOfJava(Stage, JavaModel):
    """A fitted model: it lives in the JVM, and is asked there."""

    def __init__(self, java_model: Any = None) -> None:
        super().__init__(java_model)
        if java_model is not None:
            self._transfer_params_from_java()

    def _ask(self, name: str, *args: Any) -> Any:
        """What a method of the Java model gives, as Python knows it."""
        return answer(lambda: self._call_java(name, *args))

    def _record(self, name: str) -> Any:
        """What a method of the Java model gives, as it is."""
        return answer(lambda: getattr(self._java_obj, name)())

    def _transform(self, dataset: DataFrame) -> DataFrame:
        return answer(lambda: super(ModelOfJava, self)._transform(dataset))

    def _record_of(self, name: str, dataset: DataFrame) -> Dict[str, Any]:
        """The record that a method of the Java model gives for a data frame; its arrays as lists."""
        fields = record(answer(lambda: getattr(self._java_obj, name)(dataset._jdf)))
        return {key: list(value) if hasattr(value, "__len__") else value for key, value in fields.items()}

    def _frame(self, name: str, session: Optional[SparkSession]) -> DataFrame:
        """A data frame that the Java model makes in a session."""
        spark = session or SparkSession.active()
        frame = answer(lambda: getattr(self._java_obj, name)(spark._jsparkSession))
        return DataFrame(frame, spark)


class SelectingModel(ModelOfJava):
    """What models with a path and a list of features share."""

    @property
    def selected_features(self) -> List[int]:
        """Indices of the selected features, ascending; of the Lasso those with a coefficient that is not zero."""
        return list(self._ask("selectedFeatures"))

    @property
    def selected_feature_names(self) -> List[str]:
        """Their names; the index as text where the features column has none."""
        return list(self._ask("selectedFeatureNames"))

    @property
    def feature_names(self) -> List[str]:
        """Name of every feature of the fit."""
        return list(self._ask("featureNames"))

    @property
    def num_features(self) -> int:
        """Number of features that a vector must have."""
        return int(self._ask("numFeatures"))

    def path_frame(self, session: Optional[SparkSession] = None) -> DataFrame:
        """Every strength that was solved, from sparse to dense, as a data frame of Spark."""
        return self._frame("pathFrame", session)

    def path(self) -> "pandas.DataFrame":
        """:meth:`path_frame` as a data frame of pandas."""
        return self.path_frame().toPandas()


def record(java_record: Any) -> Dict[str, Any]:
    """A Java record as a dict, names in snake case, records within it likewise."""
    fields: Dict[str, Any] = {}
    for component in java_record.getClass().getRecordComponents():
        value = getattr(java_record, component.getName())()
        if hasattr(value, "getClass") and value.getClass().isRecord():
            value = record(value)
        elif isinstance(value, JavaList):
            value = list(value)
        fields[snake_case(component.getName())] = value
    return fields


def snake_case(name: str) -> str:
    """``kappaMax`` as ``kappa_max``."""
    return "".join("_" + letter.lower() if letter.isupper() else letter for letter in name)
