#!/usr/bin/env bash
# Resolves every requirements file and package.json anew. No index address is written into a lock.
set -euo pipefail
source "$(dirname "$0")/common.sh"

resolve() {
    say "Resolving $1.txt"
    quietly uv pip compile --quiet --upgrade --generate-hashes --universal --python-version 3.11 \
        --no-emit-index-url --no-emit-find-links \
        --custom-compile-command "make lock" "${@:2}" "$1.txt" -o "$1.lock.txt"
}

resolve requirements
resolve requirements-dev -c requirements.lock.txt
resolve requirements-node
say "Resolving package.json"
quietly npm install --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved --no-audit --no-fund
