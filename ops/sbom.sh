#!/usr/bin/env bash
# Writes a CycloneDX list of everything the program needs, with versions: ops/sbom.sh CYCLONEDX-PY FILE
# It is taken from a new environment with requirements.lock and nothing else, so that it names what is
# installed on a server, the packages of packages included, and no tool of developers.
set -euo pipefail
tool=$(realpath -s "$1") file=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"${PYTHON:-python3}" -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip --quiet --quiet install --disable-pip-version-check -r "${REQUIREMENTS:-requirements.lock}" || {
    echo "The packages cannot be fetched from here, so there is no list." >&2
    exit 1
}
"$folder/venv/bin/python" -m pip uninstall --quiet --yes setuptools pip >/dev/null
PYTHONWARNINGS=ignore "$tool" environment --pyproject pyproject.toml --mc-type application --output-reproducible \
    --output-format JSON --output-file "$file" "$folder/venv/bin/python"
echo "Written: $file"
