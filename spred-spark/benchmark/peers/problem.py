"""Reads a problem and writes what a method made of it; README.md describes the files."""
import csv
import importlib.metadata
import json
import os
import platform
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

TRAIN, DEV, TEST = 0, 1, 2


@dataclass
class Problem:
    x: np.ndarray  # [samples, features], float32, column-major, standardised on the training rows
    labels: np.ndarray
    rows: np.ndarray
    classes: int
    lambdas: np.ndarray
    seed: int

    def part(self, row):
        chosen = self.rows == row
        return self.x[chosen], self.labels[chosen]

    def training(self):
        """Training rows as the path solvers want them: float64, column-major; labels as indicators [samples, classes]."""
        x, labels = self.part(TRAIN)
        return np.asfortranarray(x, dtype=np.float64), np.eye(self.classes)[labels]


def read(folder):
    folder = Path(folder)
    head = json.loads((folder / "problem.json").read_text())
    samples, features = head["numSamples"], head["numFeatures"]
    x = np.fromfile(folder / "x.f32", dtype="<f4")
    if x.size != samples * features:
        sys.exit(f"{folder / 'x.f32'} holds {x.size} values where problem.json says {samples} x {features}.")
    return Problem(
        x.reshape((samples, features), order="F"),
        np.fromfile(folder / "labels.i32", dtype="<i4").astype(np.int64),
        np.fromfile(folder / "rows.i32", dtype="<i4"),
        head["numClasses"],
        np.array(head["lambdas"], dtype=np.float64),
        head["seed"],
    )


def arguments():
    """METHOD PROBLEM_DIR OUTPUT_DIR REPEATS, as run.sh passes them."""
    method, problem, output, repeats = sys.argv[1:5]
    return method, read(problem), Path(output), int(repeats)


def threads():
    return int(os.environ.get("SPRED_THREADS", "1"))


def timed(repeats, fit):
    """Wall time of every call, and what the last one returned."""
    seconds, result = [], None
    for _ in range(repeats):
        start = time.perf_counter()
        result = fit()
        seconds.append(time.perf_counter() - start)
    return seconds, result


def write_result(output, method, packages, seconds, lambdas, note, **more):
    """Written last, so that a result.json says that the other files are complete."""
    versions = {"python": platform.python_version(), **{name: importlib.metadata.version(name) for name in packages}}
    result = {"method": method, "versions": versions, "threads": threads(), "seconds": seconds,
              "lambdas": [float(strength) for strength in lambdas], "note": note, **more}
    (output / "result.json").write_text(json.dumps(result, indent=1) + "\n")


def write_path(output, intercepts, coefficients, classes):
    """intercepts [lambdas, classes]; coefficients sparse [lambdas, features * classes], the classes of a gene side by side."""
    np.ascontiguousarray(intercepts, dtype="<f8").tofile(output / "intercepts.f64")
    entries = coefficients.tocoo()
    with open(output / "coefficients.csv", "w", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["lambda_index", "feature", "class", "value"])
        for at, column, value in zip(entries.row, entries.col, entries.data):
            if value != 0:
                table.writerow([at, column // classes, column % classes, repr(float(value))])


def write_predictions(output, problem, predict, probabilities=None):
    """predict: x -> labels, probabilities: x -> [samples, classes]. Writes dev and test rows, returns both accuracies."""
    accuracy = {}
    with open(output / "predictions.csv", "w", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["sample", "predicted"] + [f"probability_{k}" for k in range(problem.classes) if probabilities])
        for name, row in (("devAccuracy", DEV), ("testAccuracy", TEST)):
            x, labels = problem.part(row)
            predicted = predict(x) if len(x) else np.empty(0, dtype=int)
            shares = probabilities(x) if probabilities and len(x) else np.empty((len(x), 0))
            for sample, label, share in zip(np.flatnonzero(problem.rows == row), predicted, shares):
                table.writerow([sample, label, *(repr(float(value)) for value in share)])
            accuracy[name] = float(np.mean(predicted == labels)) if len(x) else None
    return accuracy
