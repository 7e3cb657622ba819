using System.Collections.Concurrent;
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

    private static readonly Refusal Postponed = new(
        StatusCodes.Status503ServiceUnavailable,
        challenge: null,
        "temporarily_unavailable",
        "Access tokens cannot be checked now; try again later."
    );

    private readonly string _metadata;
    private readonly string _discovery;
    private readonly Refusal _missingToken;
    private readonly Refusal _ambiguousToken;

    // No more than there are faults: nothing in one comes from the token.
    private readonly ConcurrentDictionary<TokenFault, Refusal> _badTokens = new();

    public Challenge(ToolCatalog catalog, IOptions<ServerOptions> options)
    {
        _metadata = $"resource_metadata=\"{ResourceMetadata.AddressOf(options.Value.PublicUrl)}\"";
        var scope = string.Join(' ', catalog.Permissions);
        _discovery = scope.Length == 0 ? $"Bearer {_metadata}" : $"Bearer {_metadata}, scope=\"{scope}\"";
        _missingToken = new(
            StatusCodes.Status401Unauthorized,
            _discovery,
            "unauthorized",
            "An access token is needed: see the resource_metadata of the WWW-Authenticate header."
        );
        _ambiguousToken = Refuse(StatusCodes.Status400BadRequest, "invalid_request", "Send one Authorization header");
    }

    /// <summary>401 without a token: where to find the authorization server, and what to ask it for.</summary>
    public Task RefuseMissingTokenAsync(HttpContext context) => _missingToken.WriteAsync(context);

    /// <summary>400: two Authorization headers.</summary>
    public Task RefuseAmbiguousTokenAsync(HttpContext context) => _ambiguousToken.WriteAsync(context);

    /// <summary>401 with a token that is no good: the client needs a new one.</summary>
    public Task RefuseTokenAsync(HttpContext context, TokenFault fault) =>
        _badTokens
            .GetOrAdd(
                fault,
                static (fault, challenge) =>
                    challenge.Refuse(StatusCodes.Status401Unauthorized, "invalid_token", fault.Description),
                this
            )
            .WriteAsync(context);

    /// <summary>503: nobody's token can be checked now. A 401 would send every client into a useless login.</summary>
    public static Task PostponeAsync(HttpContext context, TimeSpan retryAfter)
    {
        var seconds = (int)Math.Ceiling(retryAfter.TotalSeconds);
        context.Response.Headers.RetryAfter = $"{Math.Max(1, seconds)}";
        return Postponed.WriteAsync(context);
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

    private Refusal Refuse(int status, string error, string description) =>
        new(status, $"{_discovery}, error=\"{error}\", error_description=\"{description}\"", error, description);
}
