#!/usr/bin/env bash
# run.sh METHOD PROBLEM_DIR OUTPUT_DIR [REPEATS]
# METHOD: adelie, adelie-tight, glmnet, glmnet-tight, lassonet, hsic-lasso, torch-spred,
#         lasso-celer, lasso-skglm, lasso-sklearn, lasso-lars, lasso-glmnet
#
#   SPRED_PEERS     the virtual environment that install.sh made  (default: spred-spark/target/peers)
#   SPRED_THREADS   threads of every library                      (default: 1)
#   SPRED_EPOCHS    torch-spred: epochs of one training           (default: 5000, the published number)
#   SPRED_GRID      torch-spred: points of the grid that are run  (default: 49, all)
set -euo pipefail

refuse() { printf 'run.sh: %s\n' "$*" >&2; exit 2; }

here=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)
[[ $# -eq 3 || $# -eq 4 ]] || refuse "expected METHOD PROBLEM_DIR OUTPUT_DIR [REPEATS], got $# arguments."
method=$1 problem=$2 output=$3 repeats=${4:-1}
peers=${SPRED_PEERS:-$here/../../target/peers}
[[ -s $problem/problem.json ]] || refuse "$problem holds no problem.json."
[[ $repeats =~ ^[1-9][0-9]*$ ]] || refuse "REPEATS must be a positive number, not $repeats."

case $method in
  adelie | adelie-tight) program=adelie_path.py ;;
  glmnet | glmnet-tight) program=glmnet_path.R ;;
  lasso-celer | lasso-skglm | lasso-sklearn | lasso-lars) program=lasso.py ;;
  lasso-glmnet) program=lasso_glmnet.R ;;
  lassonet) program=lassonet_path.py ;;
  hsic-lasso) program=hsic_lasso.py ;;
  torch-spred) program=torch_spred.py ;;
  *) refuse "no method is called $method." ;;
esac

export SPRED_THREADS=${SPRED_THREADS:-1}
export OMP_NUM_THREADS=$SPRED_THREADS NUMBA_NUM_THREADS=$SPRED_THREADS OPENBLAS_NUM_THREADS=$SPRED_THREADS MKL_NUM_THREADS=$SPRED_THREADS
# All are compared on the CPU; LassoNet would take a GPU unasked.
export CUDA_VISIBLE_DEVICES=''
# PYTHONHASHSEED and the locale may not change a result.
export PYTHONHASHSEED=0 PYTHONDONTWRITEBYTECODE=1 LC_ALL=C.UTF-8

mkdir -p "$output"
rm -f "$output"/{result.json,intercepts.f64,coefficients.csv,predictions.csv}
if [[ $program == *.R ]]; then
  command -v Rscript >/dev/null || refuse "Rscript is missing; run install.sh."
  exec Rscript --vanilla "$here/$program" "$method" "$problem" "$output" "$repeats"
fi
[[ -x $peers/bin/python ]] || refuse "no environment in $peers; run install.sh, or set SPRED_PEERS."
exec "$peers/bin/python" "$here/$program" "$method" "$problem" "$output" "$repeats"
