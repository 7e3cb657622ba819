using Microsoft.AspNetCore.Identity;

namespace McpServer.LocalAuth0.People;

/// <summary>Someone who can log in. The id is the <c>sub</c> of their tokens.</summary>
internal sealed class Person : IdentityUser
{
    public required string Connection { get; set; }

    /// <summary>May log in to the Management API on a device.</summary>
    public bool IsTenantAdministrator { get; set; }
}
