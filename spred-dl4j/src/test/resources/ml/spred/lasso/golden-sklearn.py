"""python golden-sklearn.py [shared/data/gene]: makes golden-sklearn.csv and, with coefficients that may not be
negative, golden-positive.csv; and golden-correlated.csv with one of their problems.

Objectives and supports of 1/(2n) |y - b0 - Xb|^2 + lambda |b|_1 by scikit-learn's coordinate descent, converged far beyond its
defaults; nothing is standardised. Problems: the values of ../convex/golden-families-samples.csv, correlated features, and sets
beside the repository, whose response is 1 for the first class in the order of names and 0 for the others.
"""
import gzip
import sys
import warnings
from pathlib import Path

import numpy as np
from sklearn.linear_model import Lasso

HERE = Path(__file__).parent
SHARES = (0.5, 0.1, 0.02)
SETS = ("golub-leukemia", "khan-srbct")


def families():
    table = np.loadtxt(HERE / "../convex/golden-families-samples.csv", delimiter=",", skiprows=1)
    return table[:, 5:], table[:, 0]


def correlated():
    random = np.random.default_rng(3)
    x = random.standard_normal((50, 120))
    for column in range(1, x.shape[1]):
        x[:, column] = 0.95 * x[:, column - 1] + np.sqrt(1 - 0.95**2) * x[:, column]
    x = x.round(3)
    y = (x[:, ::20] @ random.standard_normal(6) + 0.5 * random.standard_normal(50)).round(3)
    np.savetxt(HERE / "golden-correlated.csv", np.column_stack([y, x]), delimiter=",", fmt="%.3f")
    return x, y


def real(file):
    with gzip.open(file, "rt") as lines:
        head = next(lines).rstrip("\n").split(",")
        rows = [line.rstrip("\n").split(",") for line in lines]
    label = head.index("label")
    values = [k for k in range(len(head)) if k != label and k != 0]
    names = sorted({row[label] for row in rows})
    x = np.array([[float(row[k]) for k in values] for row in rows])
    return x, np.array([float(row[label] == names[0]) for row in rows])


def solve(name, x, y, positive, out):
    products = (x - x.mean(0)).T @ (y - y.mean()) / len(y)
    largest = (products if positive else np.abs(products)).max()
    for share in SHARES:
        strength = share * largest
        model = Lasso(alpha=strength, positive=positive, tol=1e-13, max_iter=2_000_000).fit(x, y)
        residual = y - model.predict(x)
        objective = residual @ residual / (2 * len(y)) + strength * np.abs(model.coef_).sum()
        support = " ".join(str(k) for k in np.flatnonzero(model.coef_))
        print(f"{name},{share},{strength!r},{objective!r},{support}", file=out)


def main():
    warnings.simplefilter("ignore")
    for file, positive in (("golden-sklearn.csv", False), ("golden-positive.csv", True)):
        with open(HERE / file, "w") as out:
            print("problem,share,lambda,objective,support", file=out)
            solve("families", *families(), positive, out)
            solve("correlated", *correlated(), positive, out)
            for name in SETS if len(sys.argv) > 1 else ():
                solve(name, *real(Path(sys.argv[1]) / f"{name}.csv.gz"), positive, out)


main()
