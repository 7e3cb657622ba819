namespace McpServer.Infrastructure.Auth0.Keys;

/// <summary>What asking an issuer for its keys brought.</summary>
/// <param name="Keys">At least one key, by its <c>kid</c>; null when the attempt failed.</param>
/// <param name="Fault">A stable code that tells why it failed.</param>
/// <param name="Cause">What was thrown, where something was.</param>
/// <param name="Unusable">How many keys of the set were left out.</param>
internal sealed record KeySetAnswer(
    IReadOnlyDictionary<string, SigningKey>? Keys,
    string? Fault = null,
    Exception? Cause = null,
    int Unusable = 0
)
{
    public static KeySetAnswer Failed(string fault, Exception? cause = null) => new(null, fault, cause);
}
