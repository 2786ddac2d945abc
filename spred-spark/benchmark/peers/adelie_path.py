"""Grouped multinomial path by adelie (Yang and Hastie): a gene with its coefficients of all classes is one group.

adelie divides the multinomial loss by the number of classes and, unless told, weights a group by the root of its size. With
penalty factors 1 and strengths lambda / classes its minimiser is the one of the objective in README.md.
"""
import warnings

import adelie
import numpy as np

import problem as peers

# tol is of the block coordinate descent, irls_tol of the loop around it. tight: the largest power of ten that brings the
# objective of every strength to about 1e-6 of its minimum (README.md).
SETTINGS = {"adelie": {}, "adelie-tight": {"tol": 1e-10, "irls_tol": 1e-10}}


def fit(x, indicators, lambdas, settings):
    classes = indicators.shape[1]
    # With an empty list adelie makes its own 100 strengths, and then stops early where it thinks best.
    path = dict(lmda_path=lambdas / classes, early_exit=False) if len(lambdas) else {}
    return adelie.grpnet(
        x, adelie.glm.multinomial(indicators), penalty=np.ones(x.shape[1]), intercept=True,
        n_threads=peers.threads(), progress_bar=False, **path, **settings)


def warm_up(settings):
    x = np.asfortranarray(np.random.default_rng(0).standard_normal((12, 5)))
    fit(x, np.eye(3)[np.arange(12) % 3], np.array([0.2, 0.1]), settings)


def main():
    method, problem, output, repeats = peers.arguments()
    settings = SETTINGS[method]
    warm_up(settings)
    x, indicators = problem.training()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        seconds, state = peers.timed(repeats, lambda: fit(x, indicators, problem.lambdas, settings))
    fitted = state.lmdas * problem.classes
    note = f"float64; settings away from the defaults: {settings or 'none'}; lambda given to adelie divided by the classes"
    if len(fitted) < len(problem.lambdas):
        note += f"; stopped after {len(fitted)} of {len(problem.lambdas)} strengths"
    note = "; ".join([note, *sorted({str(warning.message) for warning in caught})])
    peers.write_path(output, state.intercepts, state.betas, problem.classes)
    peers.write_result(output, method, ["adelie", "numpy"], seconds, fitted, note)


main()
