using McpServer.Application.Tenancy.Remote;

namespace McpServer.Application.Tenancy.Checkup;

/// <summary>What the running server tells its clients (RFC 9728), held against the tenant.</summary>
internal static class ServerChecks
{
    private const string Check = "server metadata";

    public static IEnumerable<Finding> Of(TenantEvidence evidence)
    {
        if (evidence.Server.Content is not { } content)
        {
            yield return Finding.Warning(
                Check,
                $"{evidence.Server.Fault}",
                "Whether clients are sent to the right place was not looked at.",
                "Start the server, set Server:PublicUrl (MCP_SERVER_URL) to its address, and run this again."
            );
            yield break;
        }

        var metadata = new Resource(evidence.Server.Address, content);
        var resource = metadata.Text("resource");
        yield return resource == evidence.Desired.Identifier
            ? Finding.Fine(Check, $"resource is '{resource}', byte for byte the API's identifier")
            : Finding.Error(
                Check,
                $"resource is '{resource}', the API's identifier is '{evidence.Desired.Identifier}'",
                "Auth0 does not know the API that clients ask for, and answers 'Service not found'.",
                "Set Auth0:Audience (AUTH0_AUDIENCE) of the server to the identifier, with or without its slash, and restart it."
            );
        var issuers = metadata.Texts("authorization_servers");
        yield return issuers.Contains(evidence.Issuer, StringComparer.Ordinal)
            ? Finding.Fine("server's issuer", evidence.Issuer)
            : Finding.Error(
                "server's issuer",
                $"the server names [{string.Join(", ", issuers)}], the tenant is '{evidence.Issuer}'",
                "Clients sign in at another tenant, and the server refuses their tokens.",
                "Set Auth0:Domain (AUTH0_DOMAIN) of the server to this tenant, and restart it."
            );
    }
}
