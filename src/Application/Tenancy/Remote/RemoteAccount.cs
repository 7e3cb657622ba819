namespace McpServer.Application.Tenancy.Remote;

/// <summary>One account of a person. The same address can be a password account and a Google account.</summary>
/// <param name="Id">The <c>sub</c> of its tokens.</param>
/// <param name="Email">The address as the tenant writes it.</param>
/// <param name="IsVerified">Whether the person has shown that the address is theirs.</param>
/// <param name="Connection">The name of the connection it belongs to.</param>
/// <param name="Roles">The names of its roles.</param>
public sealed record RemoteAccount(
    string Id,
    string Email,
    bool IsVerified,
    string Connection,
    IReadOnlyList<string> Roles
)
{
    /// <summary>Permissions at this API that were given to the account itself and come from no role.</summary>
    public IReadOnlyList<string> DirectPermissions { get; init; } = [];
}
