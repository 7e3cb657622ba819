namespace McpServer.LocalAuth0.Management;

/// <summary>The scopes of the token that came with a request.</summary>
internal sealed record ManagementCaller(IReadOnlyList<string> Scopes)
{
    public bool Has(string scope) => Scopes.Contains(scope, StringComparer.Ordinal);

    public static bool Has(HttpContext context, string scope) =>
        context.Features.Get<ManagementCaller>()?.Has(scope) is true;
}
