using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace McpServer.ResourceServerConformance.Tests.Careless;

/// <summary>Who is let in to the endpoint, and as whom.</summary>
internal sealed class CarelessGate(Defect defect, CarelessMetadata metadata, CarelessTokens tokens, CarelessTools tools)
{
    private readonly HashSet<string> _connections = new(StringComparer.Ordinal);
    private int _knocks;

    /// <summary>The refusal of a host or a page; null when both are allowed.</summary>
    public IResult? RefuseSource(HttpRequest request)
    {
        var comparison =
            defect == Defect.CaseSensitiveHost ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        return defect == Defect.NoSourceCheck ? null
            : !string.Equals(request.Host.Host, "localhost", comparison) ? CarelessTools.Error(400, "host")
            : request.Headers.Origin.Count > 0 && defect != Defect.NoOriginCheck
                ? CarelessTools.Error(defect == Defect.WrongStatusForOrigin ? 400 : 403, "origin")
            : null;
    }

    /// <summary>The claims of the caller, or the refusal.</summary>
    public async Task<(JsonObject? Claims, IResult? Refusal)> AuthenticateAsync(
        HttpContext http,
        JsonObject? message,
        Dictionary<string, string> sessions
    )
    {
        var authorization = http.Request.Headers.Authorization;
        if (authorization.Count > 1 && defect != Defect.FirstOfTwoTokens)
        {
            return (null, Refuse(http, 400, "invalid_request"));
        }

        var token =
            authorization is [{ } first, ..] && first.StartsWith("Bearer ", StringComparison.Ordinal)
                ? first["Bearer ".Length..]
                : null;
        if (defect == Defect.TokenInQuery)
        {
            token ??= http.Request.Query["access_token"];
        }

        if (token is not null && await tokens.ReadAsync(token) is { } claims)
        {
            _connections.Add(http.Connection.Id);
            return (claims, null);
        }

        var subject = defect switch
        {
            Defect.TrustsConnections when _connections.Contains(http.Connection.Id) => "alice",
            Defect.SessionIsCredential => sessions.GetValueOrDefault($"{http.Request.Headers["Mcp-Session-Id"]}"),
            Defect.HandleIsCredential => tools.SubjectOf((string?)message?["params"]?["requestState"]),
            _ => null,
        };
        return subject is not null
            ? (new JsonObject { ["sub"] = subject, ["scope"] = "tool:read" }, null)
            : (null, Refuse(http, 401, token is null && defect != Defect.ErrorWithoutToken ? null : "invalid_token"));
    }

    private IResult Refuse(HttpContext http, int status, string? error)
    {
        var scope = defect switch
        {
            Defect.NoScopeInChallenge => null,
            Defect.AsksOfflineAccess => "tool:read offline_access",
            Defect.ScopesThatChange => $"tool:read{(_knocks++ % 2 == 0 ? "" : " tool:greet")}",
            _ => "tool:read",
        };
        http.Response.Headers.WWWAuthenticate =
            $"Bearer resource_metadata=\"{metadata.Address}\""
            + (scope is null ? "" : $", scope=\"{scope}\"")
            + (error is null || defect == Defect.NoErrorInChallenge ? "" : $", error=\"{error}\"");
        return defect == Defect.DescribesItselfInRefusals
            ? Results.Json(new { serverInfo = "careless", tools = new[] { "vault" } }, statusCode: status)
            : Results.StatusCode(status);
    }
}
