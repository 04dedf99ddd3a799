#!/usr/bin/env bash
# Installs from the distribution what the tests need and this machine lacks.
set -euo pipefail
source "$(dirname "$0")/common.sh"

missing=()
need() { missing+=("$1"); }

has_browser() { command -v chromium || command -v chromium-browser || command -v google-chrome; }
has_postgres() { compgen -G '/usr/lib/postgresql/*/bin/postgres' || command -v postgres; }
has_library() { ldconfig -p 2>/dev/null | grep -q "$1" || /sbin/ldconfig -p 2>/dev/null | grep -q "$1"; }

has_browser >/dev/null || need chromium
has_postgres >/dev/null || need postgresql
has_library libpango-1.0 || need libpango-1.0-0
has_library libpangoft2-1.0 || need libpangoft2-1.0-0
[ -d /usr/share/fonts/truetype/dejavu ] || need fonts-dejavu-core

[ "${#missing[@]}" -eq 0 ] || install_packages "${missing[@]}"
