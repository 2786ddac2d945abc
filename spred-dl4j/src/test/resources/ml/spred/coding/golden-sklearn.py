"""golden-sklearn.py: codes and dictionaries of scikit-learn 1.9.1 on a small problem.

Writes golden-samples.csv (samples), golden-start.csv (atoms of length 1), golden-codes.csv (objective of every sample's code by
the first atoms) and golden-objectives.csv (method, passes, mean objective of all codes by the dictionary at the end) beside
itself.
"""
from pathlib import Path

import numpy as np
from sklearn.decomposition import MiniBatchDictionaryLearning, dict_learning, sparse_encode

HERE = Path(__file__).parent
SAMPLES, FEATURES, ATOMS, LAMBDA = 300, 16, 24, 0.15


def objectives(x, atoms):
    codes = sparse_encode(x, atoms, algorithm="lasso_cd", alpha=LAMBDA, max_iter=100_000)
    return 0.5 * ((x - codes @ atoms) ** 2).sum(1) + LAMBDA * np.abs(codes).sum(1)


def main():
    random = np.random.default_rng(5)
    truth = random.standard_normal((ATOMS, FEATURES))
    truth /= np.linalg.norm(truth, axis=1, keepdims=True)
    codes = random.standard_normal((SAMPLES, ATOMS)) * (random.random((SAMPLES, ATOMS)) < 0.12)
    x = np.round(codes @ truth + 0.03 * random.standard_normal((SAMPLES, FEATURES)), 4)
    start = random.standard_normal((ATOMS, FEATURES))
    start /= np.linalg.norm(start, axis=1, keepdims=True)
    np.savetxt(HERE / "golden-samples.csv", x, fmt="%.4f", delimiter=",")
    np.savetxt(HERE / "golden-start.csv", start, fmt="%.17g", delimiter=",")
    np.savetxt(HERE / "golden-codes.csv", objectives(x, start), fmt="%.10g")
    rows = []
    for passes in (1, 20):
        _, atoms, _ = dict_learning(x, ATOMS, alpha=LAMBDA, max_iter=passes, tol=0, method="cd", dict_init=start,
                                    code_init=np.zeros((SAMPLES, ATOMS)), method_max_iter=100_000)
        rows.append(("all", passes, objectives(x, atoms).mean()))
    batches = MiniBatchDictionaryLearning(ATOMS, alpha=LAMBDA, batch_size=50, max_iter=20, tol=0, max_no_improvement=None,
                                          fit_algorithm="cd", dict_init=start, random_state=0).fit(x)
    rows.append(("batches", 20, objectives(x, batches.components_).mean()))
    with open(HERE / "golden-objectives.csv", "w") as out:
        out.writelines(f"{method},{passes},{objective:.10g}\n" for method, passes, objective in rows)


main()
