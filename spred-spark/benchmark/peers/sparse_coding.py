"""sparse_coding.py DIRECTORY LAMBDA BATCH PASSES: seconds of a dictionary by scikit-learn on one thread.

Its atoms go to DIRECTORY, which has samples.csv and first.csv, the first atoms; reading is not timed.
"""
import sys
import time
import warnings
from pathlib import Path

import numpy as np
from sklearn.decomposition import MiniBatchDictionaryLearning


def learn(samples, first, strength, batch, passes):
    return MiniBatchDictionaryLearning(
        len(first), alpha=strength, batch_size=batch, max_iter=passes, tol=0, max_no_improvement=None, fit_algorithm="cd",
        dict_init=first, n_jobs=1, random_state=0,
    ).fit(samples)


def main():
    directory, strength = Path(sys.argv[1]), float(sys.argv[2])
    batch, passes = int(sys.argv[3]), int(sys.argv[4])
    samples = np.loadtxt(directory / "samples.csv", delimiter=",")
    first = np.loadtxt(directory / "first.csv", delimiter=",")
    warnings.simplefilter("ignore")
    learn(samples[:200], first, strength, 50, 1)
    start = time.perf_counter()
    learned = learn(samples, first, strength, batch, passes)
    seconds = time.perf_counter() - start
    atoms = learned.components_ / np.linalg.norm(learned.components_, axis=1, keepdims=True)
    np.savetxt(directory / "atoms.csv", atoms, delimiter=",", fmt="%.17g")
    print(seconds)


main()
