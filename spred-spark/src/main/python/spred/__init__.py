"""spred for PySpark: which features tell the classes apart, with a certificate.

Thin wrappers of the Java stages. Params keep Spark's spelling (``labelCol``, ``setLabelCol``); what is asked of a fitted model is
spelled as Python spells it (``selected_feature_names``). Start Spark with the jar, and import this package before a pipeline with
its stages is loaded.
"""

from spred._wrapper import InputError, JarMissingError
from spred.compression import SpredCompressedModel, SpredCompressor
from spred.feature import (
    Log2Transformer,
    SpredFeatureSelector,
    SpredFeatureSelectorModel,
    SpredHsicLasso,
    SpredHsicLassoModel,
    SpredSparseCoder,
    SpredSparseCoderModel,
)
from spred.image import ImagePatches, ImagePatchesModel
from spred.regression import SpredLasso, SpredLassoModel
from spred.results import (
    Certificate,
    CompressionSummary,
    FalseDiscoveries,
    LassoSummary,
    NestedEstimate,
    Overlap,
    SelectionSummary,
    Stability,
)
from spred.search import SparsitySearch, SparsitySearchModel
from spred.source import feature_names, read_expression

__version__ = "0.1.0.dev0"

__all__ = [
    "Certificate",
    "CompressionSummary",
    "FalseDiscoveries",
    "ImagePatches",
    "ImagePatchesModel",
    "InputError",
    "JarMissingError",
    "LassoSummary",
    "Log2Transformer",
    "NestedEstimate",
    "Overlap",
    "SelectionSummary",
    "SparsitySearch",
    "SparsitySearchModel",
    "SpredCompressedModel",
    "SpredCompressor",
    "SpredFeatureSelector",
    "SpredFeatureSelectorModel",
    "SpredHsicLasso",
    "SpredHsicLassoModel",
    "SpredLasso",
    "SpredLassoModel",
    "SpredSparseCoder",
    "SpredSparseCoderModel",
    "Stability",
    "feature_names",
    "read_expression",
]
