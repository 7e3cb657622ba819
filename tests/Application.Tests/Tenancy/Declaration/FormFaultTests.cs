using McpServer.Application.Tenancy.Declaration;

namespace McpServer.Application.Tests.Tenancy.Declaration;

/// <summary>What a file must be like before any of its rules are looked at.</summary>
public sealed class FormFaultTests
{
    public static TheoryData<string, string> Faults =>
        new()
        {
            { "[]", "$ is an array; expected: an object." },
            {
                """{ "apis": {} }""",
                "$.apis is not known; expected: only $schema, api, settings, thirdPartyClients, roles, connections, clients, "
                    + "clientMetadataDocuments, people."
            },
            {
                """{ "thirdPartyClients": { "scopes": [] } }""",
                "$.thirdPartyClients.scopes is not known; expected: only permissions."
            },
            { """{ "roles": {} }""", "$.roles is an object that does not fit; expected: an array." },
            { """{ "roles": ["User"] }""", "$.roles[0] is a string; expected: an object." },
            { """{ "roles": [{}] }""", "$.roles[0].name is missing; expected: a string." },
            { """{ "people": null }""", "$.people is null; expected: an array." },
            {
                """{ "api": { "tokenLifetime": "900" } }""",
                "$.api.tokenLifetime is a string that does not fit; expected: an integer that fits Int32."
            },
            {
                """{ "settings": { "openRegistration": 1 } }""",
                "$.settings.openRegistration is a number that does not fit; expected: a boolean."
            },
            {
                """{ "api": { "dialect": "rfc9068" } }""",
                "$.api.dialect is a string that does not fit; expected: one of access_token, access_token_authz, "
                    + "rfc9068_profile, rfc9068_profile_authz."
            },
            {
                """{ "api": { "signingAlgorithm": "HS256" } }""",
                "$.api.signingAlgorithm is a string that does not fit; expected: one of RS256, PS256."
            },
            {
                """{ "api": { "scopes": "replace" } }""",
                "$.api.scopes is a string that does not fit; expected: one of merge, exact."
            },
            {
                """{ "api": { "dpop": "on" } }""",
                "$.api.dpop is a string that does not fit; expected: one of off, allowed."
            },
            {
                """{ "clients": [{ "name": "a", "type": "web" }] }""",
                "$.clients[0].type is a string that does not fit; expected: one of native, spa, regularWeb, machine."
            },
            { """{ "api": {}, "api": {} }""", "$.api is given twice; expected: it once." },
            { "", "line 1, column 1 is not JSON; comments and trailing commas are not allowed." },
            {
                """
                    {
                      "roles": [],
                    }
                    """,
                "line 3, column 1 is not JSON; comments and trailing commas are not allowed."
            },
            {
                """
                    {
                      "roles": [] // none
                    }
                    """,
                "line 2, column 15 is not JSON; comments and trailing commas are not allowed."
            },
        };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_file_of_the_wrong_form_is_refused_and_told_where(string text, string fault)
    {
        var faults = Files.FaultsOf(text);

        Assert.Equal([$"tenant.json: {fault}"], faults);
    }

    [Fact]
    public void The_faults_of_all_files_are_told_at_once()
    {
        var faults = Files.FaultsOf(
            ("one.json", """{ "roles": [{ "nam": "User" }], "people": 7 }"""),
            ("two.json", "{"),
            ("three.json", "{}")
        );

        Assert.Equal(
            [
                "one.json: $.roles[0].nam is not known; expected: only name, description, permissions.",
                "one.json: $.roles[0].name is missing; expected: a string.",
                "one.json: $.people is a number that does not fit; expected: an array.",
                "two.json: line 1, column 2 is not JSON; comments and trailing commas are not allowed.",
            ],
            faults
        );
    }

    [Fact]
    public void The_message_of_the_refusal_holds_every_fault()
    {
        var refusal = Assert.Throws<TenantFileException>(() => Files.Read("""{ "a": 1, "b": 2 }"""));

        Assert.Equal(2, refusal.Faults.Count);
        Assert.Equal(string.Join('\n', refusal.Faults), refusal.Message);
    }
}
