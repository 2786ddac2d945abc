#!/usr/bin/env bash
# install.sh [DIR]
# Makes the virtual environment of the Python methods in DIR (default: spred-spark/target/peers) and installs R's glmnet where
# it can. May be called again: what is there stays.
#
#   PYTHON             the interpreter of the environment          (default: python3.11)
#   SPRED_TORCH_INDEX  an index with torch's much smaller CPU build (default: PyPI; see requirements-torch.txt)
set -euo pipefail

say() { printf 'install.sh: %s\n' "$*" >&2; }
refuse() { say "$*"; exit 2; }

here=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)
peers=${1:-$here/../../target/peers}
python=${PYTHON:-python3.11}

install_python() {
  command -v "$python" >/dev/null || refuse "$python is missing; install Python 3.11, or name one with PYTHON."
  [[ $("$python" -c 'import sys; print(*sys.version_info[:2])') == '3 11' ]] \
    || refuse "$python is not Python 3.11, for which the versions are pinned."
  [[ -x $peers/bin/pip ]] || "$python" -m venv "$peers"
  local -a pip=("$peers/bin/pip" install --quiet --disable-pip-version-check --no-deps)
  "${pip[@]}" -r "$here/requirements.txt"
  if [[ -n ${SPRED_TORCH_INDEX:-} ]]; then
    "${pip[@]}" --index-url "$SPRED_TORCH_INDEX" "$(grep '^torch==' "$here/requirements-torch.txt")"
  else
    "${pip[@]}" -r "$here/requirements-torch.txt"
  fi
  "$peers/bin/python" -c 'import adelie, celer, lassonet, pyHSICLasso, skglm, sklearn, torch'
}

has_glmnet() { command -v Rscript >/dev/null && Rscript --vanilla -e 'library(glmnet)' >/dev/null 2>&1; }

install_glmnet() {
  if has_glmnet; then return; fi
  if [[ $(id -u) -ne 0 ]] || ! command -v apt-get >/dev/null; then
    say "glmnet is missing; install R and its package glmnet (Debian: r-base-core and r-cran-glmnet) to run it."
    return
  fi
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends r-base-core r-cran-glmnet >/dev/null
}

install_python
install_glmnet
say "the methods are in $(cd "$peers" && pwd)."
