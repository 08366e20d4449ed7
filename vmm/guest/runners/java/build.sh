#!/usr/bin/env bash
# build.sh SDK_JAR OUTPUT_DIR: snapcheck-runner.jar, for Java 17.
set -euo pipefail
sdk=$(realpath "$1")
out=$(realpath -m "$2")
cd "$(dirname "${BASH_SOURCE[0]}")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mapfile -t sources < <(find src -name '*.java' | LC_ALL=C sort)
javac -Xlint:all,-serial -Werror --release 17 -encoding UTF-8 -cp "$sdk" -d "$work" "${sources[@]}"
mkdir -p "$out"
jar --create --file "$out/snapcheck-runner.jar" --date=2026-01-01T00:00:00Z -C "$work" .
echo "$out/snapcheck-runner.jar"
