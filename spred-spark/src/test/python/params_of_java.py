"""Writes src/main/python/spred/_params.py from the params of the Java stages: params_of_java.py JAR TARGET."""

from __future__ import annotations

import json
import re
import sys
import textwrap
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Iterable, List, Optional

from pyspark.sql import SparkSession

#: Python class to the Java class whose params it has; a model is asked through what it was fitted by.
STAGES = {
    "SpredFeatureSelector": "ml.spred.spark.feature.SpredFeatureSelector",
    "SpredHsicLasso": "ml.spred.spark.feature.SpredHsicLasso",
    "SpredSparseCoder": "ml.spred.spark.feature.SpredSparseCoder",
    "Log2Transformer": "ml.spred.spark.feature.Log2Transformer",
    "ImagePatches": "ml.spred.spark.image.ImagePatches",
    "SpredLasso": "ml.spred.spark.regression.SpredLasso",
    "SpredCompressor": "ml.spred.spark.compression.SpredCompressor",
    "SparsitySearch": "ml.spred.spark.search.SparsitySearch",
}
#: What models extend, and the interfaces of their params, which no public constructor makes.
MODELS = {
    "SpredFeatureSelectorModel": ("SelectingModel", "ml.spred.spark.feature.SelectionModelParams"),
    "SpredHsicLassoModel": ("SelectingModel", "ml.spred.spark.feature.HsicModelParams"),
    "SpredSparseCoderModel": ("ModelOfJava", "ml.spred.spark.feature.SparseCoderModelParams"),
    "ImagePatchesModel": ("ModelOfJava", "ml.spred.spark.image.ImagePatchesModelParams"),
    "SparsitySearchModel": ("ModelOfJava", "ml.spred.spark.search.SparsitySearchParams"),
    "SpredLassoModel": ("SelectingModel", "ml.spred.spark.regression.LassoModelParams"),
    "SpredCompressedModel": ("ModelOfJava", "ml.spred.spark.compression.CompressedModelParams"),
}
#: Stages whose models are not called after them.
FITTED_BY = {"SpredCompressedModel": "SpredCompressor"}
#: Params that hold a stage, which the wrappers pass on by hand.
STAGE_PARAMS = {"estimator"}
#: Kind of a Java param to the Python type and the converter.
KINDS = {
    "BooleanParam": ("bool", "TypeConverters.toBoolean"),
    "IntParam": ("int", "TypeConverters.toInt"),
    "LongParam": ("int", "TypeConverters.toInt"),
    "DoubleParam": ("float", "TypeConverters.toFloat"),
    "Param": ("str", "TypeConverters.toString"),
    "StringArrayParam": ("List[str]", "TypeConverters.toListString"),
    "IntArrayParam": ("List[int]", "TypeConverters.toListInt"),
    "DoubleArrayParam": ("List[float]", "TypeConverters.toListFloat"),
}
#: Params that take more in Python than the text that Java keeps.
CONVERTERS = {
    name: ("Union[str, Mapping[str, Sequence[str]]]", "feature_groups") for name in ("featureGroups", "pathways")
}

HEAD = '''"""Params of the stages as the Java classes declare them. Written by params_of_java.py; do not edit."""

from __future__ import annotations

from typing import List, Mapping, Optional, Sequence, TypeVar, Union

from pyspark import keyword_only
from pyspark.ml.param import Param, Params, TypeConverters

from spred._converters import feature_groups
from spred._wrapper import ModelOfJava, SelectingModel, Stage

'''


@dataclass(frozen=True)
class JavaParam:
    """A param of a stage of the JVM; ``default`` is Python text, None where the stage has none or makes it from its uid."""

    name: str
    kind: str
    doc: str
    default: Optional[str]

    @property
    def given(self) -> str:
        return CONVERTERS.get(self.name, KINDS[self.kind])[0].replace("List[", "Sequence[")

    @property
    def kept(self) -> str:
        return KINDS[self.kind][0]

    @property
    def converter(self) -> str:
        return CONVERTERS.get(self.name, KINDS[self.kind])[1]

    @property
    def argument(self) -> str:
        if self.default is None:
            return f"{self.name}: Optional[{self.given}] = None"
        return f"{self.name}: {self.given} = {self.default}"

    @property
    def capitalised(self) -> str:
        return self.name[0].upper() + self.name[1:]


def python(value: Any) -> str:
    """A default as Python text."""
    if hasattr(value, "__len__") and not isinstance(value, str):
        # An argument's default is shared by all calls: a tuple cannot be changed, and the converters take it.
        inner = ", ".join(python(one) for one in value)
        return f"({inner},)" if len(value) == 1 else f"({inner})"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value)


def literal(text: str) -> str:
    """A long text as adjoining literals, one a line."""
    lines = textwrap.wrap(text, 100, drop_whitespace=False)
    return "\n".join("        " + json.dumps(line, ensure_ascii=False) for line in lines)


def docstring(text: str, indent: int = 8) -> str:
    """A sentence as a docstring of one line, or of wrapped lines."""
    if len(text) < 110 - indent:
        return f'{" " * indent}"""{text}"""'
    wrapped = textwrap.wrap(text, 110, initial_indent=" " * indent + '"""', subsequent_indent=" " * indent)
    return "\n".join(wrapped) + "\n" + " " * indent + '"""'


def params_of(stage: Any, names: Optional[Iterable[str]] = None) -> List[JavaParam]:
    """Params of a Java stage, by name; those of ``names`` alone where given."""
    uid = stage.uid()
    params = []
    for param in stage.params():
        if param.name() in STAGE_PARAMS or (names is not None and param.name() not in names):
            continue
        default = stage.getDefault(param).get() if stage.hasDefault(param) else None
        made = default is None or (isinstance(default, str) and uid in default)
        params.append(JavaParam(param.name(), param.getClass().getSimpleName(), param.doc(), None if made else python(default)))
    return params


def param_names(spark: SparkSession, interface: str) -> List[str]:
    """Names of the params that a Java interface declares or inherits."""
    methods = spark._jvm.java.lang.Class.forName(interface, True, spark._jvm.Thread.currentThread().getContextClassLoader())
    kinds = tuple("org.apache.spark.ml.param." + kind for kind in KINDS)
    return sorted({m.getName() for m in methods.getMethods() if m.getParameterCount() == 0 and m.getReturnType().getName() in kinds})


def attributes(params: List[JavaParam]) -> str:
    text = ""
    for param in params:
        text += f'''    {param.name}: Param[{param.kept}] = Param(
        Params._dummy(),
        "{param.name}",
{literal(param.doc)},
        typeConverter={param.converter},
    )
'''
    for param in params:
        text += f'''
    def get{param.capitalised}(self) -> {param.kept}:
{docstring(f"Gets ``{param.name}``: {param.doc}.")}
        return self.getOrDefault(self.{param.name})
'''
    return text


def setters(params: List[JavaParam], owner: str) -> str:
    text = ""
    for param in params:
        text += f'''
    def set{param.capitalised}(self: {owner}, value: {param.given}) -> {owner}:
{docstring(f"Sets ``{param.name}``: {param.doc}.")}
        self._set({param.name}=value)
        return self
'''
    return text


def signature(params: List[JavaParam], first: str, result: str, method: str) -> str:
    arguments = "".join(f"        {param.argument},\n" for param in params)
    return f"    @keyword_only\n    def {method}(\n        {first},\n        *,\n{arguments}    ) -> {result}:\n"


def described(params: List[JavaParam]) -> str:
    text = ""
    for param in params:
        default = "" if param.default is None else f" (default ``{param.default}``)"
        doc = textwrap.fill(f"{param.doc}{default}.", 110, initial_indent=" " * 12, subsequent_indent=" " * 12)
        text += f"        {param.name} : {param.given}\n{doc}\n"
    return text


def stage_text(name: str, params: List[JavaParam]) -> str:
    owner = f"_{name}Type"
    return f'''
{owner} = TypeVar("{owner}", bound="_{name}")


class _{name}(Stage):
    """Params of :class:`spred.{name}`."""

{attributes(params)}
{signature(params, "self", "None", "__init__")}        """
        Parameters
        ----------
{described(params)}        """
        super().__init__()
        self._connect()
        self._set(**self._input_kwargs)  # type: ignore[attr-defined]

{signature(params, f"self: {owner}", owner, "setParams")}        """Sets the params that are named; their meaning is in the constructor."""
        self._set(**self._input_kwargs)  # type: ignore[attr-defined]
        return self
{setters(params, owner)}'''


def model_text(name: str, base: str, params: List[JavaParam]) -> str:
    owner = f"_{name}Type"
    return f'''
{owner} = TypeVar("{owner}", bound="_{name}")


class _{name}({base}):
    """Params of :class:`spred.{name}`."""

{attributes(params)}{setters(params, owner)}'''


def java(spark: SparkSession, name: str) -> Any:
    found = spark._jvm
    for part in name.split("."):
        found = getattr(found, part)
    return found()


def module(spark: SparkSession) -> str:
    """The whole text of ``_params.py``."""
    text = HEAD
    for name, java_class in STAGES.items():
        text += stage_text(name, params_of(java(spark, java_class)))
    for name, (base, interface) in MODELS.items():
        fitted_by = STAGES[FITTED_BY.get(name, re.sub("Model$", "", name))]
        text += "\n" + model_text(name, base, params_of(java(spark, fitted_by), param_names(spark, interface)))
    return re.sub(r"\n{4,}", "\n\n\n", text)


def main() -> None:
    jar, target = sys.argv[1:]
    spark = SparkSession.builder.master("local[1]").config("spark.jars", jar).config("spark.ui.enabled", "false").getOrCreate()
    Path(target).write_text(module(spark), encoding="utf-8")


if __name__ == "__main__":
    main()
