using System.Text.Json.Nodes;
using McpServer.TestBench;

namespace McpServer.Infrastructure.Tests.Auth0.Tokens;

public sealed class DialectTests
{
    public static TheoryData<TokenDialect> Dialects => [.. Enum.GetValues<TokenDialect>()];

    [Theory]
    [MemberData(nameof(Dialects))]
    public async Task A_person_is_read_from_every_dialect(TokenDialect dialect)
    {
        await using var server = await ProtectedServer.StartAsync();

        var caller = await server.AcceptAsync(server.Forge.Person(dialect));

        Assert.Equal(server.Issuer.Identifier, caller.Issuer);
        Assert.Equal(TokenForge.Subject, caller.Subject);
        Assert.Equal(TokenForge.ClientId, caller.ClientId);
        Assert.Equal(["tool:whoami"], caller.Granted);
        Assert.False(caller.IsMachine);
        Assert.Null(caller.Organization);
        Assert.Null(caller.Actor);
        Assert.Equal(server.Clock.GetUtcNow().AddHours(1), caller.ExpiresAt);
    }

    [Theory]
    [MemberData(nameof(Dialects))]
    public async Task A_machine_is_known_in_every_dialect(TokenDialect dialect)
    {
        await using var server = await ProtectedServer.StartAsync();

        var caller = await server.AcceptAsync(server.Forge.Machine(dialect));

        Assert.True(caller.IsMachine);
        Assert.Equal(TokenForge.ClientId, caller.ClientId);
    }

    [Fact]
    public async Task A_subject_that_only_looks_like_a_machine_is_a_person()
    {
        await using var server = await ProtectedServer.StartAsync();

        var caller = await server.AcceptAsync(server.Forge.Person().With("sub", "another-client@clients"));

        Assert.False(caller.IsMachine);
    }

    [Theory]
    [InlineData(TokenDialect.AccessTokenAuthz)]
    [InlineData(TokenDialect.Rfc9068ProfileAuthz)]
    public async Task Permissions_are_all_that_the_user_may_have(TokenDialect dialect)
    {
        await using var server = await ProtectedServer.StartAsync();

        var caller = await server.AcceptAsync(server.Forge.Person(dialect));

        Assert.Equal(["tool:greet", "tool:whoami"], caller.Permissions!);
    }

    [Theory]
    [InlineData(TokenDialect.AccessToken)]
    [InlineData(TokenDialect.Rfc9068Profile)]
    public async Task A_dialect_without_permissions_does_not_say_what_the_user_may_have(TokenDialect dialect)
    {
        await using var server = await ProtectedServer.StartAsync();

        var caller = await server.AcceptAsync(server.Forge.Person(dialect));

        Assert.Null(caller.Permissions);
    }

    [Fact]
    public async Task An_empty_list_of_permissions_says_that_the_user_may_have_none()
    {
        await using var server = await ProtectedServer.StartAsync();

        var caller = await server.AcceptAsync(server.Forge.Person().With("permissions", new JsonArray()));

        Assert.Empty(caller.Permissions!);
    }

    [Fact]
    public async Task A_single_permission_may_stand_without_a_list()
    {
        await using var server = await ProtectedServer.StartAsync();

        var caller = await server.AcceptAsync(server.Forge.Person().With("permissions", "tool:greet"));

        Assert.Equal(["tool:greet"], caller.Permissions!);
    }

    [Fact]
    public async Task A_token_without_a_scope_grants_nothing()
    {
        await using var server = await ProtectedServer.StartAsync();

        var caller = await server.AcceptAsync(server.Forge.Person().Without("scope"));

        Assert.Empty(caller.Granted);
    }

    [Fact]
    public async Task The_organization_and_the_actor_are_read()
    {
        await using var server = await ProtectedServer.StartAsync();
        var chain = new JsonObject
        {
            ["sub"] = "agt_1",
            ["act"] = new JsonObject { ["sub"] = "agt_2" },
        };

        var caller = await server.AcceptAsync(server.Forge.Person().With("org_id", "org_1").With("act", chain));

        Assert.Equal("org_1", caller.Organization);
        Assert.Equal("agt_1", caller.Actor);
    }

    [Fact]
    public async Task A_token_that_names_its_client_twice_alike_is_accepted()
    {
        await using var server = await ProtectedServer.StartAsync();

        var caller = await server.AcceptAsync(server.Forge.Person().With("azp", TokenForge.ClientId));

        Assert.Equal(TokenForge.ClientId, caller.ClientId);
    }

    [Fact]
    public async Task A_client_may_be_an_address()
    {
        await using var server = await ProtectedServer.StartAsync();
        const string Client = "https://chatgpt.com/oauth/codex/IrVFZga_egXz/client.json";

        var caller = await server.AcceptAsync(server.Forge.Person().With("client_id", Client));

        Assert.Equal(Client, caller.ClientId);
    }
}
