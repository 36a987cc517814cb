#!/usr/bin/env bash
# Installs the programs that tests run beside Python, from Debian where it may: a Chromium, nginx, and
# of LibreOffice the parts that open slides, documents and tables; and those named as arguments.
set -u
missing=()
wanted=()
# The shell is Chromium without what only a window needs, and shows a page for less work. Where it is
# not to be had, a Chromium that is there will do (tests/chromium.py).
if ! command -v chromium-headless-shell >/dev/null; then
    if command -v chromium >/dev/null || command -v chromium-browser >/dev/null; then
        wanted+=(chromium-headless-shell)
    else
        missing+=(chromium-headless-shell fonts-liberation)
    fi
fi
for program in "$@"; do
    command -v "$program" >/dev/null || missing+=("$program")
done
command -v nginx >/dev/null || [ -x /usr/sbin/nginx ] || missing+=(nginx-light)
command -v openssl >/dev/null || missing+=(openssl)
# Debian has these parts one by one; a soffice without one says "source file could not be loaded".
office=$(dirname "$(readlink -f "$(command -v soffice || echo /nowhere/soffice)")")
[ -e "$office/libsdlo.so" ] || missing+=(libreoffice-impress-nogui)
[ -e "$office/libsclo.so" ] || missing+=(libreoffice-calc-nogui)
[ -e "$office/libswlo.so" ] || missing+=(libreoffice-writer-nogui)
[ ${#missing[@]} -eq 0 ] && [ ${#wanted[@]} -eq 0 ] && exit 0

as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo)
if [ ${#missing[@]} -eq 0 ]; then
    # Nobody is asked for a password, and nobody waits for long, for what is only faster.
    [ "$(id -u)" -eq 0 ] || as_root=(sudo -n)
    command -v apt-get >/dev/null || exit 0
    [ "$(id -u)" -eq 0 ] || sudo -n true 2>/dev/null || exit 0
elif ! command -v apt-get >/dev/null; then
    echo "Please install by hand: ${missing[*]}" >&2
    exit 1
elif [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
    echo "Please install as administrator: apt-get install ${missing[*]}" >&2
    exit 1
fi
log=$(mktemp)
trap 'rm -f "$log"' EXIT
patient=(-o Acquire::http::Timeout=30 -o Acquire::https::Timeout=30)
install() {
    DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get "${patient[@]}" install -y -qq --no-install-recommends "$@" >>"$log" 2>&1
}
"${as_root[@]}" apt-get "${patient[@]}" update -qq >"$log" 2>&1
if [ ${#missing[@]} -gt 0 ] && ! install "${missing[@]}"; then
    # A distribution without the shell has Chromium.
    if ! install "${missing[@]/chromium-headless-shell/chromium}"; then
        tail -n 5 "$log" >&2
        exit 1
    fi
fi
[ ${#wanted[@]} -eq 0 ] || install "${wanted[@]}" || true
