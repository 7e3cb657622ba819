using McpServer.LocalAuth0.Tenancy;

namespace McpServer.LocalAuth0.Tokens;

/// <summary>What client grants and the policies of an API allow a client. Null means: not even without scopes.</summary>
internal sealed class ApiAccess(Tenant tenant)
{
    private const string AllowAll = "allow_all";
    private const string DenyAll = "deny_all";

    public static string Refusal(string audience) =>
        $"Client is not authorized to access resource server \"{audience}\"";

    /// <summary>For tokens of people. A grant of its own counts before the default for third-party clients.</summary>
    public async Task<IReadOnlyList<string>?> ForPeopleAsync(
        Client client,
        ResourceServer api,
        CancellationToken cancellationToken
    )
    {
        var policy = api.PolicyFor(SubjectTypes.User);
        if (policy == DenyAll)
        {
            return null;
        }

        if (client.IsFirstParty && policy == AllowAll)
        {
            return [.. api.Scopes.Select(scope => scope.Value)];
        }

        var grants = await GrantsAsync(api, SubjectTypes.User, cancellationToken);
        var grant =
            grants.FirstOrDefault(grant => grant.ClientId == client.ClientId)
            ?? grants.FirstOrDefault(grant =>
                !client.IsFirstParty && grant.DefaultFor == ClientGrant.ThirdPartyClients
            );
        return ScopesOf(api, grant);
    }

    /// <summary>For tokens that a client gets for itself.</summary>
    public async Task<IReadOnlyList<string>?> ForMachineAsync(
        Client client,
        ResourceServer api,
        CancellationToken cancellationToken
    )
    {
        if (api.PolicyFor(SubjectTypes.Client) == DenyAll)
        {
            return null;
        }

        var grants = await GrantsAsync(api, SubjectTypes.Client, cancellationToken);
        return ScopesOf(api, grants.FirstOrDefault(grant => grant.ClientId == client.ClientId));
    }

    private async Task<List<ClientGrant>> GrantsAsync(
        ResourceServer api,
        string subjectType,
        CancellationToken cancellationToken
    ) =>
        [
            .. (await tenant.GrantsAsync(cancellationToken)).Where(grant =>
                grant.Audience == api.Identifier && grant.SubjectType == subjectType
            ),
        ];

    private static List<string>? ScopesOf(ResourceServer api, ClientGrant? grant) =>
        grant is null ? null : [.. api.Scopes.Select(scope => scope.Value).Where(grant.Covers)];
}
