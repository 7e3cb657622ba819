using System.ComponentModel;

namespace McpServer.Application.Tenancy.Declaration;

/// <summary>Somebody with a verified account.</summary>
public sealed record PersonSection
{
    [Description("The e-mail address; every verified account with it gets the roles.")]
    public required string Email { get; init; }

    [Description("The name of the connection whose account is meant; all when left out.")]
    public string? Connection { get; init; }

    [Description("Names of roles in this file. Roles in this file that are not listed are taken away.")]
    public IReadOnlyList<string> Roles { get; init; } = [];
}
