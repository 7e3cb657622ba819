# The image behind nginx, with the stand-in for a tenant behind the same. Sourced by tests/deploy/run.

free_port() {
  local port
  while port=$((20000 + RANDOM % 12000)); (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
  echo "$port"
}
start() {
  local name=$1
  shift
  "$@" >"$logs/$name.log" 2>&1 &
  pids+=($!)
}
curl_() { curl --silent --max-time 30 --cacert "$work/tls/ca.pem" "$@"; }
answers() { curl_ --fail --retry 60 --retry-delay 1 --retry-all-errors --max-time 90 --output /dev/null "$1" || { tail -n 20 "$logs"/*.log; return 1; }; }

# A certificate authority for this run only, which the containers are told to trust.
make_certificates() {
  mkdir -p "$work/tls" && cd "$work/tls" &&
    openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj '/CN=tests of McpServer' -keyout ca.key -out ca.pem &&
    openssl req -newkey rsa:2048 -nodes -subj /CN=localhost -keyout privkey.pem -out leaf.csr &&
    openssl x509 -req -in leaf.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -out leaf.pem \
      -extfile <(printf 'subjectAltName=DNS:localhost,DNS:example.com,DNS:mcp.example.com\nbasicConstraints=CA:FALSE') &&
    cat leaf.pem ca.pem >fullchain.pem && chmod 644 ./*.pem
}

# deploy/nginx.conf with this run's ports, names and certificates, and nothing else changed; TLS for the stand-in beside it.
configure_nginx() {
  sed -e "s#listen 443 ssl#listen 127.0.0.1:$tools_port ssl#" -e "s#127.0.0.1:8080#127.0.0.1:$port#" \
    -e "s#server_name example.com#server_name localhost#" -e "s#/etc/nginx/tls#$work/tls#" "$root/deploy/nginx.conf" >"$work/mcpserver.conf"
  cat >"$work/nginx.conf" <<TEXT
pid $work/nginx.pid;
error_log stderr warn;
daemon off;
events {}
http {
  access_log off;
  client_body_temp_path $work/nginx-body;
  proxy_temp_path $work/nginx-proxy;
  fastcgi_temp_path $work/nginx-f; uwsgi_temp_path $work/nginx-u; scgi_temp_path $work/nginx-s;
  include $work/mcpserver.conf;
  server {
    listen 127.0.0.1:$tenant_port ssl;
    ssl_certificate $work/tls/fullchain.pem;
    ssl_certificate_key $work/tls/privkey.pem;
    location / { proxy_pass http://127.0.0.1:$behind_port; proxy_set_header Host \$http_host; }
  }
}
TEXT
  nginx -t -c "$work/nginx.conf" -e stderr
}

build_stand_in() { dotnet build "$root/dev/LocalAuth0" --configuration Release -p:RunAnalyzers=false; }

hardened=(--network host --read-only --cap-drop all --security-opt no-new-privileges --memory 256m --cpus 1 --pids-limit 256)

# once ARGUMENT...: the image with these arguments, until it ends
once() { podman_ run --rm "${hardened[@]}" --no-healthcheck "${environment[@]}" mcpserver "$@"; }
bare() { podman_ run --rm "${hardened[@]}" --no-healthcheck "$@"; }

# detach NAME IMAGE OPTION...: what watches over the container must not hold the output of a check open
detach() {
  local name=$1 image=$2
  shift 2
  podman_ run --detach --name "$name" "${hardened[@]}" "$@" "$image" >"$logs/$name.start.log" 2>&1 </dev/null ||
    { cat "$logs/$name.start.log"; return 1; }
}

set_tenant_up() {
  once_with=(--volume "$root/deploy/tenant.json:/tenant/tenant.json:ro" --volume "$work/people.json:/tenant/people.json:ro"
    --env AUTH0_CLIENT_ID=LocalManagementClient0000000000 --env AUTH0_CLIENT_SECRET=local-management-secret)
  echo '{ "people": [{ "email": "admin@example.com", "roles": ["Tool Administrator"] }] }' >"$work/people.json"
  podman_ run --rm "${hardened[@]}" --no-healthcheck "${environment[@]}" "${once_with[@]}" mcpserver \
    tenant apply --yes --rate 100 --file /tenant/tenant.json --file /tenant/people.json
}

token() { curl_ --fail --get "https://localhost:$tenant_port/_control/token" --data-urlencode "as=$1" --data-urlencode "audience=$public"; }

# post ADDRESS TOKEN BODY
post() {
  curl_ "$1" --header "Authorization: Bearer $2" --header 'Content-Type: application/json' \
    --header 'Accept: application/json, text/event-stream' --data "$3"
}
call() { printf '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"%s","arguments":%s}}' "$1" "$2"; }

# The first ready and the first authorised answer, in milliseconds from 'podman run'.
start_server() {
  local begun=$EPOCHREALTIME bearer body
  bearer=$(token admin@example.com) && body=$(call get_current_time '{"timeZone":"Europe/Berlin"}') || return 1
  begun=$EPOCHREALTIME
  detach server mcpserver "${environment[@]}" || return 1
  until curl_ --fail --output /dev/null "http://127.0.0.1:$port/healthz/ready"; do
    (($(elapsed "$begun") < 60000)) || { podman_ logs server; return 1; }
    sleep 0.02
  done
  figure 'from podman run to ready' "$(elapsed "$begun") ms"
  post "http://localhost:$port/mcp" "$bearer" "$body" >"$work/first.txt"
  grep -q Europe/Berlin "$work/first.txt" || { cat "$work/first.txt"; return 1; }
  figure 'from podman run to the first authorised answer' "$(elapsed "$begun") ms"
}
elapsed() { awk "BEGIN { printf \"%.0f\", ($EPOCHREALTIME - $1) * 1000 }"; }
memory() { awk '/VmRSS/ { printf "%.0f MB", $2 / 1000 }' "/proc/$(podman_ inspect server --format '{{.State.Pid}}')/status"; }

client() {
  mkdir -p "$work/client" && cp "$root/tests/packages/client.cs" "$work/client" && cd "$work/client" &&
    TOKEN=$(token "$1") SSL_CERT_FILE=$work/tls/bundle.pem dotnet run client.cs -- "$public/mcp" greet name=Ada
}
challenge() { curl_ --include --request POST "$public/mcp" --data '{}'; }
metadata() { curl_ --fail "https://localhost:$tools_port/.well-known/oauth-protected-resource/tools/mcp"; }
# logged_address ADDRESS: what the log says of a request to it that claims to come from elsewhere
logged_address() {
  local path=logged-$RANDOM$RANDOM tries
  curl_ --output /dev/null --header 'X-Forwarded-For: 203.0.113.9' "$1/$path" || return 1
  for ((tries = 0; tries < 100; tries++)); do
    podman_ logs server >"$work/logged.txt" 2>&1
    grep "$path" "$work/logged.txt" && return
    sleep 0.1
  done
  return 1
}
confined() {
  local status=/proc/$(podman_ inspect server --format '{{.State.Pid}}')/status
  same "$(printf 'Uid:\t1654\t1654\t1654\t1654\nCapEff:\t0000000000000000\nNoNewPrivs:\t1')" "$(grep -E '^(Uid|CapEff|NoNewPrivs):' "$status")" &&
    same true "$(podman_ inspect server --format '{{.HostConfig.ReadonlyRootfs}}')" &&
    same 268435456 "$(podman_ inspect server --format '{{.HostConfig.Memory}}')"
}
stop_at_once() {
  local begun=$EPOCHREALTIME
  podman_ stop --time 30 server >/dev/null && figure 'stop without calls' "$(elapsed "$begun") ms" || return 1
  (($(elapsed "$begun") < 10000)) || { echo "It took $(elapsed "$begun") ms."; return 1; }
  same 0 "$(podman_ inspect server --format '{{.State.ExitCode}}')"
}

no_secret_logged() {
  grep -q 'get_current_time' "$logs/server.log" || { echo 'The log is not there.'; return 1; }
  grep -qF "$(cat "$work/secrets/Audit__ArgumentHashKey")" "$logs/server.log"
  same 1 "$?"
}

check_system() {
  port=$(free_port) tools_port=$(free_port) tenant_port=$(free_port) behind_port=$(free_port)
  public=https://localhost:$tools_port/tools
  mkdir -p "$work/secrets" "$work/unreadable"
  printf 'localhost:%s\n' "$tenant_port" >"$work/secrets/Auth0__Domain"
  openssl rand -base64 32 >"$work/secrets/Audit__ArgumentHashKey"
  chmod -R a+rX "$work/secrets"
  chmod a+x "$work"
  cp -r "$work/secrets/." "$work/unreadable/" && chmod 600 "$work/unreadable/Auth0__Domain" && chmod a+rx "$work/unreadable"
  must 'certificates for this run are made' make_certificates
  cat "$certificates" "$work/tls/ca.pem" >"$work/tls/bundle.pem"
  local common=(--volume "$work/tls/ca.pem:/ca.pem:ro" --env SSL_CERT_FILE=/ca.pem --env "AUTH0_AUDIENCE=$public" --env "MCP_SERVER_URL=$public"
    --env "PORT=$port" --env Server__TrustedProxies=127.0.0.1)
  environment=("${common[@]}" --volume "$work/secrets:/run/secrets:ro")

  local faulty=(--env Server__MaxRequestBytes=0 --env Catalog__Timeout=soon --env AUTH0_DOMAIN=https://tenant.us.auth0.com)
  check 'without a tenant it does not start, and says what to set' says 'Auth0:Domain is missing' bare mcpserver
  check 'and that is exit code 1' code 1 bare mcpserver
  check 'every fault of the settings is told at once: the first' says 'Server:MaxRequestBytes' bare "${faulty[@]}" mcpserver
  check 'every fault of the settings is told at once: the second' says "'soon'" bare "${faulty[@]}" mcpserver
  check 'every fault of the settings is told at once: the third' says "write 'tenant.us.auth0.com'" bare "${faulty[@]}" mcpserver
  check 'in Production a stand-in over plain HTTP is not trusted' says 'https://localhost:1/.well-known' \
    bare --env AUTH0_DOMAIN=localhost:1 --env AUTH0_AUDIENCE=http://localhost/ mcpserver serve --check
  check 'a secret that its user cannot read stops the start' says 'Auth0__Domain cannot be read' \
    bare "${common[@]}" --volume "$work/unreadable:/run/secrets:ro" mcpserver

  must 'deploy/nginx.conf is what nginx understands' configure_nginx
  must 'the stand-in for Auth0 is built' build_stand_in
  start stand-in env --chdir="$work" dotnet "$root/artifacts/bin/LocalAuth0/release/McpServer.LocalAuth0.dll" \
    --issuer "https://localhost:$tenant_port/" --listen "http://127.0.0.1:$behind_port/"
  start nginx nginx -c "$work/nginx.conf" -e stderr
  must 'the stand-in runs behind TLS' answers "https://localhost:$tenant_port/.well-known/openid-configuration"
  check 'serve --check finds settings, tools, issuer and keys fine' code 0 once serve --check
  check 'the health check of a server that is not there fails' code 1 once healthcheck
  must 'the image sets the tenant up' set_tenant_up
  must 'it starts, reads its secrets, and answers with a time zone' start_server
  check 'its own health check finds it well' podman_ healthcheck run server
  check 'and ready' code 0 once healthcheck --ready
  check "the SDK's own client calls it through nginx, under a path" says 'Hello, Ada!' client admin@example.com
  check 'who may not is told that there is no such tool' says 'There is no tool' post "$public/mcp" "$(token guest@example.com)" "$(call greet '{"name":"Ada"}')"
  check 'the challenge names the public address of the metadata' says "resource_metadata=\"https://localhost:$tools_port/.well-known/oauth-protected-resource/tools/mcp\"" challenge
  check 'where it is' says "\"resource\":\"$public\"" metadata
  check 'the log has the address that a trusted proxy tells' says '"RemoteAddress":"203.0.113.9"' logged_address "http://localhost:$port"
  check 'and nginx tells its own client, whatever that one claims' says '"RemoteAddress":"127.0.0.1"' logged_address "$public"
  figure 'memory after these calls' "$(memory)"
  check 'it has no rights, no room to write, and no more memory than it was given' confined
  check 'it stops at once when nobody calls' stop_at_once
  podman_ logs server >"$logs/server.log" 2>&1
  check 'no secret is in its log' no_secret_logged
}
