"""Writes the .h5ad files beside this script: pip install anndata==0.12.19 h5py==3.16.0; python make_fixtures.py

The same six cells and five genes each time, in the encodings that files in circulation have."""

from pathlib import Path

import anndata
import h5py
import numpy
import pandas
from scipy import sparse

HERE = Path(__file__).parent
VALUES = numpy.array([
    [0, 1.5, 0, 0, 2],
    [3, 0, 0, 0, 0],
    [0, 0, 0, 0, 0],
    [0.25, 0, 7, 0, -1],
    [0, 0, 0, 9, 0],
    [1, 2, 3, 4, 5],
], dtype=numpy.float32)
CELLS = [f"cell{i}" for i in range(1, 7)]
GENES = [f"ENSG{i}" for i in range(1, 6)]
TYPES = ["T cell", "B cell", None, "T cell", "naïve", "B cell"]


def table(values):
    obs = pandas.DataFrame(index=pandas.Index(CELLS, name="barcode"))
    obs["cell_type"] = pandas.Categorical(TYPES)
    obs["donor"] = ["d1", "d1", "d2", "d2", "d3", "d3"]
    obs["n_counts"] = VALUES.sum(axis=1)
    obs["doublet"] = [False, False, True, False, False, True]
    obs["cluster"] = pandas.Categorical([1, 1, 2, 2, 10, 10])
    obs["age"] = pandas.array([30, 30, None, 41, 55, 55], dtype="Int64")
    var = pandas.DataFrame(index=GENES)
    var["gene_symbols"] = ["CD3E", "MS4A1", "NKG7", "ENSG4", "LYZ"]
    return anndata.AnnData(values, obs=obs, var=var)


def write_old_categories(path):
    """The layout of anndata 0.7: codes with a reference to their words in __categories."""
    with h5py.File(path, "w") as file:
        text = h5py.string_dtype()
        file["X"] = VALUES
        obs = file.create_group("obs")
        obs.attrs["_index"] = "index"
        obs.attrs["encoding-type"] = "dataframe"
        obs.attrs["encoding-version"] = "0.1.0"
        obs.attrs["column-order"] = numpy.array(["cell_type", "n_counts"], dtype=object)
        obs.create_dataset("index", data=CELLS, dtype=text)
        words = obs.create_dataset("__categories/cell_type", data=["B cell", "T cell", "naïve"], dtype=text)
        codes = obs.create_dataset("cell_type", data=numpy.array([1, 0, -1, 1, 2, 0], dtype=numpy.int8))
        codes.attrs["categories"] = words.ref
        obs["n_counts"] = VALUES.sum(axis=1)
        var = file.create_group("var")
        var.attrs["_index"] = "_index"
        var.attrs["encoding-type"] = "dataframe"
        var.create_dataset("_index", data=GENES, dtype=text)


def write_compound(path):
    """The layout before 0.7: obs and var are tables of records."""
    with h5py.File(path, "w") as file:
        file["X"] = VALUES
        file["obs"] = numpy.array([(c.encode(), i) for i, c in enumerate(CELLS)], dtype=[("index", "S8"), ("n", "i4")])
        file["var"] = numpy.array([(g.encode(),) for g in GENES], dtype=[("index", "S8")])


def write_small(path, table, **kwargs):
    """In the newer form of groups and headers, which takes far less room."""
    with h5py.File(path, "w", libver=("v110", "v110")) as file:
        anndata.io.write_elem(file, "/", table, dataset_kwargs=kwargs)


table(VALUES).write_h5ad(HERE / "dense.h5ad")
with_more = table(sparse.csr_matrix(VALUES))
with_more.layers["counts"] = 2 * with_more.X
with_more.raw = with_more
write_small(HERE / "csr.h5ad", with_more, compression="gzip")
write_small(HERE / "csc.h5ad", table(sparse.csc_matrix(VALUES)), compression="lzf")
write_old_categories(HERE / "old-categories.h5ad")
write_compound(HERE / "compound.h5ad")
