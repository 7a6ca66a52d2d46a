#!/bin/sh
# Brings what the browser tests need: Chromium, fonts for many scripts, Node.js, and the packages of
# tests/browser/package.json. Where it cannot, it says so and the tests skip; with CI=true it fails.
# JOURNEYMAP_NO_INSTALL=1 keeps it from installing anything on the system.
set -eu
cd "$(dirname "$0")/../browser"

missing=""

have() { command -v "$1" >/dev/null 2>&1; }

have_browser() { have chromium || have chromium-browser || have google-chrome; }

# The Debian packages that are not there yet.
wanted_packages() {
  have_browser || echo chromium
  have node || echo nodejs
  have npm || echo npm
  for font in fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji; do
    dpkg-query -W -f '${Status}' "$font" 2>/dev/null | grep -q ' installed$' || echo "$font"
  done
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

can_install() {
  [ -z "${JOURNEYMAP_NO_INSTALL:-}" ] && have apt-get &&
    { [ "$(id -u)" = 0 ] || { have sudo && sudo -n true 2>/dev/null; }; }
}

apt_install() {
  as_root apt-get update -qq || true # an older list may do
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -qq -y --no-install-recommends "$@" >/dev/null
}

if have dpkg-query && can_install; then
  packages=$(wanted_packages)
  if [ -n "$packages" ]; then
    echo "installing:" $packages
    # shellcheck disable=SC2086  # one word a package
    apt_install $packages || echo "apt-get could not install:" $packages >&2
  fi
fi

have_browser || missing="$missing Chromium;"
have node || missing="$missing Node.js;"

# No lock file: it would hold the addresses of the registry that this machine happens to use.
stamp=node_modules/.journeymap-ready
if have node && have npm; then
  if [ ! -f "$stamp" ] || [ -n "$(find package.json -newer "$stamp")" ]; then
    if npm install --no-package-lock --no-audit --no-fund --loglevel=error; then
      touch "$stamp"
    else
      missing="$missing the packages of tests/browser/package.json;"
    fi
  fi
else
  missing="$missing npm;"
fi

[ -z "$missing" ] && exit 0

{
  echo "*"
  echo "*  The browser tests lack:$missing"
  if [ "${CI:-}" = true ]; then
    echo "*  CI must run them, so this run has failed."
  else
    echo "*  Tests that need them will be SKIPPED. Install them to run everything."
  fi
  echo "*"
} >&2
[ "${CI:-}" != true ]
