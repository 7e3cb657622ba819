using CsCheck;
using FluentValidation;
using McpServer.Application.Tenancy.Declaration;

namespace McpServer.Application.Tests.Tenancy.Properties;

/// <summary>Tenant files of all kinds that keep the rules.</summary>
internal static class RandomFile
{
    private static readonly InlineValidator<TenantFile> Rules = TenantFileRules.For(Pool.Catalog);

    public static readonly Gen<TenantFile> Any =
        from api in Gen.OneOf(Gen.Const((ApiSection?)null), Api)
        from settings in Gen.OneOf(Gen.Const((SettingsSection?)null), Settings)
        from thirdParties in Gen.OneOf(Gen.Const((ThirdPartySection?)null), ThirdParties)
        from roles in Roles
        from connections in Pool.Some(ConnectionsToChoose)
        from clients in Clients
        from documents in Pool.Some(Pool.Documents)
        from people in PeopleWith([.. roles.Select(role => role.Name)])
        let file = new TenantFile
        {
            Api = api,
            Settings = settings,
            ThirdPartyClients = thirdParties,
            Roles = roles,
            Connections = connections,
            Clients = clients,
            ClientMetadataDocuments = documents,
            People = people,
        }
        where Rules.Validate(file).IsValid
        select file;

    private static ConnectionSection[] ConnectionsToChoose =>
        [
            new() { Strategy = "auth0" },
            new() { Strategy = "google-oauth2" },
            new() { Name = "google-oauth2" },
            new() { Name = "Passwords" },
            new() { Name = "None" },
        ];

    private static Gen<ApiSection?> Api =>
        from name in Gen.OneOf(null, "Tools", "More tools")
        from lifetime in Pool.Perhaps(60, 3600)
        from dialect in Pool.Perhaps(Enum.GetValues<Dialect>())
        from algorithm in Pool.Perhaps(Enum.GetValues<SigningAlgorithm>())
        from switches in Gen.Select(Pool.Perhaps(true, false), Pool.Perhaps(true, false))
        from dpop in Pool.Perhaps(Enum.GetValues<ProofOfPossession>())
        from scopes in Pool.Perhaps(Enum.GetValues<ScopeMode>())
        select new ApiSection
        {
            Name = name,
            TokenLifetime = lifetime,
            Dialect = dialect,
            SigningAlgorithm = algorithm,
            RoleBasedAccess = switches.Item1,
            OfflineAccess = switches.Item2,
            Dpop = dpop,
            Scopes = scopes,
        };

    private static Gen<SettingsSection?> Settings =>
        Pool.Perhaps(true, false)
            .Array[5]
            .Select(switches =>
                (SettingsSection?)
                    new SettingsSection
                    {
                        ResourceProfile = switches[0],
                        IssuerInResponses = switches[1],
                        ClientMetadataDocuments = switches[2],
                        ReadableConsent = switches[3],
                        OpenRegistration = switches[4],
                    }
            );

    private static Gen<ThirdPartySection?> ThirdParties =>
        Gen.OneOf(Gen.Const((string[]?)null), Permissions)
            .Select(permissions => (ThirdPartySection?)new ThirdPartySection { Permissions = permissions });

    private static Gen<string[]> Permissions => Pool.Some(["*", .. Pool.Ours]);

    private static Gen<RoleSection[]> Roles =>
        from names in Pool.Some(Pool.Roles)
        from descriptions in Gen.OneOf(null, "", "Described").Array[names.Length]
        from permissions in Permissions.Array[names.Length]
        select names
            .Select(
                (name, index) =>
                    new RoleSection
                    {
                        Name = name,
                        Description = descriptions[index],
                        Permissions = permissions[index],
                    }
            )
            .ToArray();

    private static Gen<ClientSection[]> Clients => Client.Array[0, 3];

    private static Gen<ClientSection> Client =>
        from name in Gen.OneOf(Pool.Keys)
        from key in Gen.OneOf([null, .. Pool.Keys])
        from type in Gen.Enum<ClientType>()
        from callbacks in Pool.Some("https://a.example.com/", "http://localhost:1/cb")
        from permissions in Permissions
        select new ClientSection
        {
            Name = name,
            Key = key,
            Type = type,
            Callbacks = type == ClientType.Machine ? [] : [.. callbacks.DefaultIfEmpty("https://b.example.com/")],
            Permissions = type == ClientType.Machine ? [.. permissions.DefaultIfEmpty("*")] : permissions,
        };

    private static Gen<PersonSection[]> PeopleWith(string[] roles) =>
        (
            from email in Gen.OneOf("ada@example.com", "ADA@example.com", "bob@example.com")
            from connection in Gen.OneOf([null, .. Pool.Connections])
            from held in Pool.Some(roles)
            select new PersonSection
            {
                Email = email,
                Connection = connection,
                Roles = held,
            }
        ).Array[0, 3];
}
