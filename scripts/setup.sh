#!/usr/bin/env bash
# Makes the working copy ready: setup.sh run | dev. A second call does nothing and says nothing.
set -euo pipefail
source "$(dirname "$0")/common.sh"

find_python() {
    local name
    for name in python3 python3.14 python3.13 python3.12 python3.11; do
        if command -v "$name" >/dev/null && "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
            echo "$name"
            return
        fi
    done
    fail "Talent needs Python 3.11 or newer"
}

create_venv() {
    local python
    python=$(find_python)
    say "Creating .venv with $("$python" --version)"
    "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        install_packages "$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
    quietly "$python" -m venv --clear .venv
}

install_python() {
    say "Installing the Python packages of $1"
    # The lock names everything: left to resolve, pip takes up a newer release that has no hash here.
    quietly "$BIN/python" -m pip install --no-input --disable-pip-version-check --no-deps --require-hashes -r "$1"
    quietly "$BIN/python" -m pip check --disable-pip-version-check
}

node_works() { command -v node >/dev/null && command -v npm >/dev/null; }

install_node_packages() {
    node_works || install_python requirements-node.lock.txt
    say "Installing the front-end packages"
    quietly npm ci --ignore-scripts --no-audit --no-fund
}

copy_vendor_files() {
    say "Copying front-end files to static/vendor"
    quietly node scripts/vendor.mjs
}

[ -x "$BIN/python" ] && "$BIN/python" -c '' 2>/dev/null || create_venv
case "$1" in
    run) lock=requirements.lock.txt ;;
    dev) lock=requirements-dev.lock.txt ;;
    *) fail "setup.sh run | dev" ;;
esac
unless_stamped "python-$1" "$lock" install_python "$lock"
[ -d node_modules ] || rm -f .venv/.stamps/node
[ -f static/vendor/icons/sprite.svg ] || rm -f .venv/.stamps/vendor
unless_stamped node package-lock.json install_node_packages
unless_stamped vendor "package-lock.json static/icons.txt scripts/vendor.mjs" copy_vendor_files
scripts/translations.sh compile
