using System.Net;
using System.Text.Json.Nodes;

namespace McpServer.LocalAuth0.Tests.Running;

internal sealed record TokenAnswer(HttpStatusCode Status, JsonObject Body, bool IsNoStore)
{
    public string? Error => (string?)Body["error"];

    public string? Scope => (string?)Body["scope"];

    public string? RefreshToken => (string?)Body["refresh_token"];

    public string? Raw => (string?)Body["access_token"];

    public AccessToken AccessToken => new(Raw!);
}
