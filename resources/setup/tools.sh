#!/bin/sh
# Install the Debian packages of tools.txt that are missing (as root), or say in one sentence which are.
set -u
missing=""
while read -r package files; do
    case "$package" in ""|\#*) continue ;; esac
    found=""
    for file in $files; do [ -e "$file" ] && found=yes; done
    [ -n "$found" ] || missing="$missing $package"
done < tools.txt
[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing$missing"
    # shellcheck disable=SC2086  # a list of words
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null && exit 0
fi
echo "Not installed:$missing (see tools.txt); the tests that need them will be skipped by name." >&2
