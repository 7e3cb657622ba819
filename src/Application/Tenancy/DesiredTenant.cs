using McpServer.Application.Tenancy.Declaration;
using McpServer.Domain.Access;

namespace McpServer.Application.Tenancy;

/// <summary>The tenant as it should be: what the file says, for the permissions of this build's catalog.</summary>
/// <param name="File">All files together.</param>
/// <param name="Identifier">The API's identifier, byte for byte.</param>
/// <param name="Catalog">Every permission that a tool needs or that implies one.</param>
public sealed record DesiredTenant(TenantFile File, string Identifier, IReadOnlyList<Permission> Catalog)
{
    /// <summary>Stands for every permission of the catalog.</summary>
    public const string All = "*";

    /// <summary>Whether scopes that no tool declares belong to somebody else, and stay.</summary>
    public bool KeepsOtherScopes => File.Api?.Scopes is not ScopeMode.Exact;

    public bool IsOfCatalog(string scope) => Catalog.Any(permission => permission.Name == scope);

    /// <summary>The names that a list of the file stands for.</summary>
    public IReadOnlyList<string> Expand(IReadOnlyList<string> permissions) =>
        permissions.Contains(All, StringComparer.Ordinal)
            ? [.. Catalog.Select(permission => permission.Name)]
            : permissions;

    /// <summary>Declared names, and what is there already and belongs to somebody else.</summary>
    internal IEnumerable<string> With(IReadOnlyList<string> declared, IEnumerable<string> present) =>
        Expand(declared).Concat(KeepsOtherScopes ? present.Where(scope => !IsOfCatalog(scope)) : []);
}
