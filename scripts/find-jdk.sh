#!/bin/sh
# Prints the home of a JDK 25 or newer, or says where it looked. Looks at JAVA_HOME, the PATH, the system's JVM folders, SDKMAN.
set -u
wanted=25

# A JDK names its version in the file "release"; reading it costs no JVM start.
version_of() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

good() {
  found=$(version_of "$1") && [ -n "$found" ] && [ "$found" -ge "$wanted" ] && echo "$1"
}

looked=
if [ -n "${JAVA_HOME:-}" ]; then
  good "$JAVA_HOME" && exit 0
  looked="JAVA_HOME (Java ${found:-not a JDK})"
fi
onpath=$(command -v javac 2>/dev/null) && {
  onpath=$(readlink -f "$onpath" 2>/dev/null || echo "$onpath")
  good "${onpath%/bin/javac}" && exit 0
  looked="${looked:+$looked, }the PATH (Java ${found:-unknown})"
}
for home in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /Library/Java/JavaVirtualMachines/*/Contents/Home \
  "${SDKMAN_DIR:-${HOME:-/}/.sdkman}"/candidates/java/*; do
  [ -d "$home" ] && good "$home" && exit 0
done
echo "Ringmaster needs a JDK $wanted or newer; looked at ${looked:+$looked, }the system's JVM folders and SDKMAN." >&2
echo "Install one (for example Temurin 25) or point JAVA_HOME at it." >&2
exit 1
