#!/usr/bin/env bash
# Asks for known vulnerabilities of what is pinned: ops/audit.sh PIP-AUDIT
# A known hole fails. Where the database cannot be reached, that is said plainly, and nothing fails.
set -u
seconds=${ZIQ_AUDIT_SECONDS:-60}
out=$(timeout "$seconds" "$1" --requirement requirements.txt --progress-spinner off 2>&1)
code=$?
[ $code -eq 0 ] && exit 0
if [ $code -eq 124 ]; then
    echo "check: NOT CHECKED for known vulnerabilities: no answer within $seconds seconds"
    exit 0
fi
if grep -qiE 'Found [0-9]+ known vulnerabilit' <<<"$out"; then
    echo "$out"
    exit 1
fi
unreachable='ConnectionError|Max retries|ServiceError|Could not connect|timed out|Name or service|resolution|Proxy|SSLError|HTTPError|No matching distribution|Failed to upgrade .?pip'
if grep -qiE "$unreachable" <<<"$out"; then
    echo "check: NOT CHECKED for known vulnerabilities: the database cannot be reached from here"
    exit 0
fi
echo "$out"
echo "check: the look for known vulnerabilities failed for another reason than the network"
exit 1
