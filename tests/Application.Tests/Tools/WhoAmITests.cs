using System.Text.Json;
using McpServer.Domain.Access;

namespace McpServer.Application.Tests.Tools;

public sealed class WhoAmITests
{
    [Fact]
    public async Task The_caller_is_told_what_the_token_says()
    {
        using var server = new Server
        {
            Caller = Callers.With("tool:whoami openid", "tool:greet tool:whoami") with
            {
                Organization = "org_1",
                Actor = "agent",
            },
        };

        var answer = await server.CallAsync("whoami");

        Assert.Equal(
            """{"subject":"auth0|ada","client":"inspector","scopes":["openid","tool:whoami"],"permissions":["tool:greet","tool:whoami"],"organization":"org_1","actor":"agent","expiresAt":"2026-03-01T13:00:00+00:00"}""",
            answer.Content().GetRawText()
        );
    }

    public static TheoryData<string?, string?, string?> OptionalClaims =>
        [
            .. from permissions in new[] { null, "", "tool:whoami" }
            from organization in new[] { null, "org_1" }
            from actor in new[] { null, "agent" }
            select (permissions, organization, actor),
        ];

    [Theory]
    [MemberData(nameof(OptionalClaims))]
    public async Task An_absent_claim_is_left_out_and_a_present_one_is_told(
        string? permissions,
        string? organization,
        string? actor
    )
    {
        using var server = new Server
        {
            Caller = Callers.With("tool:whoami") with
            {
                Permissions = permissions is null ? null : PermissionSet.Parse(permissions),
                Organization = organization,
                Actor = actor,
            },
        };

        var content = (await server.CallAsync("whoami")).Content();

        Assert.Equal(
            permissions?.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            content.TryGetProperty("permissions", out var told) ? told.Deserialize<string[]>() : null
        );
        Assert.Equal(organization, TextOf(content, "organization"));
        Assert.Equal(actor, TextOf(content, "actor"));
        Assert.DoesNotContain("null", content.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_argument_is_refused_as_there_is_none_to_give()
    {
        using var server = new Server();

        var answer = await server.CallAsync("whoami", """{"subject":"auth0|eve"}""");

        Assert.Equal(["$.subject is not known; expected: no property at all."], answer.Faults());
    }

    private static string? TextOf(JsonElement content, string name) =>
        content.TryGetProperty(name, out var value) ? value.GetString() : null;
}
