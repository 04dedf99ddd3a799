#!/usr/bin/env bash
# Prepares the database and serves: gunicorn and the background worker, stopped together.
set -euo pipefail
source "$(dirname "$0")/common.sh"

export HOST="${HOST:-127.0.0.1}" PORT="${PORT:-8000}"

"$BIN/python" scripts/prepare.py

# The address is said once somebody answers there.
announce() {
    until (exec 3<>"/dev/tcp/$HOST/$PORT") 2>/dev/null; do sleep 0.1; done
    say "Talent is at http://$HOST:$PORT (Ctrl-C stops it)"
}

pids=()
stopped=
stop() {
    trap '' INT TERM
    stopped=yes
    echo
    say "Stopping"
    kill -TERM "${pids[@]}" 2>/dev/null || true
}
trap stop INT TERM

"$BIN/flask" --app wsgi talent worker & pids+=($!)
"$BIN/gunicorn" --config gunicorn.conf.py wsgi:app & pids+=($!)
announce & announcer=$!

status=0
wait -n "${pids[@]}" || status=$?
kill "$announcer" 2>/dev/null || true
if [ -z "$stopped" ]; then
    trap '' INT TERM
    kill -TERM "${pids[@]}" 2>/dev/null || true
else
    status=0
fi
wait "${pids[@]}" 2>/dev/null || true
exit "$status"
