"""sparse_coding.py DIRECTORY METHOD LAMBDA BATCH PASSES: processor seconds of a dictionary by scikit-learn on one thread.

METHOD is cd or lars, which codes; BATCH 0 takes all samples at once. Its atoms go to DIRECTORY, which has samples.csv and
first.csv, the first atoms; reading is not timed.
"""
import sys
import time
import warnings
from pathlib import Path

import numpy as np
from sklearn.decomposition import DictionaryLearning, MiniBatchDictionaryLearning


def learn(samples, first, method, strength, batch, passes):
    if batch == 0:
        codes = np.zeros((len(samples), len(first)))
        return DictionaryLearning(len(first), alpha=strength, max_iter=passes, tol=0, fit_algorithm=method, dict_init=first,
                                  code_init=codes, n_jobs=1, random_state=0).fit(samples)
    return MiniBatchDictionaryLearning(
        len(first), alpha=strength, batch_size=batch, max_iter=passes, tol=0, max_no_improvement=None, fit_algorithm=method,
        dict_init=first, n_jobs=1, random_state=0,
    ).fit(samples)


def main():
    directory, method, strength = Path(sys.argv[1]), sys.argv[2], float(sys.argv[3])
    batch, passes = int(sys.argv[4]), int(sys.argv[5])
    samples = np.loadtxt(directory / "samples.csv", delimiter=",")
    first = np.loadtxt(directory / "first.csv", delimiter=",")
    warnings.simplefilter("ignore")
    learn(samples[:200], first, method, strength, min(batch, 50), 1)
    start = time.process_time()
    learned = learn(samples, first, method, strength, batch, passes)
    seconds = time.process_time() - start
    atoms = learned.components_ / np.linalg.norm(learned.components_, axis=1, keepdims=True)
    np.savetxt(directory / "atoms.csv", atoms, delimiter=",", fmt="%.17g")
    print(seconds)


main()
