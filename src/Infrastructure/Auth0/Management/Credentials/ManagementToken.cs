namespace McpServer.Infrastructure.Auth0.Management.Credentials;

/// <summary>A token for the Management API. No record: those tell their members to whoever asks for a text.</summary>
/// <param name="value">What is sent.</param>
/// <param name="scopes">What it allows; null when that is not known.</param>
/// <param name="goodUntil">When another one is needed; null when that is not known.</param>
internal sealed class ManagementToken(string value, IReadOnlySet<string>? scopes, DateTimeOffset? goodUntil)
{
    public string Value => value;

    public IReadOnlySet<string>? Scopes => scopes;

    public bool IsGoodAt(DateTimeOffset now) => goodUntil is null || now < goodUntil;
}
