using McpServer.Host.Tests.Serving;
using McpServer.TestBench;

namespace McpServer.Host.Tests.Attacks;

public sealed class AttackTests(AttackTests.Target target) : IClassFixture<AttackTests.Target>
{
    private static readonly Dictionary<string, Attack> Table = FormAttacks
        .All.Concat(ClaimAttacks.All)
        .Concat(CredentialAttacks.All)
        .ToDictionary(attack => attack.Name);

    public static TheoryData<string> Names => [.. Table.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    [Requirement("AZ-08")]
    [Requirement("AZ-12")]
    [Requirement("AZ-13")]
    [Requirement("AZ-14")]
    [Requirement("AZ-15")]
    [Requirement("AZ-16")]
    [Requirement("AZ-23")]
    public async Task An_attack_is_refused_and_nothing_runs(string name)
    {
        var attack = Table[name];
        var server = target.Server;
        var address = new Uri(server.McpUrl + attack.Query(server));
        var linesBefore = server.Logs.Lines.Count;

        var answer = await RawHttp.SendAsync(
            address,
            "POST",
            [
                .. attack.Authorization(server).Select(value => $"Authorization: {value}"),
                "Content-Type: application/json",
                "Accept: application/json, text/event-stream",
            ],
            WireMessage.Call("whoami", version: "2025-06-18").Body
        );

        Assert.Equal(attack.Status, answer.Status);
        Assert.Equal(ChallengeOf(attack, server), answer.Challenge);
        Assert.Empty(server.Audit.Entries);
        if (attack.Reason is not null)
        {
            var refusals = server.Logs.Lines.Skip(linesBefore).Where(line => line.Values.ContainsKey("Reason"));
            Assert.Equal(attack.Reason, Assert.Single(refusals).Values["Reason"]);
        }
    }

    [Fact]
    public async Task The_token_that_the_attacks_start_from_is_accepted()
    {
        await using var server = await ServerUnderTest.StartAsync();

        var answer = await server.PostAsync(WireMessage.Call("whoami"), server.Forge.Person());

        Assert.Equal(200, answer.Status);
        Assert.Single(server.Audit.Entries);
    }

    [Fact]
    public async Task The_scheme_may_be_written_in_lower_case_and_with_more_spaces()
    {
        await using var server = await ServerUnderTest.StartAsync();

        var answer = await server.PostAsync(WireMessage.List(), $"bearer   {server.Forge.Person().Compact()}");

        Assert.Equal(200, answer.Status);
    }

    [Fact]
    public async Task Not_one_attack_made_the_server_ask_anybody_but_the_issuer_and_it_hardly_ever()
    {
        await using var server = await ServerUnderTest.StartAsync();
        foreach (var attack in FormAttacks.All)
        {
            await server.PostAsync(WireMessage.List(), attack.Authorization(server));
        }

        // One to know the keys at all, and the one that all unknown kids together may cause in 30 seconds.
        Assert.Equal(2, server.Issuer.KeyFetches);
    }

    [Fact]
    public void The_table_is_large_enough_to_mean_something() => Assert.InRange(Table.Count, 40, int.MaxValue);

    private static string ChallengeOf(Attack attack, ServerUnderTest server)
    {
        var discovery =
            $"Bearer resource_metadata=\"{server.PublicUrl}/.well-known/oauth-protected-resource/mcp\", scope=\"{string.Join(' ', server.Permissions)}\"";
        return attack.Description is null
            ? discovery
            : $"{discovery}, error=\"{attack.Error}\", error_description=\"{attack.Description}\"";
    }

    public sealed class Target : IAsyncLifetime
    {
        public ServerUnderTest Server { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Server = await ServerUnderTest.StartAsync();

        public ValueTask DisposeAsync() => Server.DisposeAsync();
    }
}
