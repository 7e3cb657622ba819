using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;

namespace McpServer.LocalAuth0.Tokens;

/// <summary>Auth0 takes token requests as JSON too; OpenIddict, as the RFCs say, as forms only.</summary>
internal static class JsonTokenRequests
{
    public static void UseJsonTokenRequests(this IApplicationBuilder app) =>
        app.Use(
            async (context, next) =>
            {
                if (
                    context.Request.Path.StartsWithSegments("/oauth", StringComparison.Ordinal)
                    && context.Request.HasJsonContentType()
                )
                {
                    var fields = await ReadAsync(context);
                    context.Request.ContentType = "application/x-www-form-urlencoded";
                    context.Request.Form = new FormCollection(fields);
                }

                await next(context);
            }
        );

    private static async Task<Dictionary<string, StringValues>> ReadAsync(HttpContext context)
    {
        try
        {
            var json = await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            return (json as JsonObject ?? [])
                .Where(member => member.Value is not null)
                .ToDictionary(
                    member => member.Key,
                    member => new StringValues(member.Value!.ToString()),
                    StringComparer.Ordinal
                );
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            // An empty form is refused with the OAuth error that the caller expects.
            return [];
        }
    }
}
