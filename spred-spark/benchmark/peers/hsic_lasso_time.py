"""hsic_lasso_time.py SET BLOCK PERMUTATIONS FEATURES: seconds of one selection by pyHSICLasso on one thread.

A small one before it warms up. SET is a file `sample,label,genes…` as DIR/gene has them; reading it is not timed.
"""
import contextlib
import sys
import time
import warnings

import numpy as np
import pandas as pd
from pyHSICLasso import HSICLasso


def select(x, labels, block, permutations, features):
    lasso = HSICLasso()
    lasso.input(x, labels)
    lasso.classification(features, B=block, M=permutations, n_jobs=1)
    return lasso.get_index()


def main():
    block, permutations, features = (int(word) for word in sys.argv[2:])
    table = pd.read_csv(sys.argv[1], index_col=0)
    labels = np.unique(table.pop("label"), return_inverse=True)[1]
    x = table.to_numpy(np.float64)
    # The library reports its settings on standard output and warns of samples that do not fill a block.
    with contextlib.redirect_stdout(sys.stderr), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        select(x[:, :100], labels, block, permutations, 5)
        start = time.perf_counter()
        select(x, labels, block, permutations, features)
        seconds = time.perf_counter() - start
    print(seconds)


main()
