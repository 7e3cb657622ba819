# What the image is made of. Sourced by tests/deploy/run.

prepare() {
  local tools=(podman runc conmon mmdebstrap nginx iptables)
  if ! command -v "${tools[@]}" >/dev/null || [[ $(command -v "${tools[@]}" | wc -l) -lt ${#tools[@]} ]]; then
    command -v apt-get >/dev/null || return 1
    echo 'Installing podman, runc, mmdebstrap and nginx ...'
    timeout 300 apt-get -qq -o DPkg::Lock::Timeout=120 update >"$logs/apt.log" 2>&1
    # RUNLEVEL: what is installed must not be started.
    RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive timeout 600 apt-get -qq -o DPkg::Lock::Timeout=120 install --yes --no-install-recommends \
      podman runc conmon mmdebstrap nginx-light iptables netavark aardvark-dns catatonit >>"$logs/apt.log" 2>&1 || return 1
  fi
  # crun cannot do Debian's mixed cgroups, and containers may have no more than what this process may.
  cat >"$work/containers.conf" <<'TEXT'
[containers]
default_ulimits = ["nofile=20000:20000","nproc=4096:4096"]
[engine]
runtime = "runc"
cgroup_manager = "cgroupfs"
events_logger = "file"
TEXT
}

can_run_containers() {
  podman_ import "$cache/sdk.tar" probe >"$work/try.log" 2>&1 &&
    podman_ run --rm --network host --memory 64m --cpus 1 probe true >>"$work/try.log" 2>&1
}

# Packages that are here need not be fetched again; the lock file holds them to their hashes.
lent=(--volume "$packages:/root/.nuget/packages")

build_server() { build_image mcpserver "$root" "$root/deploy/Dockerfile" "${lent[@]}" --build-arg SOURCE_DATE_EPOCH=1700000000; }

# The same source in another place, written at another time.
build_again() {
  mkdir "$work/copy" && (cd "$root" && git ls-files -z src .config global.json Directory.*.props .editorconfig BannedSymbols.txt .dockerignore deploy |
    xargs -0 cp --parents -t "$work/copy") && build_image mcpserver-again "$work/copy" "$work/copy/deploy/Dockerfile" "${lent[@]}" --build-arg SOURCE_DATE_EPOCH=1700000000
}

# files IMAGE: every file that a container of it sees
files() {
  local id
  id=$(podman_ create --network none --no-healthcheck "$1") && podman_ export "$id" | tar --list --file - && podman_ rm "$id" >/dev/null
}

hashes() {
  local id
  id=$(podman_ create --network none --no-healthcheck "$1") || return 1
  mkdir -p "$work/out/$1" && podman_ export "$id" | tar --extract --file - --directory "$work/out/$1" app
  podman_ rm "$id" >/dev/null
  (cd "$work/out/$1" && find app -type f -exec sha256sum {} + | sort -k 2)
}

same_bytes() {
  hashes mcpserver >"$logs/hashes.txt" && hashes mcpserver-again >"$work/again.txt" && [[ -s $logs/hashes.txt ]] &&
    diff "$logs/hashes.txt" "$work/again.txt"
}
layers() { podman_ image inspect "$1" --format '{{json .RootFS.Layers}}'; }
same_layers() { same "$(layers mcpserver)" "$(layers mcpserver-again)"; }

only_what_it_needs() {
  local found ours
  found=$(files "$1") || return 1
  ours=$(grep -oE '^app/McpServer\.[A-Za-z.]+\.dll$' <<<"$found" | sort | xargs)
  same 'app/McpServer.Application.dll app/McpServer.Domain.dll app/McpServer.Host.dll app/McpServer.Infrastructure.dll' "$ours" &&
    ! grep -iE '^app/.*(LocalAuth0|Launcher|TestBench|Samples|OpenIddict|EntityFramework|Sqlite|xunit|NSubstitute|CodeAnalysis|Garnet)' <<<"$found"
}
with_the_stand_in() {
  printf 'FROM mcpserver\nCOPY McpServer.LocalAuth0.dll /app/\n' >"$work/bad.Dockerfile"
  mkdir -p "$work/bad" && echo MZ >"$work/bad/McpServer.LocalAuth0.dll"
  podman_ build --quiet --pull=never --tag mcpserver-bad --file "$work/bad.Dockerfile" "$work/bad" >/dev/null && refused only_what_it_needs mcpserver-bad >/dev/null
}

# Of the base that stands in for Microsoft's: what the Dockerfile adds to it is looked at, and not theirs.
no_shell() {
  local found
  found=$(files mcpserver) && [[ $found == *McpServer.Host.dll* ]] || return 1
  ! grep -E '(^|/)(sh|bash|dash|ash|busybox|apt|apt-get|dpkg)$' <<<"$found"
}
field() { podman_ image inspect mcpserver --format "$1"; }
health_check() { same '{"Test":["CMD","/app/McpServer.Host","healthcheck"]' "$(field '{{json .HealthCheck}}' | grep -oE '^\{"Test":\[[^]]*\]')"; }
labels() {
  local label
  for label in title description licenses version base.name; do
    [[ -n $(field "{{index .Labels \"org.opencontainers.image.$label\"}}") ]] || { echo "There is no label $label."; return 1; }
  done
}
# Every package that the program loads has its line.
bill_of_materials() {
  local app=$work/out/mcpserver/app name version missing=0 count=0
  while IFS=/ read -r name version; do
    [[ $name == McpServer.* ]] && continue
    count=$((count + 1))
    grep -q "pkg:nuget/$name@$version\"" "$app/sbom.cdx.json" || { echo "Not listed: $name $version"; missing=1; }
  done < <(sed -n '/"libraries": {/,$p' "$app/McpServer.Host.deps.json" | grep -oE '"[A-Za-z0-9._]+/[0-9][^"]*": \{' | tr -d '": {')
  [[ $missing == 0 && $count -gt 30 ]] || { echo "$count packages"; return 1; }
}
figure() { printf '%-44s %s\n' "$1" "$2" >>"$logs/figures.txt"; }

check_image() {
  printf 'On %s processors, %s, .NET %s\n' "$(nproc)" "$(sed -n 's/^PRETTY_NAME="\(.*\)"/\1/p' /etc/os-release)" "$(dotnet --version)" >"$logs/figures.txt"
  must 'the Dockerfile is built as it is' build_server
  must 'it is built again, elsewhere' build_again
  check 'both have the same files, byte for byte' same_bytes
  check 'and the same layers' same_layers
  check 'it holds the four assemblies of the host and nothing for development' only_what_it_needs mcpserver
  check 'an image with the stand-in in it would be told' with_the_stand_in
  check 'there is no shell and no package manager in it' no_shell
  check 'its user is a number without rights' same 1654 "$(field '{{.User}}')"
  check 'its health check is the program itself' health_check
  check 'it says what it is in labels' labels
  check 'its bill of materials lists every package that it loads' bill_of_materials
  figure 'image' "$(awk "BEGIN { printf \"%.0f MB\", $(field '{{.Size}}') / 1000000 }")"
  figure 'of which the application' "$(du -sm --apparent-size "$work/out/mcpserver/app" | cut -f1) MB"
}
