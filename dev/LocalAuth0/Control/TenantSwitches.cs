using McpServer.LocalAuth0.Keys;
using McpServer.LocalAuth0.Tokens;

namespace McpServer.LocalAuth0.Control;

/// <summary>What can be changed while the stand-in runs. A restart or a reset brings the first values back.</summary>
internal sealed class TenantSwitches
{
    public TokenDialect Dialect { get; set; }

    /// <summary>The Resource Parameter Compatibility Profile: <c>resource</c> counts as <c>audience</c>.</summary>
    public bool ResourceProfile { get; set; }

    public bool DynamicRegistration { get; set; }

    public KeyEndpointState KeyEndpoint { get; set; }

    public TimeSpan KeyEndpointDelay { get; set; }

    public bool AlgorithmInKeys { get; set; }

    /// <summary>How far the clock that stamps access tokens is off.</summary>
    public TimeSpan ClockSkew { get; set; }

    public bool TokensAreExpired { get; set; }

    public TenantSwitches() => Reset();

    public void Reset()
    {
        Dialect = TokenDialect.Rfc9068ProfileAuthz;
        ResourceProfile = true;
        DynamicRegistration = true;
        KeyEndpoint = KeyEndpointState.Up;
        KeyEndpointDelay = TimeSpan.FromSeconds(30);
        AlgorithmInKeys = true;
        ClockSkew = TimeSpan.Zero;
        TokensAreExpired = false;
    }
}
