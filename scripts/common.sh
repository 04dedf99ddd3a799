# Shared by the scripts beside it: sourced, not run.
cd "$(dirname "${BASH_SOURCE[0]}")/.."
BIN="$PWD/.venv/bin"
export PATH="$BIN:$PATH"

# One line for each step.
say() { printf '\033[1m→\033[0m %s\n' "$*"; }

# A message that ends the script.
fail() { printf 'Error: %s\n' "$*" >&2; exit 1; }

# Quiet when it goes well, the whole output when it does not.
quietly() {
    local log status=0
    log=$(mktemp)
    "$@" >"$log" 2>&1 || status=$?
    if [ "$status" -ne 0 ]; then cat "$log" >&2; fi
    rm -f "$log"
    return "$status"
}

# As root, or through sudo where there is one.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"
    elif command -v sudo >/dev/null; then sudo -n -- "$@"
    else fail "this needs root: run as root, or install by hand: $*"
    fi
}

# Install distribution packages.
install_packages() {
    command -v apt-get >/dev/null || fail "no apt-get here; install by hand: $*"
    say "Installing from the distribution: $*"
    quietly as_root apt-get update -q
    quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"
}

# Run a command once for a given content: unless_stamped NAME "FILES" COMMAND…
unless_stamped() {
    local stamp=".venv/.stamps/$1" digest
    # shellcheck disable=SC2086
    digest=$(cat $2 | sha256sum)
    shift 2
    [ "$(cat "$stamp" 2>/dev/null || true)" = "$digest" ] && return 0
    "$@"
    mkdir -p .venv/.stamps
    printf '%s\n' "$digest" >"$stamp"
}
