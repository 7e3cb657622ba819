using McpServer.LocalAuth0.Keys;

namespace McpServer.LocalAuth0.Control;

/// <summary>What can be changed besides the tenant itself. A restart or a reset brings the first values back.</summary>
internal sealed class TenantSwitches
{
    public KeyEndpointState KeyEndpoint { get; set; }

    public TimeSpan KeyEndpointDelay { get; set; }

    public bool AlgorithmInKeys { get; set; }

    /// <summary>How far the clock that stamps access tokens is off.</summary>
    public TimeSpan ClockSkew { get; set; }

    public bool TokensAreExpired { get; set; }

    /// <summary>The limits of Auth0's free plan apply.</summary>
    public bool IsFreePlan { get; set; }

    /// <summary>The most that a page of the Management API holds, whatever was asked for. Null leaves it at Auth0's.</summary>
    public int? LargestPage { get; set; }

    public TenantSwitches() => Reset();

    public void Reset()
    {
        KeyEndpoint = KeyEndpointState.Up;
        KeyEndpointDelay = TimeSpan.FromSeconds(30);
        AlgorithmInKeys = true;
        ClockSkew = TimeSpan.Zero;
        TokensAreExpired = false;
        IsFreePlan = false;
        LargestPage = null;
    }
}
