using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace McpServer.Infrastructure.Tests.Auth0.Management;

/// <summary>What the tenant does with a request.</summary>
internal sealed record Reply(int Status, string Body)
{
    /// <summary>The connection breaks before the answer.</summary>
    public static Reply Lost { get; } = new(0, string.Empty);

    /// <summary>No answer ever comes.</summary>
    public static Reply None { get; } = new(-1, string.Empty);

    public (string Name, string Value)? Header { get; init; }

    public static Reply Json(string body) => new(200, body);

    /// <summary>The error envelope of Auth0.</summary>
    public static Reply Fault(int status, string message, string? code = null) =>
        new(
            status,
            new JsonObject
            {
                ["statusCode"] = status,
                ["error"] = "Error",
                ["message"] = message,
                ["errorCode"] = code,
            }.ToJsonString()
        );

    public Task SendAsync(HttpContext context)
    {
        if (Status == 0)
        {
            context.Abort();
            return Task.CompletedTask;
        }

        if (Status < 0)
        {
            return Task.Delay(Timeout.Infinite, context.RequestAborted);
        }

        context.Response.StatusCode = Status;
        if (Header is { } header)
        {
            context.Response.Headers.Append(header.Name, header.Value);
        }

        // Kestrel takes even an empty write for a body, which a 204 must not have, and breaks the connection.
        return Body.Length == 0 ? Task.CompletedTask : context.Response.WriteAsync(Body, context.RequestAborted);
    }
}
