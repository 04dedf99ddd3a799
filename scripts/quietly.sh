#!/usr/bin/env bash
# Runs a command and shows its output only when it fails.
set -euo pipefail
source "$(dirname "$0")/common.sh"
quietly "$@"
