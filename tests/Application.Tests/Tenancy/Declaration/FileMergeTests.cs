using McpServer.Application.Tenancy.Declaration;

namespace McpServer.Application.Tests.Tenancy.Declaration;

/// <summary>Several files are one: a team brings its own roles and people.</summary>
public sealed class FileMergeTests
{
    [Fact]
    public void A_role_in_two_files_permits_what_both_say()
    {
        var file = Files.Read(
            ("a.json", """{ "roles": [{ "name": "User", "permissions": ["tool:greet"] }] }"""),
            (
                "b.json",
                """{ "roles": [{ "name": "User", "description": "b", "permissions": ["tool:whoami", "tool:greet"] }] }"""
            ),
            ("c.json", """{ "roles": [{ "name": "User", "description": "c" }, { "name": "Other" }] }""")
        );

        Assert.Equal(["User", "Other"], file.Roles.Select(role => role.Name));
        Assert.Equal(["tool:greet", "tool:whoami"], file.Roles[0].Permissions);
        Assert.Equal("b", file.Roles[0].Description);
    }

    [Fact]
    public void A_person_in_two_files_has_the_roles_of_both_however_the_address_is_written()
    {
        var file = Files.Read(
            (
                "a.json",
                """{ "roles": [{ "name": "A" }], "people": [{ "email": "ada@example.com", "roles": ["A"] }] }"""
            ),
            (
                "b.json",
                """{ "roles": [{ "name": "B" }], "people": [{ "email": "ADA@example.com", "roles": ["B", "A"] }] }"""
            )
        );

        var ada = Assert.Single(file.People);
        Assert.Equal(["A", "B"], ada.Roles);
    }

    [Fact]
    public void Two_accounts_of_a_person_are_kept_apart()
    {
        var file = Files.Read(
            ("a.json", """{ "people": [{ "email": "ada@example.com", "connection": "google-oauth2" }] }"""),
            ("b.json", """{ "people": [{ "email": "ada@example.com", "connection": "Passwords" }] }""")
        );

        Assert.Equal(["google-oauth2", "Passwords"], file.People.Select(person => person.Connection));
    }

    [Fact]
    public void A_file_may_give_people_the_roles_of_another()
    {
        var file = Files.Read(
            ("a.json", """{ "people": [{ "email": "ada@example.com", "roles": ["User"] }] }"""),
            ("b.json", """{ "roles": [{ "name": "User" }] }""")
        );

        Assert.Equal(["User"], file.People[0].Roles);
    }

    [Fact]
    public void A_role_that_no_file_knows_is_refused_in_the_name_of_all()
    {
        var faults = Files.FaultsOf(
            ("a.json", """{ "people": [{ "email": "ada@example.com", "roles": ["Usr"] }] }"""),
            ("b.json", """{ "roles": [{ "name": "User" }] }""")
        );

        Assert.Equal(["a.json + b.json: $.people[0] is not allowed; expected: only roles of this file: User."], faults);
    }

    [Fact]
    public void A_role_twice_in_one_file_is_a_mistake_although_another_file_has_it_too()
    {
        var faults = Files.FaultsOf(
            ("a.json", """{ "roles": [{ "name": "User" }, { "name": "User" }] }"""),
            ("b.json", """{ "roles": [{ "name": "User" }] }""")
        );

        Assert.Equal(["a.json + b.json: $.roles is not allowed; expected: each role once."], faults);
    }

    [Fact]
    public void Connections_and_documents_are_joined_and_each_kept_once()
    {
        const string Shared = """
            { "connections": [{ "strategy": "auth0" }], "clientMetadataDocuments": ["https://a.example.com/c.json"] }
            """;

        var file = Files.Read(
            ("a.json", Shared),
            ("b.json", Shared),
            ("c.json", """{ "connections": [{ "name": "x" }] }""")
        );

        Assert.Equal(["auth0", null], file.Connections.Select(connection => connection.Strategy));
        Assert.Single(file.ClientMetadataDocuments);
    }

    [Fact]
    public void Applications_are_joined()
    {
        var file = Files.Read(("a.json", ClientNamed("A")), ("b.json", ClientNamed("B")));

        Assert.Equal(["A", "B"], file.Clients.Select(client => client.Name));
    }

    [Fact]
    public void An_application_in_two_files_is_refused()
    {
        var faults = Files.FaultsOf(("a.json", ClientNamed("A")), ("b.json", ClientNamed("A")));

        Assert.Equal(
            ["a.json + b.json: $.clients is not allowed; expected: each application once, or a 'key' for each."],
            faults
        );
    }

    [Theory]
    [InlineData("api", """ "name": "A" """, "name")]
    [InlineData("settings", """ "openRegistration": true """, "openRegistration")]
    [InlineData("thirdPartyClients", """ "permissions": ["*"] """, "permissions")]
    public void A_single_value_in_two_files_is_refused(string section, string value, string member)
    {
        var text = $$"""{ "{{section}}": { {{value}} } }""";

        var faults = Files.FaultsOf(("a.json", text), ("b.json", "{}"), ("c.json", text));

        Assert.Equal([$"c.json: $.{section}.{member} is in a.json too; expected: it in one file."], faults);
    }

    [Fact]
    public void A_file_adds_a_setting_to_those_of_another()
    {
        var file = Files.Read(
            ("a.json", """{ "settings": { "resourceProfile": false }, "api": { "dialect": "access_token" } }"""),
            ("b.json", """{ "settings": { "openRegistration": true }, "api": { "name": "B" } }""")
        );

        Assert.Equal(new SettingsSection { ResourceProfile = false, OpenRegistration = true }, file.Settings);
        Assert.Equal(new ApiSection { Dialect = Dialect.AccessToken, Name = "B" }, file.Api);
    }

    [Fact]
    public void A_single_section_is_taken_from_the_file_that_has_it()
    {
        var file = Files.Read(
            ("a.json", "{}"),
            ("b.json", """{ "api": { "name": "B" } }"""),
            ("c.json", """{ "settings": { "openRegistration": true } }""")
        );

        Assert.Equal(new ApiSection { Name = "B" }, file.Api);
        Assert.Equal(new SettingsSection { OpenRegistration = true }, file.Settings);
    }

    private static string ClientNamed(string name) =>
        $$"""{ "clients": [{ "name": "{{name}}", "callbacks": ["https://client.example.com/"] }] }""";
}
