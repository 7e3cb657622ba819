using System.Collections.Frozen;
using McpServer.Domain.Access;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace McpServer.Infrastructure.Auth0.Tokens;

/// <summary>
/// What operators allow to clients that cannot do better. Every use is logged, once for each token, so that an allowance
/// that nobody needs any more is seen.
/// </summary>
internal sealed partial class ClientAllowances(IOptions<Auth0Options> options, ILogger<ClientAllowances> log)
{
    private readonly string _audience = options.Value.Audience;
    private readonly FrozenSet<string> _grantedByPermissions = options.Value.GrantByPermissions.ToFrozenSet(
        StringComparer.Ordinal
    );

    /// <param name="claims">The claims of a token that is accepted.</param>
    /// <param name="caller">Who it speaks for.</param>
    public Caller Apply(TokenJson claims, Caller caller)
    {
        if (claims.Texts("aud")?.Contains(_audience, StringComparer.Ordinal) is not true)
        {
            LogAudience(caller.ClientId);
        }

        if (!caller.HoldsNoToolScope)
        {
            return caller;
        }

        if (_grantedByPermissions.Contains(caller.ClientId))
        {
            LogGranted(caller.ClientId);
            return caller.GrantedByPermissions();
        }

        LogHint(caller.ClientId);
        return caller;
    }

    [LoggerMessage(
        1,
        LogLevel.Information,
        "Accepted an access token of client {ClientId} for an audience of Auth0:AdditionalAudiences"
    )]
    private partial void LogAudience(string clientId);

    [LoggerMessage(
        2,
        LogLevel.Information,
        "Client {ClientId} asked for no scope of a tool; Auth0:GrantByPermissions grants it the permissions of its user"
    )]
    private partial void LogGranted(string clientId);

    [LoggerMessage(
        3,
        LogLevel.Information,
        "Client {ClientId} asked for no scope of a tool although its user has permissions: it should ask for the scopes of the "
            + "challenge or of scopes_supported; if it cannot, Auth0:GrantByPermissions may name it"
    )]
    private partial void LogHint(string clientId);
}
