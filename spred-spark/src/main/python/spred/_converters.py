"""What a param takes in Python beyond what it keeps."""

from __future__ import annotations

import json
from typing import Mapping, Sequence, Union


def feature_groups(value: Union[str, Mapping[str, Sequence[str]]]) -> str:
    """Groups as the JSON text that the Java param keeps: a dict of names to features, or such a text."""
    if isinstance(value, str):
        return value
    return json.dumps({str(name): [str(feature) for feature in features] for name, features in value.items()}, ensure_ascii=False)
