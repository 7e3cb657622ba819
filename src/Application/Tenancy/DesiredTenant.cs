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

    /// <param name="file">All files together.</param>
    /// <param name="audience">The audience that the server is set to accept; empty when it is not set.</param>
    /// <param name="catalog">The catalog's permissions.</param>
    /// <exception cref="TenantFileException">The identifier is missing, or is not the audience.</exception>
    public static DesiredTenant Of(TenantFile file, string? audience, IReadOnlyList<Permission> catalog)
    {
        ArgumentNullException.ThrowIfNull(file);
        var declared = file.Api?.Identifier;
        if (string.IsNullOrEmpty(declared ?? audience))
        {
            throw new TenantFileException([
                "The API has no identifier: set Auth0:Audience (AUTH0_AUDIENCE), such as http://localhost:3001/, or write "
                    + "$.api.identifier into the tenant file.",
            ]);
        }

        // The server refuses every token whose audience differs in a single byte.
        if (declared is not null && !string.IsNullOrEmpty(audience) && declared != audience)
        {
            throw new TenantFileException([
                $"$.api.identifier is '{declared}' and Auth0:Audience (AUTH0_AUDIENCE) is '{audience}': make them the same, byte "
                    + "for byte, or leave one out.",
            ]);
        }

        return new(file, declared ?? audience!, catalog);
    }

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
