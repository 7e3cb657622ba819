using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using McpServer.TestBench;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace McpServer.Benchmarks.Runner.Tenant;

/// <summary>The tenant of a run: keys over HTTPS, as the production settings want it, with a certificate made for the run.</summary>
internal sealed class BenchmarkIssuer : IAsyncDisposable
{
    private readonly WebApplication _server;

    private BenchmarkIssuer(WebApplication server, int port, string certificateFile) =>
        (_server, Domain, CertificateFile) = (server, $"localhost:{port}", certificateFile);

    public string Domain { get; }

    public string Identifier => $"https://{Domain}/";

    /// <summary>What the servers have to trust.</summary>
    public string CertificateFile { get; }

    public static async Task<BenchmarkIssuer> StartAsync(int port, string folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddMinutes(-5), now.AddDays(2));
        var file = Path.Combine(folder, "issuer.pem");
        await File.WriteAllTextAsync(file, made.ExportCertificatePem());
        var certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), password: null);

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, port, endpoint => endpoint.UseHttps(certificate))
        );
        var server = builder.Build();
        var issuer = new BenchmarkIssuer(server, port, file);
        server.MapGet("/.well-known/jwks.json", Keys);
        server.MapGet("/.well-known/openid-configuration", issuer.Metadata);
        server.MapGet("/.well-known/oauth-authorization-server", issuer.Metadata);
        await server.StartAsync();
        return issuer;
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    private static IResult Keys() =>
        Results.Text(
            new JsonObject { ["keys"] = new JsonArray(TestKeys.First.ToJson()) }.ToJsonString(),
            "application/json"
        );

    private IResult Metadata() =>
        Results.Text(
            new JsonObject
            {
                ["issuer"] = Identifier,
                ["jwks_uri"] = Identifier + ".well-known/jwks.json",
                ["authorization_endpoint"] = Identifier + "authorize",
                ["token_endpoint"] = Identifier + "oauth/token",
                ["response_types_supported"] = new JsonArray("code"),
            }.ToJsonString(),
            "application/json"
        );
}
