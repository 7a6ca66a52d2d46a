#!/bin/sh
# Brings what the tests of pages need beside Python: Chromium, fonts for many scripts, Node.js, and
# the packages of tests/browser/package.json in the exact versions of package-lock.json.
#
#   get-browser.sh           installs those packages, into tests/browser/node_modules; the system stays as it is
#   get-browser.sh install   installs the rest first, where apt-get is there and may be used
#   get-browser.sh lock      renews package-lock.json
#
# What is lacking in the end is said, and the tests skip it; with CI=true it is a failure.
set -eu
cd "$(dirname "$0")/../browser"

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
  have apt-get && have dpkg-query && { [ "$(id -u)" = 0 ] || { have sudo && sudo -n true 2>/dev/null; }; }
}

install_system_packages() {
  packages=$(wanted_packages)
  [ -n "$packages" ] || return 0
  echo "installing:" $packages
  as_root apt-get update -qq || true # an older list may do
  # shellcheck disable=SC2086  # one word a package
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -qq -y --no-install-recommends $packages >/dev/null ||
    echo "apt-get could not install:" $packages >&2
}

# The lock names no registry: each machine asks the one it is set up for, and compares checksums. It is
# made in an empty folder, as npm would take old versions, and no checksums, from node_modules.
renew_lock() {
  have npm || { echo "no npm on this machine: tests/browser/package-lock.json stays as it is" >&2; return 0; }
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
  mkdir "$folder/browser" # npm writes the name of the folder down
  cp package.json "$folder/browser"
  (cd "$folder/browser" && npm install --package-lock-only --omit-lockfile-registry-resolved --ignore-scripts \
    --no-audit --no-fund --loglevel=error)
  cp "$folder/browser/package-lock.json" .
}

stamp=node_modules/.journeymap-ready

install_node_packages() {
  if [ -f "$stamp" ] && [ -z "$(find package.json package-lock.json -newer "$stamp")" ]; then return 0; fi
  npm ci --ignore-scripts --no-audit --no-fund --loglevel=error && touch "$stamp"
}

case "${1:-}" in
  lock) renew_lock; exit ;;
  install)
    if can_install; then
      install_system_packages
    else
      echo "apt-get is not there, or not for you to use: nothing is installed on the system" >&2
    fi
    ;;
esac

missing=""
have_browser || missing="$missing Chromium;"
have node || missing="$missing Node.js;"
if have node && have npm; then
  install_node_packages || missing="$missing the packages of tests/browser/package.json;"
else
  have npm || missing="$missing npm;"
fi

[ -z "$missing" ] && exit 0

{
  echo "*"
  echo "*  The tests of pages lack:$missing"
  if [ "${CI:-}" = true ]; then
    echo "*  CI must run them, so this run has failed."
  else
    echo "*  Tests that need them will be SKIPPED. To run everything, install them: make setup"
  fi
  echo "*"
} >&2
[ "${CI:-}" != true ]
