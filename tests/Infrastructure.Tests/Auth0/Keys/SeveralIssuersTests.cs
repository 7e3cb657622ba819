using McpServer.TestBench;

namespace McpServer.Infrastructure.Tests.Auth0.Keys;

public sealed class SeveralIssuersTests
{
    [Fact]
    public async Task Every_domain_is_an_issuer_with_keys_of_its_own()
    {
        await using var custom = await TestIssuer.StartAsync();
        custom.Publish(TestKeys.Second);
        await using var server = await ProtectedServer.StartAsync(("Auth0:AdditionalDomains:0", custom.Domain));
        var forge = new TokenForge(custom.Identifier, ProtectedServer.Audience, server.Clock);

        var ofTenant = await server.AcceptAsync(server.Forge.Person());
        var ofCustom = await server.AcceptAsync(forge.Person().SignedBy(TestKeys.Second));

        Assert.Equal(server.Issuer.Identifier, ofTenant.Issuer);
        Assert.Equal(custom.Identifier, ofCustom.Issuer);
    }

    [Fact]
    public async Task A_key_of_one_issuer_signs_nothing_for_another()
    {
        await using var custom = await TestIssuer.StartAsync();
        custom.Publish(TestKeys.Second);
        await using var server = await ProtectedServer.StartAsync(("Auth0:AdditionalDomains:0", custom.Domain));
        var forge = new TokenForge(custom.Identifier, ProtectedServer.Audience, server.Clock);
        await server.AcceptAsync(forge.Person().SignedBy(TestKeys.Second));

        var underItsName = await server.RefuseAsync(server.Forge.Person().SignedBy(TestKeys.Second));
        var underTheOther = await server.RefuseAsync(server.Forge.Person().WithSignatureOf(TestKeys.Second));

        Assert.Equal("unknown_key", underItsName);
        Assert.Equal("signature", underTheOther);
    }

    [Fact]
    public async Task Equal_key_ids_of_two_issuers_are_two_keys()
    {
        await using var custom = await TestIssuer.StartAsync();
        custom.Publish(TestKeys.Second.Named(TestKeys.First.Id));
        await using var server = await ProtectedServer.StartAsync(("Auth0:AdditionalDomains:0", custom.Domain));
        var forge = new TokenForge(custom.Identifier, ProtectedServer.Audience, server.Clock);

        await server.AcceptAsync(server.Forge.Person());
        var reason = await server.RefuseAsync(forge.Person());

        Assert.Equal("signature", reason);
    }

    [Fact]
    public async Task An_issuer_that_is_down_does_not_stop_the_others()
    {
        await using var custom = await TestIssuer.StartAsync();
        await using var server = await ProtectedServer.StartAsync(("Auth0:AdditionalDomains:0", custom.Domain));
        var forge = new TokenForge(custom.Identifier, ProtectedServer.Audience, server.Clock);
        await custom.GoDownAsync();

        await server.UndecidedAsync(forge.Person());

        await server.AcceptAsync(server.Forge.Person());
    }
}
