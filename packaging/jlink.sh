#!/usr/bin/env bash
# Makes a folder that serves embeddings on a machine without Java: the parts of the JDK that the server needs, its jars
# and the bundled model.
#
#   packaging/jlink.sh [--aot] DIR     then DIR/bin/hayate serve
#
# --aot adds what the JVM has learned in a first start: later starts take a third less time, and DIR is
# 28 MB larger.
# DuckDB, UniDic and PostgreSQL are left out, so that nothing reads Parquet, trains tokenizers or fills databases there.
set -eu

home=$(cd -- "$(dirname -- "$0")/.." && pwd -P)
aot=
if [ "${1:-}" = --aot ]; then
  aot=yes
  shift
fi
if [ $# -ne 1 ]; then
  echo "jlink.sh: give the folder to make, which must not exist: packaging/jlink.sh [--aot] DIR" >&2
  exit 2
fi
image=$1
if [ -e "$image" ]; then
  echo "jlink.sh: $image exists" >&2
  exit 1
fi

. "$home/bin/find-jdk"
if ! hayate_find_jdk; then
  echo "jlink.sh: needs a JDK 25, for example from https://adoptium.net; set JAVA_HOME if it is in an unusual place" >&2
  exit 1
fi
"$home/hayate" --version >&2 # builds what is out of date

jars=()
for jar in "$home"/cli/target/hayate-cli-*.jar "$home"/cli/target/lib/*.jar; do
  case "${jar##*/}" in
    *-tests.jar | duckdb_jdbc-* | kuromoji-* | postgresql-*) ;;
    *) jars+=("$jar") ;;
  esac
done

# Not asked what they need: what we use of some can do without beans, databases and XML, others are modules that miss one
# another.
analysed=()
for jar in "${jars[@]}"; do
  case "$jar" in */jackson-data* | */progressbar-* | */jline-* | */hayate-bulk-* | */lucene-analysis-* | */hayate-data-*) ;; *) analysed+=("$jar") ;; esac
done
classpath=$(IFS=:; echo "${analysed[*]}")
modules=$("$JAVA_HOME/bin/jdeps" --multi-release 25 --ignore-missing-deps --print-module-deps \
  --class-path "$classpath" "${analysed[@]}" 2>/dev/null | grep -v "^Warning" | tail -n 1)

"$JAVA_HOME/bin/jlink" --add-modules "$modules,jdk.incubator.vector,jdk.crypto.ec,jdk.unsupported" \
  --strip-java-debug-attributes --no-header-files --no-man-pages --compress zip-9 --output "$image" 2>/dev/null
if command -v strip >/dev/null 2>&1; then
  strip --strip-unneeded "$image"/lib/*.so "$image"/lib/server/*.so
fi
rm -f "$image"/bin/{jwebserver,keytool,rmiregistry,jfr}
mkdir "$image/lib/hayate"
cp "${jars[@]}" "$image/lib/hayate/"

cat >"$image/bin/hayate" <<'LAUNCHER'
#!/bin/sh
# The hayate command of this image.
set -eu
link=$(readlink -f -- "$0")
home=${link%/bin/*}
classpath=
for jar in "$home"/lib/hayate/*.jar; do
  classpath=$classpath${classpath:+:}$jar
done
if [ -f "$home/lib/hayate/serve.aot" ]; then
  set -- "-XX:AOTCache=$home/lib/hayate/serve.aot" -Xlog:disable -cp "$classpath" dev.hayate.cli.Main "$@"
else
  set -- -cp "$classpath" dev.hayate.cli.Main "$@"
fi
# HAYATE_OPTS comes last but for what a JVM learns, so that it can change any option.
# shellcheck disable=SC2086
exec "$home/bin/java" -XX:+UseSerialGC -Xms64m -Xmn40m -Xmx384m -XX:SurvivorRatio=4 -XX:MinHeapFreeRatio=10 \
  -XX:MaxHeapFreeRatio=30 -Xss512k -Djdk.console=java.base \
  --enable-native-access=ALL-UNNAMED --add-modules jdk.incubator.vector ${HAYATE_OPTS:-} "$@"
LAUNCHER
chmod +x "$image/bin/hayate"

if [ -n "$aot" ]; then
  said=$(mktemp)
  HAYATE_OPTS="-XX:AOTCacheOutput=$image/lib/hayate/serve.aot" "$image/bin/hayate" serve --port 0 2>"$said" >/dev/null &
  server=$!
  until port=$(sed -n 's|^hayate: serving .* at http://127.0.0.1:||p' "$said") && [ -n "$port" ]; do
    if ! kill -0 "$server" 2>/dev/null; then
      cat "$said" >&2
      exit 1
    fi
    sleep 0.1
  done
  exec 3<>"/dev/tcp/127.0.0.1/$port"
  printf 'POST /v1/embeddings HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 15\r\n\r\n{"input":"cat"}' >&3
  cat <&3 >/dev/null
  exec 3>&-
  kill "$server"
  wait "$server" || true
  rm -f "$said"
fi

echo "jlink.sh: $(du -sm "$image" | cut -f1) MB in $image" >&2
