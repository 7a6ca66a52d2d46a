#!/bin/sh
# Brings PostgreSQL, on which tests measure as on DuckDB, where apt-get is there and may be used. The tests start a
# server of their own, so none is started for good.
set -eu

have_postgres() { command -v initdb >/dev/null 2>&1 || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

can_install() {
  command -v apt-get >/dev/null 2>&1 && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }
}

have_postgres && exit 0
if can_install; then
  as_root apt-get update -qq || true # an older list may do
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends postgresql-common >/dev/null &&
    as_root mkdir -p /etc/postgresql-common/createcluster.d &&
    echo "create_main_cluster = false" | as_root tee /etc/postgresql-common/createcluster.d/journeymap.conf >/dev/null &&
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends postgresql >/dev/null || true
fi
have_postgres && exit 0
echo "PostgreSQL is not there, and apt-get cannot install it: the tests that need it will be SKIPPED" >&2
[ "${CI:-}" != true ]
