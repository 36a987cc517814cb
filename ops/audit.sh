#!/usr/bin/env bash
# Asks for known vulnerabilities of what is pinned; offline it says so and does not fail.
set -u
out=$(timeout 60 "$1" --requirement requirements.txt --progress-spinner off 2>&1)
code=$?
[ $code -eq 0 ] && exit 0
if grep -qE 'Found [0-9]+ known vulnerabilit' <<<"$out"; then
    echo "$out"
    exit 1
fi
echo "check: the vulnerability database cannot be reached from here; not checked"
