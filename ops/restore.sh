#!/usr/bin/env bash
# Brings a saved data folder back, while the dashboard runs: ops/restore.sh FILE.tgz
# Only looks whether it could, and changes nothing: ops/restore.sh --check FILE.tgz
# A damaged backup is never restored. Versions imported since stay on disk; the audit log of today is
# kept, the saved one lies beside it.
set -euo pipefail
umask 077
check=
if [ "${1:-}" = --check ]; then
    check=yes
    shift
fi
file=$(realpath "${1:?usage: ops/restore.sh [--check] FILE.tgz}")
store=$(realpath -m "${ZIQ_STORE:-store}")
program=$(cd "$(dirname "$0")/.." && pwd)
python=${PYTHON:-$program/.venv/bin/python}
if [ -n "$check" ]; then
    unpacked=$(mktemp -d)
else
    mkdir -p "$store"
    unpacked=$(mktemp -d "$store/.restore.XXXXXX")
fi
trap 'rm -rf "$unpacked"' EXIT
tar -xzf "$file" -C "$unpacked" --no-same-owner || { echo "$file is damaged, or no backup." >&2; exit 1; }
[ -f "$unpacked/current.json" ] || { echo "$file is no backup of a data folder." >&2; exit 1; }
(cd "$program" && "$python" -m data.verifying "$unpacked") || {
    echo "$file is damaged; nothing was changed." >&2
    exit 1
}
if [ -n "$check" ]; then
    echo "$file is whole: every value of every version in it was read."
    exit 0
fi
if [ -f "$unpacked/audit.jsonl" ] && [ -f "$store/audit.jsonl" ]; then
    mv "$unpacked/audit.jsonl" "$store/audit-$(date -u +%Y%m%dT%H%M%SZ).jsonl"
fi
# The pointer last, by rename: whoever reads sees the state before or the state after.
find "$unpacked" -maxdepth 1 -type f ! -name current.json -exec mv -t "$store" {} +
mv "$unpacked/current.json" "$store/current.json"
echo "Restored $file to $store."
