#!/usr/bin/env bash
# demo.sh PROGRAM: scans the demo services, the broken and the repaired ones, restores clones of the Python one, and checks
# the exit codes.
set -uo pipefail
program=$(realpath "$1")
cd "$(dirname "${BASH_SOURCE[0]}")/.."

failures=0

# run COMMAND LANGUAGE STATE EXPECTED_EXIT
run() {
  local service=test-fixtures/demo/$2/$3 status=0
  printf '\n$ snapcheck %s %s\n' "$1" "$service"
  "$program" "$1" "$service" || status=$?
  if ((status == $4)); then
    printf '(exit %d, as it should be)\n' "$status"
  else
    printf '(exit %d, but it should be %d)\n' "$status" "$4"
    failures=$((failures + 1))
  fi
}

for language in python java cpp; do
  run scan "$language" broken 1
  run scan "$language" repaired 0
done
run verify python broken 1
run verify python repaired 0

echo
if ((failures > 0)); then
  echo "demo: $failures of 8 commands ended in another way than they should"
  exit 1
fi
echo "demo: the broken services were rejected, the repaired ones accepted"
