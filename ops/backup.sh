#!/usr/bin/env bash
# Saves the data folder into one file, while the dashboard runs: ops/backup.sh FILE.tgz
# The file holds true counts and the secret seed. Keep it like the data folder itself.
set -euo pipefail
umask 077
file=${1:?usage: ops/backup.sh FILE.tgz}
store=${ZIQ_STORE:-store}
[ -f "$store/current.json" ] || { echo "There are no data in $store." >&2; exit 1; }
held=$(mktemp -d)
trap 'rm -rf "$held"' EXIT
# The pointer first: the version it names stays for several imports, a later pointer might name one not yet saved.
cp "$store/current.json" "$held/"
mapfile -t others < <(cd "$store" && find . -maxdepth 1 -type f \
    \( -name 'ziq-*.duckdb' -o -name kept.json -o -name minutes.json -o -name upgraded.json -o -name record-seed -o -name audit.jsonl -o -name '*.toml' \) | sort)
tar -czf "$file.part" -C "$held" current.json -C "$(cd "$store" && pwd)" "${others[@]}"
mv "$file.part" "$file"
echo "Saved $store to $file."
