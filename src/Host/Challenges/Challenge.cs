using McpServer.Application.Catalog;
using McpServer.Domain.Access;
using McpServer.Host.Settings;
using Microsoft.Extensions.Options;

namespace McpServer.Host.Challenges;

/// <summary>
/// Writes <c>WWW-Authenticate</c> (RFC 6750, section 3; RFC 9728, section 5.1; MCP 2026-07-28, basic/authorization).
/// Addresses come from the configuration, never from the request.
/// </summary>
internal sealed class Challenge
{
    private const string NoPermission = "The tool needs a permission that the access token does not have";

    private const string NoToolScope =
        "The access token has no scope of any tool although its user has permissions: ask for the scopes named here";

    private readonly string _metadata;
    private readonly string _discovery;

    public Challenge(ToolCatalog catalog, IOptions<ServerOptions> options)
    {
        _metadata = $"resource_metadata=\"{ResourceMetadata.AddressOf(options.Value.PublicUrl)}\"";
        var scope = string.Join(' ', catalog.Permissions);
        _discovery = scope.Length == 0 ? $"Bearer {_metadata}" : $"Bearer {_metadata}, scope=\"{scope}\"";
    }

    /// <summary>401 without a token: where to find the authorization server, and what to ask it for.</summary>
    public Task RefuseMissingTokenAsync(HttpContext context) =>
        RefuseAsync(
            context,
            StatusCodes.Status401Unauthorized,
            _discovery,
            "unauthorized",
            "An access token is needed: see the resource_metadata of the WWW-Authenticate header."
        );

    /// <summary>400: two Authorization headers.</summary>
    public Task RefuseAmbiguousTokenAsync(HttpContext context) =>
        RefuseAsync(
            context,
            StatusCodes.Status400BadRequest,
            $"{_discovery}, error=\"invalid_request\", error_description=\"Send one Authorization header\"",
            "invalid_request",
            "Send one Authorization header"
        );

    /// <summary>401 with a token that is no good: the client needs a new one.</summary>
    public Task RefuseTokenAsync(HttpContext context, TokenFault fault) =>
        RefuseAsync(
            context,
            StatusCodes.Status401Unauthorized,
            $"{_discovery}, error=\"invalid_token\", error_description=\"{fault.Description}\"",
            "invalid_token",
            fault.Description
        );

    /// <summary>503: nobody's token can be checked now. A 401 would send every client into a useless login.</summary>
    public static Task PostponeAsync(HttpContext context, TimeSpan retryAfter)
    {
        var seconds = (int)Math.Ceiling(retryAfter.TotalSeconds);
        context.Response.Headers.RetryAfter = $"{Math.Max(1, seconds)}";
        return WriteAsync(
            context,
            StatusCodes.Status503ServiceUnavailable,
            "temporarily_unavailable",
            "Access tokens cannot be checked now; try again later."
        );
    }

    /// <summary>403: what the call needs and what is granted already, for the client to ask for together.</summary>
    /// <param name="response">What becomes a 403.</param>
    /// <param name="scopes">What to ask for.</param>
    /// <param name="holdsNoToolScope">Whether the client asked for no scope of a tool at all, so that it reads why.</param>
    public void AskForScopes(HttpResponse response, IReadOnlyList<string> scopes, bool holdsNoToolScope)
    {
        response.StatusCode = StatusCodes.Status403Forbidden;
        response.Headers.WWWAuthenticate =
            $"Bearer error=\"insufficient_scope\", scope=\"{string.Join(' ', scopes)}\", {_metadata}, "
            + $"error_description=\"{(holdsNoToolScope ? NoToolScope : NoPermission)}\"";
    }

    private static Task RefuseAsync(HttpContext context, int status, string challenge, string error, string description)
    {
        context.Response.Headers.WWWAuthenticate = challenge;
        return WriteAsync(context, status, error, description);
    }

    private static Task WriteAsync(HttpContext context, int status, string error, string description)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(
            new { error, error_description = description },
            context.RequestAborted
        );
    }
}
