using McpServer.Application.Tenancy.Declaration;

namespace McpServer.Application.Tests.Tenancy.Declaration;

public sealed class ReadingTests
{
    private const string Full = """
        {
          "$schema": "tenant.schema.json",
          "api": {
            "name": "Tools",
            "identifier": "https://mcp.example.com/",
            "tokenLifetime": 900,
            "dialect": "access_token_authz",
            "signingAlgorithm": "PS256",
            "roleBasedAccess": false,
            "offlineAccess": false,
            "dpop": "allowed",
            "scopes": "exact"
          },
          "settings": {
            "resourceProfile": true,
            "issuerInResponses": true,
            "clientMetadataDocuments": true,
            "readableConsent": false,
            "openRegistration": true
          },
          "thirdPartyClients": { "permissions": ["tool:whoami"] },
          "roles": [{ "name": "Greeter", "description": "Greets", "permissions": ["tool:greet"] }],
          "connections": [{ "strategy": "auth0" }, { "name": "google-oauth2" }],
          "clients": [
            { "name": "Inspector", "key": "inspector", "type": "spa", "callbacks": ["http://localhost:6274/cb"] },
            { "name": "Nightly", "type": "machine", "permissions": ["*"] }
          ],
          "clientMetadataDocuments": ["https://client.example.com/mcp.json"],
          "people": [{ "email": "ada@example.com", "connection": "google-oauth2", "roles": ["Greeter"] }]
        }
        """;

    [Fact]
    public void Every_member_of_the_api_is_read()
    {
        var api = Files.Read(Full).Api;

        var expected = new ApiSection
        {
            Name = "Tools",
            Identifier = "https://mcp.example.com/",
            TokenLifetime = 900,
            Dialect = Dialect.AccessTokenAuthz,
            SigningAlgorithm = SigningAlgorithm.Ps256,
            RoleBasedAccess = false,
            OfflineAccess = false,
            Dpop = ProofOfPossession.Allowed,
            Scopes = ScopeMode.Exact,
        };
        Assert.Equal(expected, api);
    }

    [Fact]
    public void Every_setting_is_read()
    {
        var settings = Files.Read(Full).Settings;

        var expected = new SettingsSection
        {
            ResourceProfile = true,
            IssuerInResponses = true,
            ClientMetadataDocuments = true,
            ReadableConsent = false,
            OpenRegistration = true,
        };
        Assert.Equal(expected, settings);
    }

    [Fact]
    public void Roles_and_what_third_parties_may_have_are_read()
    {
        var file = Files.Read(Full);

        var role = Assert.Single(file.Roles);
        Assert.Equal(("Greeter", "Greets"), (role.Name, role.Description));
        Assert.Equal(["tool:greet"], role.Permissions);
        Assert.Equal(["tool:whoami"], file.ThirdPartyClients?.Permissions);
    }

    [Fact]
    public void Applications_and_their_documents_are_read()
    {
        var file = Files.Read(Full);

        var inspector = file.Clients[0];
        Assert.Equal(("inspector", ClientType.Spa), (inspector.Identity(), inspector.Type));
        Assert.Equal(["http://localhost:6274/cb"], inspector.Callbacks);
        Assert.Equal(("Nightly", ClientType.Machine), (file.Clients[1].Identity(), file.Clients[1].Type));
        Assert.Equal(["https://client.example.com/mcp.json"], file.ClientMetadataDocuments);
    }

    [Fact]
    public void People_and_their_ways_to_sign_in_are_read()
    {
        var file = Files.Read(Full);

        var ada = Assert.Single(file.People);
        Assert.Equal(("ada@example.com", "google-oauth2"), (ada.Email, ada.Connection));
        Assert.Equal(["Greeter"], ada.Roles);
        Assert.Equal(
            [("auth0", null), (null, "google-oauth2")],
            file.Connections.Select(one => (one.Strategy, one.Name))
        );
    }

    [Fact]
    public void An_empty_file_declares_nothing()
    {
        var file = Files.Read("{}");

        Assert.Null(file.Api);
        Assert.Null(file.Settings);
        Assert.Null(file.ThirdPartyClients);
        Assert.Empty(file.Roles);
        Assert.Empty(file.Clients);
        Assert.Empty(file.Connections);
        Assert.Empty(file.ClientMetadataDocuments);
        Assert.Empty(file.People);
    }

    [Fact]
    public void An_application_is_native_and_third_party_unless_it_says_otherwise()
    {
        var file = Files.Read(
            """{ "clients": [{ "name": "Inspector", "callbacks": ["https://a.example.com/cb"] }] }"""
        );

        var client = Assert.Single(file.Clients);
        Assert.Equal((ClientType.Native, "Inspector"), (client.Type, client.Identity()));
        Assert.Empty(client.Permissions);
    }
}
