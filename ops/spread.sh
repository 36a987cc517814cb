#!/usr/bin/env bash
# Brings the data of one folder into another, from which a reading server serves: ops/spread.sh FROM TO
# A version is never changed once it is written, so only new ones are copied; the pointer comes last, by an atomic rename.
# The secret seed, users, sessions and the audit log stay where they are: readers need none of them.
set -euo pipefail
umask 077
from=${1:?usage: ops/spread.sh FROM TO}
to=${2:?usage: ops/spread.sh FROM TO}
[ -f "$from/current.json" ] || { echo "There are no data in $from." >&2; exit 1; }
mkdir -p "$to"
bring() {
    cp "$from/$1" "$to/$1.part"
    mv "$to/$1.part" "$to/$1"
}
# The pointer as it is now: the version it names stays for several imports, a later pointer might name one not yet brought.
pointer=$(cat "$from/current.json")
shopt -s nullglob
for path in "$from"/ziq-*.duckdb; do
    name=$(basename "$path")
    [ -f "$to/$name" ] && [ "$(wc -c <"$to/$name")" = "$(wc -c <"$path")" ] || bring "$name"
done
for name in kept.json minutes.json upgraded.json; do
    [ ! -f "$from/$name" ] || bring "$name"
done
printf '%s\n' "$pointer" >"$to/current.json.part"
mv "$to/current.json.part" "$to/current.json"
for path in "$to"/ziq-*.duckdb; do
    [ -f "$from/$(basename "$path")" ] || rm -f "$path"
done
echo "$to is as $from."
