using System.Globalization;
using McpServer.Benchmarks.Runner.Tenant;

namespace McpServer.Benchmarks.Runner.Peers;

/// <summary>How a peer is started.</summary>
internal sealed record PeerCommand(
    string Program,
    IReadOnlyList<string> Arguments,
    IReadOnlyDictionary<string, string> Variables
)
{
    public static PeerCommand Of(Peer peer, int port, BenchmarkIssuer issuer, Workplace place)
    {
        var url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        var folder = Path.Combine(place.Artifacts, "peers");
        Dictionary<string, string> variables = new(StringComparer.Ordinal)
        {
            ["ASPNETCORE_URLS"] = url,
            // As in the image, unless somebody wants to look inside with dotnet-trace.
            ["DOTNET_EnableDiagnostics"] = Environment.GetEnvironmentVariable("DOTNET_EnableDiagnostics") ?? "0",
            ["SSL_CERT_FILE"] = issuer.CertificateFile,
            ["SSL_CERT_DIR"] = place.Certificates,
            ["NODE_EXTRA_CA_CERTS"] = issuer.CertificateFile,
            ["NODE_ENV"] = "production",
        };
        if (peer is { IsDotNet: true, IsMetered: true })
        {
            variables["DOTNET_STARTUP_HOOKS"] = Path.Combine(folder, "Meter", "McpServer.Benchmarks.Meter.dll");
        }

        if (peer.Memory is { } bytes)
        {
            // Three quarters of its container's memory are what .NET takes for the heap by itself.
            variables["DOTNET_GCHeapHardLimit"] = (bytes / 4 * 3).ToString("X", CultureInfo.InvariantCulture);
        }

        return peer.Id switch
        {
            "ours" => new(
                Path.Combine(folder, "Host", "McpServer.Host"),
                [],
                OurSettings(variables, peer, issuer, place)
            ),
            "team" => new(
                Path.Combine(folder, "Team", "McpServer.Benchmarks.Team"),
                [],
                OurSettings(variables, peer, issuer, place)
            ),
            "sdk" => new(Sdk(folder), [$"--tools={peer.Tools}"], variables),
            "sdk-auth" => new(
                Sdk(folder),
                [
                    $"--tools={peer.Tools}",
                    "--auth=true",
                    $"--issuer={issuer.Identifier}",
                    $"--audience={Tokens.Audience}",
                ],
                variables
            ),
            "raw" => new(Path.Combine(folder, "Raw", "McpServer.Benchmarks.Raw"), [], variables),
            "fastmcp" => new(
                "node",
                [Path.Combine(place.Root, "benchmarks", "Peers", "FastMcp", "server.mjs")],
                new Dictionary<string, string>(variables, StringComparer.Ordinal)
                {
                    ["PORT"] = port.ToString(CultureInfo.InvariantCulture),
                    ["ISSUER"] = issuer.Identifier,
                    ["AUDIENCE"] = Tokens.Audience,
                }
            ),
            _ => throw new InvalidOperationException($"There is no peer '{peer.Id}'."),
        };
    }

    private static string Sdk(string folder) => Path.Combine(folder, "Sdk", "McpServer.Benchmarks.Sdk");

    // What an operator would set, and the page size of the SDK, which knows no pages: everything.
    private static Dictionary<string, string> OurSettings(
        Dictionary<string, string> variables,
        Peer peer,
        BenchmarkIssuer issuer,
        Workplace place
    ) =>
        new(variables.Concat(ImageVariables.Of(place)), StringComparer.Ordinal)
        {
            ["Auth0__Domain"] = issuer.Domain,
            ["Auth0__Audience"] = Tokens.Audience,
            ["Server__PublicUrl"] = Tokens.Audience,
            ["Server__ToolListPageSize"] = "100000",
            ["FILLER_TOOLS"] = peer.Tools.ToString(CultureInfo.InvariantCulture),
        };
}
