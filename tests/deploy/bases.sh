# Images that stand for Microsoft's where their registry is out of reach: Debian's libraries and this machine's .NET under
# the names of the Dockerfile, which is built as it is. Sourced by tests/deploy/run.

# The runtime image has no shell, as the real one; the SDK image gets this machine's SDK as a mount when it builds.
make_root_filesystems() {
  mkdir -p "$cache"
  root_filesystem runtime extract libc6,libgcc-s1,libstdc++6,libssl3,zlib1g,ca-certificates,base-files,netbase &&
    root_filesystem sdk essential ca-certificates,tzdata,libicu72,libssl3,zlib1g,libstdc++6
}

# Kept for the next run: Debian is not asked twice.
root_filesystem() {
  [[ -f $cache/$1.tar ]] && return
  mmdebstrap --quiet --variant="$2" --include="$3" bookworm "$cache/part.tar" && mv "$cache/part.tar" "$cache/$1.tar"
}

make_bases() {
  local context=$work/bases
  mkdir -p "$context/runtime/certs" "$context/sdk"
  cp "$cache/runtime.tar" "$context/runtime/" && cp "$cache/sdk.tar" "$context/sdk/" || return 1
  cp "$certificates" "$context/runtime/certs/ca-certificates.crt"
  cp -a "$dotnet_root"/{dotnet,host,shared} "$context/runtime/"
  cat >"$context/runtime/Dockerfile" <<'TEXT'
FROM scratch
ADD runtime.tar /
COPY dotnet /usr/share/dotnet/dotnet
COPY host /usr/share/dotnet/host
COPY shared /usr/share/dotnet/shared
COPY certs /etc/ssl/certs
ENV PATH=/usr/bin:/bin:/usr/share/dotnet APP_UID=1654 ASPNETCORE_HTTP_PORTS=8080 DOTNET_RUNNING_IN_CONTAINER=true
USER 1654
TEXT
  cat >"$context/sdk/Dockerfile" <<'TEXT'
FROM scratch
ADD sdk.tar /
ENV PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/usr/share/dotnet DOTNET_RUNNING_IN_CONTAINER=true
TEXT
  podman_ build --quiet --tag mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled "$context/runtime" &&
    podman_ build --quiet --tag mcr.microsoft.com/dotnet/sdk:10.0 "$context/sdk"
}

# build_image TAG CONTEXT DOCKERFILE [OPTION...]: the machine lends the build its SDK and certificates
build_image() {
  local tag=$1 context=$2 file=$3
  shift 3
  podman_ build --layers=false --format docker --pull=never --network host \
    --volume "$dotnet_root:/usr/share/dotnet:ro" --volume "$(dirname "$certificates"):/etc/ssl/certs:ro" \
    --env NUGET_CERT_REVOCATION_MODE=offline \
    "$@" --file "$file" --tag "$tag" "$context"
}
