"""golden-pyhsiclasso.py [DIRECTORY OF EXPRESSION SETS]: what the authors' pyHSICLasso 1.4.2 selects (numpy 1.26).

Writes golden-samples.csv (class, number, features), golden-permutations.csv (samples, order) and golden-selections.csv (problem,
label, feature kernel, label kernel, block size, permutations, features best first, coefficients) beside itself.
"""
import contextlib
import csv
import gzip
import io
import sys
import warnings
from pathlib import Path

import numpy as np
from pyHSICLasso import HSICLasso

HERE = Path(__file__).parent
SAMPLES, FEATURES, PERMUTATIONS = 60, 80, 3


def drawn():
    random = np.random.default_rng(14)
    x = np.round(random.standard_normal((SAMPLES, FEATURES)), 3)
    classes = random.integers(0, 3, SAMPLES)
    x[:, 7] = np.round(x[:, 7] + 1.5 * (classes == 1), 3)
    x[:, 20] = np.round(x[:, 20] * np.where(classes == 2, 3.0, 0.6), 3)
    x[:, 33] = np.round(x[:, 7] + 0.3 * x[:, 33], 3)
    x[:, 50:60] = random.integers(0, 4, (SAMPLES, 10))
    x[:, 55] = (classes + random.integers(0, 2, SAMPLES)) % 4
    number = np.round(np.sin(2 * x[:, 3]) + x[:, 11] ** 2 + 0.2 * random.standard_normal(SAMPLES), 3)
    return x, classes, number


def expression_set(file):
    with gzip.open(file, "rt") as lines:
        rows = list(csv.reader(lines))
    header = rows[0]
    label = header.index("label")
    genes = [k for k in range(len(header)) if k not in (0, label)]
    return np.array([[float(row[k]) for k in genes] for row in rows[1:]]), np.array([row[label] for row in rows[1:]])


def permutations(samples):
    """As the library makes them: each permutes the one before, with the number of its turn as seed."""
    order, result = np.arange(samples), []
    for turn in range(PERMUTATIONS):
        np.random.seed(turn)
        order = np.random.permutation(order)
        result.append(order)
    return result


def select(x, y, features, block, permutations, discrete, classes):
    lasso = HSICLasso()
    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        lasso.input(x, y)
        run = lasso.classification if classes else lasso.regression
        run(features, B=block, M=permutations, discrete_x=discrete, n_jobs=1)
    return lasso.get_index(), lasso.get_index_score().ravel()


def main():
    x, classes, number = drawn()
    np.savetxt(HERE / "golden-samples.csv", np.column_stack([classes, number, x]), fmt="%.9g", delimiter=",")
    runs, orders = [], [["drawn", *order] for order in permutations(SAMPLES)]
    for block in (0, 10, 16):
        for discrete in (False, True):
            for by_class in (True, False):
                y = classes if by_class else number
                values = x[:, 50:60] if discrete else x
                features = 3 if discrete else 8
                found, scores = select(values, y, features, block, PERMUTATIONS, discrete, by_class)
                runs.append(["drawn", "class" if by_class else "number", "DELTA" if discrete else "GAUSSIAN",
                             "DELTA" if by_class else "GAUSSIAN", block, PERMUTATIONS, " ".join(map(str, found)),
                             " ".join(f"{score:.8g}" for score in scores)])
    for file in sorted(Path(sys.argv[1]).glob("*.csv.gz")) if len(sys.argv) > 1 else []:
        name = file.name.split(".")[0]
        if name not in ("golub-leukemia", "khan-srbct"):
            continue
        x, labels = expression_set(file)
        codes = np.unique(labels, return_inverse=True)[1]
        orders += [[name, *order] for order in permutations(len(codes))]
        for block, features in ((20, 20), (0, 20)):
            found, scores = select(x, codes, features, block, PERMUTATIONS, False, True)
            runs.append([name, "label", "GAUSSIAN", "DELTA", block, PERMUTATIONS, " ".join(map(str, found)),
                         " ".join(f"{score:.8g}" for score in scores)])
    for name, lines in (("golden-permutations.csv", orders), ("golden-selections.csv", runs)):
        with open(HERE / name, "w", newline="") as out:
            csv.writer(out, lineterminator="\n").writerows(lines)


main()
