using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace McpServer.LocalAuth0.Management;

/// <summary>Refusals in Auth0's envelope.</summary>
internal static class ManagementError
{
    public static IResult Of(int status, string message, string? code = null)
    {
        var body = new JsonObject
        {
            ["statusCode"] = status,
            ["error"] = ReasonPhrases.GetReasonPhrase(status),
            ["message"] = message,
        };
        if (code is not null)
        {
            body["errorCode"] = code;
        }

        return Results.Json(body, statusCode: status);
    }

    public static IResult InvalidToken(string message = "Invalid token") => Of(401, message);

    public static IResult InsufficientScope(IEnumerable<string> scopes) =>
        Of(403, $"Insufficient scope, expected any of: {string.Join(',', scopes)}", "insufficient_scope");

    public static IResult InvalidBody(string fault) => Of(400, $"Payload validation error: {fault}.", "invalid_body");

    public static IResult InvalidQuery(string fault) =>
        Of(400, $"Query validation error: {fault}.", "invalid_query_string");

    public static IResult NotSupported(string message) => Of(400, message, "operation_not_supported");

    public static IResult NoSuch(string kind, string message) => Of(404, message, $"inexistent_{kind}");

    public static IResult Conflict(string message, string code) => Of(409, message, code);
}
