# A company's own server, from the templates and their Dockerfile, with a slow tool. Sourced by tests/deploy/run.

pack() {
  local project
  for project in src/Domain src/Application src/Infrastructure src/Host templates; do
    dotnet pack "$root/$project" --configuration Release --output "$work/feed" -p:RunAnalyzers=false || return 1
  done
}

new_server() {
  (cd "$work" && dotnet new install "$work"/feed/McpServer.Templates.*.nupkg --debug:custom-hive "$work/hive" &&
    dotnet new mcp-server --name Acme.Tools --debug:custom-hive "$work/hive") || return 1
  cp -r "$work/feed" "$work/Acme.Tools/feed"
  cat >"$work/Acme.Tools/nuget.config" <<'XML'
<configuration>
  <packageSources><add key="packed" value="feed" /></packageSources>
  <fallbackPackageFolders><add key="machine" value="/machine" /></fallbackPackageFolders>
</configuration>
XML
  mkdir -p "$work/Acme.Tools/src/Server/Tools/Waiting"
  cp "$here/WaitAWhile.cs" "$work/Acme.Tools/src/Server/Tools/Waiting/"
}

# Other packages come from the machine's folder, ours from the feed: an older build of them must not be found.
build_company() {
  local package
  mkdir -p "$work/machine"
  for package in "$packages"/*/; do
    case $package in */mcpserver.*) ;; *) ln -s "/lent/$(basename "$package")" "$work/machine/" ;; esac
  done
  build_image acme-tools "$work/Acme.Tools" "$work/Acme.Tools/Dockerfile" \
    --volume "$packages:/lent:ro" --volume "$work/machine:/machine:ro"
}

start_company() {
  # Under their own names: the template's appsettings.json has them, and would win over the short ones.
  detach "$1" acme-tools "${environment[@]}" --env "Auth0__Audience=$public" --env "Server__DrainTime=$2" --env "Server__DrainDelay=$3" &&
    answers "http://127.0.0.1:$port/healthz/ready" && return
  podman_ logs "$1"
  return 1
}

# begin SECONDS: a call that takes so long, in the background
begin() {
  post "$public/mcp" "$(token admin@example.com)" "$(call wait_a_while "{\"seconds\":$1}")" >"$work/slow.txt" &
  slow=$!
  local tries
  for ((tries = 0; tries < 100; tries++)); do
    [[ $(podman_ logs "$2" 2>&1) == *'Waiting begins'* ]] && return 0
    sleep 0.1
  done
  return 1
}

stop_during_a_call() {
  begin 15 drained || { echo 'The call did not begin.'; return 1; }
  podman_ stop --time 40 drained >/dev/null &
  local stop=$! tries
  for ((tries = 0; tries < 80; tries++)); do
    curl_ --output /dev/null --write-out '%{http_code}' "http://127.0.0.1:$port/healthz/ready" >"$work/ready.txt"
    [[ $(<"$work/ready.txt") == 200 ]] || break
    sleep 0.1
  done
  kill -0 "$slow" 2>/dev/null || { echo 'The call had ended before the server was told to stop.'; return 1; }
  wait "$slow" "$stop"
  grep -q 'Waited 15 seconds' "$work/slow.txt" || { cat "$work/slow.txt"; podman_ logs drained | tail -n 5; return 1; }
}
stop_over_time() {
  begin 25 hurried || { echo 'The call did not begin.'; return 1; }
  podman_ stop --time 40 hurried >/dev/null
  wait "$slow"
  grep -q 'The server stops' "$work/slow.txt" || { cat "$work/slow.txt"; podman_ logs hurried | tail -n 5; return 1; }
}
ended_well() { same 0 "$(podman_ inspect "$1" --format '{{.State.ExitCode}}')"; }

check_company() {
  must 'the packages and templates are packed' pack
  must "a company's server is made, with a slow tool" new_server
  must 'its Dockerfile is built as it is' build_company
  check 'its health check is its own program' same '["CMD","/app/Acme.Tools","healthcheck"]' \
    "$(podman_ image inspect acme-tools --format '{{json .HealthCheck.Test}}')"
  must 'it starts' start_company drained 00:00:20 00:00:10
  check 'a call that runs while it is stopped is answered' stop_during_a_call
  check 'meanwhile it is not ready' same 503 "$(cat "$work/ready.txt")"
  check 'and it ends well' ended_well drained
  podman_ logs drained >"$logs/drained.log" 2>&1
  must 'it starts again' start_company hurried 00:00:02 00:00:00
  check 'a call that takes too long is ended, and told so' stop_over_time
  check 'and it ends well' ended_well hurried
  podman_ logs hurried >"$logs/hurried.log" 2>&1
}
