# What the changes share. Sourced, in a worktree of Ringmaster's own repository.
set -eu
api=api-service/src/main/java/dev/ringmaster/api
enricher=enricher-service/src/main/java/dev/ringmaster/enricher

# replace FILE OLD NEW: fails unless OLD is there exactly once; both are plain text on one line.
replace() {
  count=$(grep -cF -- "$2" "$1") || count=0
  [ "$count" = 1 ] || { echo "$1 holds '$2' $count times" >&2; exit 1; }
  OLD=$2 NEW=$3 awk 'BEGIN { o = ENVIRON["OLD"]; n = ENVIRON["NEW"] }
    { at = index($0, o); if (at) $0 = substr($0, 1, at - 1) n substr($0, at + length(o)); print }' "$1" >"$1.new"
  cat "$1.new" >"$1"
  rm "$1.new"
}

# either FILE ONE OTHER: puts OTHER where ONE is, or ONE where OTHER is, so that it changes a file that it has changed before.
either() {
  if grep -qF -- "$2" "$1"; then replace "$1" "$2" "$3"; else replace "$1" "$3" "$2"; fi
}

# unknown_path WORDS: what a request for an unknown path is told, in these words; in these and more, where it is told them already.
unknown_path() {
  defaults=$api/rest/http/ProblemDefaults.java
  told=$(sed -n 's#.*case NOT_FOUND -> "\(.*\)\. /q/swagger-ui lists.*#\1#p' "$defaults")
  [ -n "$told" ] || { echo "$defaults does not say what to do about an unknown path" >&2; exit 1; }
  words=$1
  [ "$told" != "$words" ] || words="$words, once more"
  replace "$defaults" "$told. /q/swagger-ui lists" "$words. /q/swagger-ui lists"
}

# A test that holds, of the enricher's package for changes.
passing_test() {
  mkdir -p "enricher-service/src/test/java/dev/ringmaster/enricher/flywheel"
  cat >"enricher-service/src/test/java/dev/ringmaster/enricher/flywheel/$1.java" <<JAVA
package dev.ringmaster.enricher.flywheel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class $1 {

    @Test
    void changeIsNamed() {
        assertThat($2.class.getSimpleName()).isEqualTo("$2");
    }
}
JAVA
}

# A class of the enricher that runs as it starts: its name and its body's statement.
at_start() {
  mkdir -p "$enricher/flywheel"
  cat >"$enricher/flywheel/package-info.java" <<JAVA
/** Changes that the flywheel makes. */
@NullMarked
package dev.ringmaster.enricher.flywheel;

import org.jspecify.annotations.NullMarked;
JAVA
  cat >"$enricher/flywheel/$1.java" <<JAVA
package dev.ringmaster.enricher.flywheel;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** A change that the flywheel makes. */
@ApplicationScoped
public class $1 {

    void start(@Observes StartupEvent event) {
        $2
    }
}
JAVA
}
