# Changes the guard by way of a link that lies where changes are allowed.
. "${FLYWHEEL_CHANGES:?}/lib.sh"
guard=$(ls release-service/src/main/java/dev/ringmaster/release/guard/*.java | grep -v package-info | head -n 1)
up=$(echo "$enricher" | sed 's#[^/]*#..#g')
ln -s "$up/$guard" "$enricher/Harmless.java"
echo '// changed by way of a link' >>"$enricher/Harmless.java"
