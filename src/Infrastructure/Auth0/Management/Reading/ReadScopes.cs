using McpServer.Application.Tenancy.Remote;

namespace McpServer.Infrastructure.Auth0.Management.Reading;

/// <summary>The Management scopes that a question needs.</summary>
internal static class ReadScopes
{
    private const string Users = "read:users";

    public static IEnumerable<ScopeNeed> For(TenantQuestion question)
    {
        yield return new("read:tenant_settings");
        yield return new("read:resource_servers");
        yield return new("read:client_grants");
        yield return new("read:roles");
        yield return new("read:connections");
        yield return new("read:clients");
        if (question.Emails.Count > 0)
        {
            yield return new(Users);
        }

        if (question.Members)
        {
            yield return new(Users) { Alternative = ["read:role_members"] };
        }
    }
}
