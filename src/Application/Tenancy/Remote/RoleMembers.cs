namespace McpServer.Application.Tenancy.Remote;

/// <summary>Who has a role.</summary>
/// <param name="Total">How many accounts.</param>
/// <param name="Emails">The addresses of the first fifty.</param>
public sealed record RoleMembers(int Total, IReadOnlyList<string> Emails);
