using System.Net;
using System.Text.Json.Nodes;

namespace McpServer.Infrastructure.Auth0.Management.Credentials;

/// <summary>What an endpoint for tokens answered. No record: the answer holds a token.</summary>
/// <param name="status">Null when there was no answer.</param>
/// <param name="body">Null when it is no JSON object.</param>
/// <param name="cause">Why there was no answer.</param>
internal sealed class TokenReply(HttpStatusCode? status, JsonObject? body, Exception? cause = null)
{
    public bool IsGood => status is HttpStatusCode.OK && body is not null;

    /// <summary>Whether asking again can help.</summary>
    public bool IsOutage => status is null or >= HttpStatusCode.InternalServerError;

    public Exception? Cause => cause;

    /// <summary>The error code of RFC 6749, section 5.2.</summary>
    public string? Error => body.Text("error");

    public string? ErrorDescription => body.Text("error_description");

    public string? Text(string name) => body.Text(name);

    public int? Number(string name) => body.Number(name);
}
