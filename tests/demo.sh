#!/usr/bin/env bash
# demo.sh PROGRAM: scans the demo services, the broken and the repaired ones, and checks the exit codes.
set -uo pipefail
program=$(realpath "$1")
cd "$(dirname "${BASH_SOURCE[0]}")/.."

failures=0

# scan LANGUAGE STATE EXPECTED_EXIT
scan() {
  local service=test-fixtures/demo/$1/$2 status=0
  printf '\n$ snapcheck scan %s\n' "$service"
  "$program" scan "$service" || status=$?
  if ((status == $3)); then
    printf '(exit %d, as it should be)\n' "$status"
  else
    printf '(exit %d, but it should be %d)\n' "$status" "$3"
    failures=$((failures + 1))
  fi
}

for language in python java cpp; do
  scan "$language" broken 1
  scan "$language" repaired 0
done

echo
if ((failures > 0)); then
  echo "demo: $failures of 6 scans ended in another way than they should"
  exit 1
fi
echo "demo: the broken services were rejected, the repaired ones accepted"
