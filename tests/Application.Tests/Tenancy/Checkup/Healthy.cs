using System.Text.Json.Nodes;
using McpServer.Application.Tenancy.Checkup;
using McpServer.Application.Tenancy.Declaration;
using McpServer.Application.Tenancy.Remote;

namespace McpServer.Application.Tests.Tenancy.Checkup;

/// <summary>Evidence in which every check finds everything fine; a test changes it in one place.</summary>
internal static class Healthy
{
    public const string Issuer = "https://tenant.example.com/";

    public static readonly TenantFile File = new() { Roles = [new() { Name = "User", Permissions = ["*"] }] };

    public static RemoteTenant Remote =>
        Tenants.AsWanted with
        {
            Roles = [Role("User", "tool:greet", "tool:whoami")],
            Connections =
            [
                Tenants.Object("con_1", """{ "name": "Passwords", "is_domain_connection": true }"""),
                Tenants.Object("con_2", """{ "name": "Partners", "has_development_keys": true }"""),
            ],
        };

    public static TenantEvidence Evidence =>
        new(
            Tenants.Desired(File),
            Remote,
            Tenants.Plan(File, Remote),
            Issuer,
            Document(
                $"{Issuer}.well-known/openid-configuration",
                """
                {
                  "issuer": "https://tenant.example.com/",
                  "jwks_uri": "https://tenant.example.com/.well-known/jwks.json",
                  "code_challenge_methods_supported": ["S256", "plain"],
                  "authorization_response_iss_parameter_supported": true
                }
                """
            ),
            Document($"{Issuer}.well-known/jwks.json", """{ "keys": [{ "kty": "RSA", "alg": "RS256" }] }"""),
            Document(
                "https://mcp.example.com/.well-known/oauth-protected-resource",
                """
                {
                  "resource": "https://mcp.example.com/",
                  "authorization_servers": ["https://tenant.example.com/"]
                }
                """
            )
        );

    public static RemoteRole Role(string name, params string[] permissions) =>
        Tenants.Role(name, permissions) with
        {
            Members = new(1, ["ada@example.com"]),
        };

    public static PublishedDocument Document(string address, string json) =>
        new(address, JsonNode.Parse(json)!.AsObject(), Fault: null);

    public static PublishedDocument With(this PublishedDocument document, string path, string? json) =>
        document with
        {
            Content = new Resource(document.Address, document.Content!).With(path, json).Fields,
        };

    public static PublishedDocument Unreachable(PublishedDocument document) =>
        document with
        {
            Content = null,
            Fault = $"{document.Address} did not answer.",
        };

    public static TenantEvidence With(RemoteTenant remote) => Evidence with { Remote = remote };

    public static TenantEvidence With(TenantFile file) => Evidence with { Desired = Tenants.Desired(file) };

    /// <summary>What is not fine; there is nothing else, and each tells why it matters and what mends it.</summary>
    public static IReadOnlyList<string> Ills(TenantEvidence evidence)
    {
        var ills = TenantCheckup.Of(evidence).Where(finding => finding.Severity != Severity.Fine).ToList();
        Assert.All(ills, ill => Assert.True(ill is { What.Length: > 0, Why.Length: > 0, Mend.Length: > 0 }));
        return [.. ills.Select(ill => $"{ill.Severity} {ill.Check}: {ill.What}")];
    }

    public static Finding Finding(TenantEvidence evidence, string check) =>
        Assert.Single(TenantCheckup.Of(evidence), finding => finding.Check == check);
}
