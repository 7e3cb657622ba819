namespace McpServer.Domain.Access;

/// <summary>What became of an access token.</summary>
public abstract record TokenVerdict
{
    private TokenVerdict() { }

    /// <summary>The token is good and speaks for this caller.</summary>
    public sealed record Accepted(Caller Caller) : TokenVerdict;

    /// <summary>The token is refused; the client needs another one.</summary>
    public sealed record Rejected(TokenFault Fault) : TokenVerdict;

    /// <summary>The token cannot be checked now: no signing key was ever fetched and the issuer does not answer.</summary>
    /// <param name="RetryAfter">When asking again can help.</param>
    public sealed record Undecided(TimeSpan RetryAfter) : TokenVerdict;
}
