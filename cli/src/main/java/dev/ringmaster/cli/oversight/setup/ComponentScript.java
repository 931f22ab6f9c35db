package dev.ringmaster.cli.oversight.setup;

import dev.ringmaster.cli.install.Installation;
import dev.ringmaster.cli.install.Product;
import dev.ringmaster.cli.oversight.ServiceManager;
import dev.ringmaster.settings.Component;
import dev.ringmaster.settings.RingFolder;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The script that a service manager starts a component with: it finds the build that counts now, ends one that an earlier manager left,
 * leaves the run file by which the client recognises the process, and becomes the program.
 */
record ComponentScript(Installation installation, RingFolder ring) {

    String of(List<Component> components) {
        String cases = components.stream().map(this::choice).collect(Collectors.joining());
        return """
                #!/bin/sh
                # Written by: ringmaster install. Becomes a component of the ring, in the build that counts now.
                # Called as: component NAME ARGUMENT...
                set -u
                app=%s
                run=%s
                name=$1; shift

                # What agents need of the environment, such as keys, may be set here: NAME=value lines, for the owner's eyes only.
                if [ -f %s ]; then
                  set -a; . %s; set +a
                fi

                id=; jdk=
                while read -r word build java; do
                  [ "$word" = "$name" ] && { id=$build; jdk=$java; }
                done <"$app/current"
                [ -n "$id" ] && [ -x "$jdk/bin/java" ] || {
                  echo "ringmaster: $name is not installed, or its JDK is gone: run ringmaster build" >&2
                  exit 1
                }
                folder=$app/$name/$id

                # Field 22 of stat is the 20th after the program's name in brackets.
                ticks() {
                  read -r stat 2>/dev/null <"/proc/$1/stat" || return 1
                  set -f; set -- ${stat##*) }; set +f
                  shift 19; echo "$1"
                }

                # Whoever still runs under this name has its port and its files.
                file=$run/$name.json
                if [ -f "$file" ]; then
                  old=$(sed -n 's/.*"pid":\\([0-9]*\\).*/\\1/p' "$file")
                  begun=$(sed -n 's/.*"startTicks":\\([0-9]*\\).*/\\1/p' "$file")
                  left=350
                  while [ -n "$old" ] && [ "$old" != $$ ] && [ "$(ticks "$old")" = "$begun" ]; do
                    [ $left = 350 ] && kill -s TERM "$old"
                    [ $left = 0 ] && kill -s KILL "$old"
                    left=$((left - 1)); sleep 0.1
                  done
                fi

                mkdir -p "$run"
                read -r boot </proc/sys/kernel/random/boot_id
                printf '{"pid":%%s,"startTicks":%%s,"bootId":"%%s"}\\n' $$ "$(ticks $$)" "$boot" >"$file.$$" && mv "$file.$$" "$file"
                echo $$ >"$run/$name.pid"

                cache=
                [ -f "$folder/app.aot" ] && cache=-XX:AOTCache=$folder/app.aot
                case $name in
                %s*) echo "ringmaster: no component $name" >&2; exit 1 ;;
                esac
                """.formatted(
                        quoted(installation.app().toString()),
                        quoted(ring.run().toString()),
                        environment(),
                        environment(),
                        cases);
    }

    private String environment() {
        return quoted(ServiceManager.folder(ring).resolve("environment").toString());
    }

    private String choice(Component component) {
        Product product = Product.of(component);
        String options =
                product.jvmOptions().stream().map(ComponentScript::quoted).collect(Collectors.joining(" "));
        // A cache is only used with the class path that it was made with, and that was sorted by bytes.
        String program = product.isQuarkus()
                ? "-Djava.util.logging.manager=org.jboss.logmanager.LogManager -jar \"$folder/quarkus-run.jar\""
                : "-cp \"$(find \"$folder\" -name '*.jar' | LC_ALL=C sort | paste -sd: -)\" " + product.mainClass();
        return "%s) exec \"$jdk/bin/java\" ${cache:+\"$cache\"} %s %s \"$@\" ;;%n"
                .formatted(component.word(), options, program);
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
