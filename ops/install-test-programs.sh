#!/usr/bin/env bash
# Installs the programs that tests run beside Python, from Debian where it may: Chromium, nginx, and
# of LibreOffice the parts that open slides, documents and tables.
set -u
missing=()
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || missing+=(chromium fonts-liberation)
command -v nginx >/dev/null || [ -x /usr/sbin/nginx ] || missing+=(nginx-light)
command -v openssl >/dev/null || missing+=(openssl)
# Debian has these parts one by one; a soffice without one says "source file could not be loaded".
office=$(dirname "$(readlink -f "$(command -v soffice || echo /nowhere/soffice)")")
[ -e "$office/libsdlo.so" ] || missing+=(libreoffice-impress-nogui)
[ -e "$office/libsclo.so" ] || missing+=(libreoffice-calc-nogui)
[ -e "$office/libswlo.so" ] || missing+=(libreoffice-writer-nogui)
[ ${#missing[@]} -eq 0 ] && exit 0
if ! command -v apt-get >/dev/null; then
    echo "Please install by hand: ${missing[*]}" >&2
    exit 1
fi
as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "Please install as administrator: apt-get install ${missing[*]}" >&2
        exit 1
    fi
    as_root=(sudo)
fi
log=$(mktemp)
"${as_root[@]}" apt-get update -qq >"$log" 2>&1
if ! DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >>"$log" 2>&1; then
    tail -n 5 "$log" >&2
    exit 1
fi
