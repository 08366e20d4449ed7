#!/usr/bin/env bash
# build.sh OUTPUT_DIR: snapcheck-hooks-<version>.jar with javac and jar alone; the same bytes with the same JDK (17).
set -euo pipefail
out=$(realpath -m "$1")
cd "$(dirname "${BASH_SOURCE[0]}")"
version=$(sed -n '0,/<version>/s|.*<version>\(.*\)</version>.*|\1|p' pom.xml)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Java 8 classes, with the JDK's own list of what Java 8 had; com.sun.net.httpserver is exported but not in that list.
mapfile -t sources < <(find src/main/java -name '*.java' | LC_ALL=C sort)
flags=(-Xlint:all,-options,-serial -Werror -encoding UTF-8 -g:source,lines)
javac "${flags[@]}" --release 8 -d "$work/classes" "${sources[@]}"
javac "${flags[@]}" --release 9 -d "$work/classes9" --patch-module "io.snapcheck.hooks=$work/classes" \
  src/main/java9/module-info.java

mkdir -p "$out" "$work/META-INF"
cp ../LICENSE "$work/META-INF/LICENSE"
cat >"$work/manifest" <<MANIFEST
Implementation-Title: snapcheck-hooks
Implementation-Version: $version
Multi-Release: true
MANIFEST
jar --create --file "$out/snapcheck-hooks-$version.jar" --manifest "$work/manifest" --date=2026-01-01T00:00:00Z \
  -C "$work" META-INF/LICENSE -C "$work/classes" . --release 9 -C "$work/classes9" .
echo "$out/snapcheck-hooks-$version.jar"
