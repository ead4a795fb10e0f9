# Finds the Java that Stillwater runs on; sourced by the start scripts, in the source tree and in the product alike.
# Starting a JVM only to ask for its version costs 50 ms and more, so versions are read from each JDK's "release" file.

JDK_MINIMUM=21

# java_release HOME TOOL: true if HOME has TOOL and is new enough; leaves JAVA_MAJOR and JAVA_FULL_VERSION.
java_release() {
  JAVA_MAJOR=0
  JAVA_FULL_VERSION=
  [ -x "$1/bin/$2" ] && [ -r "$1/release" ] || return 1
  while IFS='=' read -r release_key release_value || [ -n "$release_key" ]; do
    if [ "$release_key" = JAVA_VERSION ]; then
      release_value=${release_value#\"}
      JAVA_FULL_VERSION=${release_value%%\"*}
      break
    fi
  done <"$1/release"
  JAVA_MAJOR=${JAVA_FULL_VERSION#1.}
  JAVA_MAJOR=${JAVA_MAJOR%%[!0-9]*}
  [ "${JAVA_MAJOR:-0}" -ge "$JDK_MINIMUM" ]
}

# find_jdk TOOL: sets JDK to the home of a Java that is new enough and has bin/TOOL; false if there is none.
# Order: JAVA_HOME, the java on PATH, then the newest of the usual folders. Older ones are passed over.
find_jdk() {
  JDK=
  if [ -n "${JAVA_HOME:-}" ] && java_release "$JAVA_HOME" "$1"; then
    JDK=$JAVA_HOME
    return 0
  fi
  java_on_path=$(command -v java) && java_on_path=$(readlink -f "$java_on_path")
  if [ -n "$java_on_path" ] && java_release "${java_on_path%/bin/java}" "$1"; then
    JDK=${java_on_path%/bin/java}
    return 0
  fi
  newest=0
  for candidate in "${STILLWATER_JVMS:-/usr/lib/jvm}"/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if java_release "$candidate" "$1" && [ "$JAVA_MAJOR" -gt "$newest" ]; then
      newest=$JAVA_MAJOR
      JDK=$candidate
    fi
  done
  [ -n "$JDK" ] && java_release "$JDK" "$1"
}

# require_jdk TOOL: find_jdk, or exit 2 with what was looked at and what to do.
require_jdk() {
  find_jdk "$1" && return 0
  {
    echo "stillwater: no Java of version $JDK_MINIMUM or later (with bin/$1) was found."
    echo "  JAVA_HOME is ${JAVA_HOME:-not set}; java on PATH is ${java_on_path:-not there}; the newest below ${STILLWATER_JVMS:-/usr/lib/jvm} is too old or not there."
    echo "  Install a JDK of version $JDK_MINIMUM or later (package openjdk-21-jdk or newer, or Eclipse Temurin) and set JAVA_HOME to its folder."
  } >&2
  exit 2
}

# job_options ARGUMENTS...: sets JOB_OPTIONS to what a JVM gets that runs a job with these arguments: the collector that takes least from a stream of records,
# and memory in large pages, since much state is read in no order. Whoever names a collector in JAVA_TOOL_OPTIONS or JDK_JAVA_OPTIONS gets that one.
job_options() {
  JOB_OPTIONS=
  case "${JAVA_TOOL_OPTIONS:-} ${JDK_JAVA_OPTIONS:-}" in
    *+Use*GC*) ;;
    *)
      JOB_OPTIONS=-XX:+UseParallelGC
      [ "$(uname -s)" != Linux ] || JOB_OPTIONS="$JOB_OPTIONS -XX:+UseTransparentHugePages"
      ;;
  esac
  # RocksDB and snappy load libraries of their own, of which Java would warn. The option costs a tenth of the start, so that only jobs get it that may need them;
  # a comparison may, whatever its jobs are.
  for job_argument in "$@"; do
    case $job_argument in
      *rocksdb* | --from* | replay) ;;
      *.job) grep -qs 'kind="rocksdb"' "$job_argument" || continue ;;
      *) continue ;;
    esac
    JOB_OPTIONS="$JOB_OPTIONS --enable-native-access=ALL-UNNAMED"
    break
  done
}
