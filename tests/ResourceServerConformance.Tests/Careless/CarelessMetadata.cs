using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace McpServer.ResourceServerConformance.Tests.Careless;

/// <summary>The public documents, and the authorization server's page: this server is its own.</summary>
internal sealed class CarelessMetadata(Defect defect, string origin)
{
    public const string ClientId = "client-1";
    public const string RedirectUri = "http://localhost:9999/callback";
    private const string WellKnown = "/.well-known/oauth-protected-resource";

    public string Issuer => $"{origin}/";

    public string Resource => $"{origin}/mcp";

    public string Address => defect == Defect.DeadMetadataAddress ? $"{origin}/nowhere" : $"{origin}{WellKnown}/mcp";

    public void Map(IEndpointRouteBuilder routes)
    {
        if (defect != Defect.NoMetadata)
        {
            routes.MapGet(WellKnown, Document);
            routes.MapGet($"{WellKnown}/mcp", Document);
        }

        if (defect == Defect.MetadataUnderAnySuffix)
        {
            routes.MapGet($"{WellKnown}/{{suffix}}", Document);
        }

        routes.MapGet("/.well-known/oauth-authorization-server", AuthorizationServer);
        routes.MapGet("/authorize", Authorize);
    }

    private IResult Document() =>
        Results.Json(
            new JsonObject
            {
                ["resource"] = defect switch
                {
                    Defect.MetadataOfAnotherHost => "https://other.example/mcp",
                    Defect.SlashThatNobodyMeans => $"{Resource}/",
                    _ => Resource,
                },
                ["authorization_servers"] = defect switch
                {
                    Defect.NoIssuers => (JsonArray)[],
                    Defect.IssuerWithoutSlash => new JsonArray(origin),
                    _ => new JsonArray(Issuer),
                },
                ["scopes_supported"] = defect switch
                {
                    Defect.AsksOfflineAccess => new JsonArray("tool:read", "offline_access"),
                    Defect.ScopeForEverything => new JsonArray("tool:read", "*"),
                    _ => new JsonArray("tool:read"),
                },
            }
        );

    private IResult AuthorizationServer() =>
        Results.Json(
            new JsonObject
            {
                ["issuer"] = Issuer,
                ["authorization_endpoint"] = $"{origin}/authorize",
                ["token_endpoint"] =
                    defect == Defect.PlainTokenEndpoint ? "http://tokens.example/token" : $"{origin}/token",
            }
        );

    private IResult Authorize(string client_id, string redirect_uri) =>
        redirect_uri != RedirectUri && defect != Defect.AnyRedirect ? Results.BadRequest("unknown redirect")
        : defect == Defect.NoConsent ? Results.Redirect("https://third-party.example/authorize")
        : Results.Text($"May {client_id} sign you in?");
}
