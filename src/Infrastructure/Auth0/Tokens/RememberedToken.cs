using McpServer.Domain.Access;
using McpServer.Infrastructure.Auth0.Keys;

namespace McpServer.Infrastructure.Auth0.Tokens;

/// <summary>What is kept of an accepted token, to accept it again while its key is trusted.</summary>
internal sealed record RememberedToken(
    TokenVerdict.Accepted Verdict,
    SigningKey Key,
    IssuerKeys Keys,
    ValidityPeriod Period
);
