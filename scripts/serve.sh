#!/usr/bin/env bash
# Prepares the database and serves: gunicorn and the background worker, stopped together.
set -euo pipefail
source "$(dirname "$0")/common.sh"

export HOST="${HOST:-127.0.0.1}" PORT="${PORT:-8000}"
FLASK=("$BIN/flask" --app wsgi)

say "Migrating the database"
quietly "${FLASK[@]}" db upgrade
say "Loading the sample data if the database is empty"
"${FLASK[@]}" talent sample load --if-empty
say "Sample sign-ins"
"${FLASK[@]}" talent sample people

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

"${FLASK[@]}" talent worker & pids+=($!)
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
