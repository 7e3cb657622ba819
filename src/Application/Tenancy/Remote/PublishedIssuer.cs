namespace McpServer.Application.Tenancy.Remote;

/// <summary>What a trusted issuer publishes, seen as this server will see it.</summary>
/// <param name="Identifier">The issuer that is trusted.</param>
/// <param name="UsableKeys">How many keys tokens can be signed with.</param>
/// <param name="Faults">What keeps people from signing in, a plain sentence each.</param>
public sealed record PublishedIssuer(string Identifier, int UsableKeys, IReadOnlyList<string> Faults);
