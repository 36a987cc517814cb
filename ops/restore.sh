#!/usr/bin/env bash
# Brings a saved data folder back, while the dashboard runs: ops/restore.sh FILE.tgz
# Versions imported since stay on disk; the audit log of today is kept, the saved one lies beside it.
set -euo pipefail
umask 077
file=${1:?usage: ops/restore.sh FILE.tgz}
store=${ZIQ_STORE:-store}
mkdir -p "$store"
unpacked=$(mktemp -d "$store/.restore.XXXXXX")
trap 'rm -rf "$unpacked"' EXIT
tar -xzf "$file" -C "$unpacked" --no-same-owner
[ -f "$unpacked/current.json" ] || { echo "$file is no backup of a data folder." >&2; exit 1; }
if [ -f "$unpacked/audit.jsonl" ] && [ -f "$store/audit.jsonl" ]; then
    mv "$unpacked/audit.jsonl" "$store/audit-$(date -u +%Y%m%dT%H%M%SZ).jsonl"
fi
# The pointer last, by rename: whoever reads sees the state before or the state after.
find "$unpacked" -maxdepth 1 -type f ! -name current.json -exec mv -t "$store" {} +
mv "$unpacked/current.json" "$store/current.json"
echo "Restored $file to $store."
