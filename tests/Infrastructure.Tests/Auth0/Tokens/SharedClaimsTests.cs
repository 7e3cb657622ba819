using System.Text.Json.Nodes;
using McpServer.Domain.Access;
using McpServer.Infrastructure.Auth0.Tokens;
using McpServer.TestBench;

namespace McpServer.Infrastructure.Tests.Auth0.Tokens;

public sealed class SharedClaimsTests
{
    [Fact]
    public async Task People_with_the_same_client_and_role_share_what_is_kept_of_it()
    {
        await using var server = await ProtectedServer.StartAsync();
        var person = server.Forge.Person().With("org_id", "org_one");

        var ada = await server.AcceptAsync(person.With("sub", "auth0|ada").With("scope", "tool:greet tool:whoami"));
        var bob = await server.AcceptAsync(person.With("sub", "auth0|bob").With("scope", "tool:whoami tool:greet"));

        Assert.Equal(["auth0|ada", "auth0|bob"], [ada.Subject, bob.Subject]);
        Assert.Same(ada.Granted, bob.Granted);
        Assert.Same(ada.Permissions, bob.Permissions);
        Assert.Same(ada.ClientId, bob.ClientId);
        Assert.Same(ada.Organization, bob.Organization);
        Assert.Same(ada.Issuer, bob.Issuer);
    }

    [Fact]
    public async Task People_who_differ_share_nothing()
    {
        await using var server = await ProtectedServer.StartAsync();
        var person = server.Forge.Person().With("org_id", "org_one");
        await server.AcceptAsync(person);

        var other = await server.AcceptAsync(
            person
                .With("scope", "TOOL:WHOAMI")
                .With("permissions", new JsonArray("tool:greet"))
                .With("client_id", TokenForge.ClientId.ToUpperInvariant())
                .With("org_id", "ORG_ONE")
        );

        Assert.Equal(["TOOL:WHOAMI"], other.Granted);
        Assert.Equal(["tool:greet"], other.Permissions);
        Assert.Equal(TokenForge.ClientId.ToUpperInvariant(), other.ClientId);
        Assert.Equal("ORG_ONE", other.Organization);
    }

    [Fact]
    public async Task A_refused_token_leaves_nothing_behind()
    {
        await using var server = await ProtectedServer.StartAsync();

        await server.RefuseAsync(server.Forge.Person().WithSignatureOf(TestKeys.Second));
        await server.RefuseAsync(server.Forge.Person().With("aud", "https://other.example/"));

        Assert.Equal(0, server.Get<SharedClaims>().Count);
    }

    [Fact]
    public async Task No_more_is_kept_than_there_is_room_for()
    {
        await using var server = await ProtectedServer.StartAsync();
        var caller = await server.AcceptAsync(server.Forge.Person());
        var shared = server.Get<SharedClaims>();

        for (var number = 1; number <= 4 * SharedClaims.Capacity; number++)
        {
            var other = shared.In(caller with { ClientId = $"{number}", Granted = PermissionSet.Of($"tool:{number}") });
            Assert.Equal($"{number}", other.ClientId);
            Assert.Equal([$"tool:{number}"], other.Granted);
        }

        // Texts and sets have room of their own.
        Assert.InRange(shared.Count, SharedClaims.Capacity, 2 * SharedClaims.Capacity);
    }
}
