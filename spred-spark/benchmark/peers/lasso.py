"""The Lasso of one output by celer, skglm or scikit-learn (coordinate descent or LARS): 1/(2n) |y - Xb|^2 + lambda |b|_1.

Without an intercept, nothing standardised. Each task is a list of strengths, solved by warm starts from the first to the last.
Stop rules differ, so each library gets the loosest power of ten of its own tolerance that brings the duality gap of every
strength to the asked share of the objective; these tries are not timed. The gap is computed here, from the coefficients.
"""
import importlib.metadata
import json
import platform
import sys
import time
import warnings
from pathlib import Path

import numpy as np

import problem as peers

ENOUGH_SECONDS = 30


def clock():
    """Processor seconds of the process for one thread, which others on the machine do not lengthen; else the clock's."""
    return time.process_time() if peers.threads() == 1 else time.perf_counter()


def read(folder):
    head = json.loads((folder / "problem.json").read_text())
    if head["numOutputs"] != 1:
        sys.exit(f"{folder} has {head['numOutputs']} outputs, these solvers take one; run lasso-glmnet")
    shape = head["numSamples"], head["numFeatures"]
    x = np.fromfile(folder / "x.f32", dtype="<f4").reshape(shape, order="F").astype(np.float64, order="F")
    return head, x, np.fromfile(folder / "y.f64", dtype="<f8")


def gap(x, y, coefficients, strength):
    residual = y - x @ coefficients
    primal = residual @ residual / (2 * len(y)) + strength * np.abs(coefficients).sum()
    theta = residual * min(1, strength / (np.abs(x.T @ residual).max() / len(y)))
    return (primal - (theta @ y - theta @ theta / 2) / len(y)) / primal


def celer(x, y, strengths, tol):
    from celer import Lasso, celer_path
    if len(strengths) == 1:
        return [Lasso(alpha=strengths[0], fit_intercept=False, tol=tol, max_iter=200).fit(x, y).coef_]
    return list(celer_path(x, y, "lasso", alphas=np.array(strengths), tol=tol, max_iter=200)[1].T)


def skglm(x, y, strengths, tol):
    from skglm import Lasso
    model = Lasso(alpha=strengths[0], fit_intercept=False, tol=tol, warm_start=True, max_iter=200)
    result = []
    for strength in strengths:
        model.alpha = strength
        result.append(model.fit(x, y).coef_.copy())
    return result


def sklearn(x, y, strengths, tol):
    from sklearn.linear_model import Lasso, lasso_path
    if len(strengths) == 1:
        return [Lasso(alpha=strengths[0], fit_intercept=False, tol=tol, max_iter=100_000).fit(x, y).coef_]
    return list(lasso_path(x, y, alphas=np.array(strengths), tol=tol, max_iter=100_000)[1].T)


def lars(x, y, strengths, tol):
    from sklearn.linear_model import LassoLars
    return [LassoLars(alpha=strength, fit_intercept=False, max_iter=100_000).fit(x, y).coef_ for strength in strengths]


METHODS = {"lasso-celer": (celer, ["celer", "numpy"]), "lasso-skglm": (skglm, ["skglm", "numba", "numpy"]),
           "lasso-sklearn": (sklearn, ["scikit-learn", "numpy"]), "lasso-lars": (lars, ["scikit-learn", "numpy"])}


def measure(solve, x, y, task, asked, repeats):
    best, idle = None, 0
    for tol in (1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-11):
        start = clock()
        coefficients = solve(x, y, task["lambdas"], tol)
        first = clock() - start
        worst = max(gap(x, y, b, strength) for b, strength in zip(coefficients, task["lambdas"]))
        if best and worst > best["gap"] / 2:
            idle += 1
            if idle == 3:
                break  # a tighter tolerance does not help
            continue
        idle = 0
        best = {"task": task["task"], "gap": worst, "support": int(np.count_nonzero(coefficients[-1])), "tol": tol}
        if worst <= asked or first > 3 * ENOUGH_SECONDS:
            break
    tol = best["tol"]
    seconds = [] if first <= ENOUGH_SECONDS else [first]
    while len(seconds) < repeats and sum(seconds) <= ENOUGH_SECONDS:
        start = clock()
        solve(x, y, task["lambdas"], tol)
        seconds.append(clock() - start)
    return {**best, "seconds": seconds}


def main():
    method, folder, output, repeats = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4])
    solve, packages = METHODS[method]
    warnings.simplefilter("ignore")
    small = np.asfortranarray(np.random.default_rng(0).standard_normal((20, 30)))
    solve(small, small[:, 0], [0.2], 1e-6)
    solve(small, small[:, 0], [0.2, 0.1], 1e-6)
    head, x, y = read(folder)
    tasks = [measure(solve, x, y, task, head["gap"], repeats) for task in head["tasks"]]
    versions = {"python": platform.python_version(), **{name: importlib.metadata.version(name) for name in packages}}
    (output / "result.json").write_text(json.dumps(
        {"method": method, "versions": versions, "threads": peers.threads(), "tasks": tasks}, indent=1) + "\n")


main()
