using McpServer.EndToEnd.Tests.Clients;
using McpServer.EndToEnd.Tests.People;
using McpServer.EndToEnd.Tests.Running;

namespace McpServer.EndToEnd.Tests.Refresh;

public sealed class RefreshTests(RunningSystem system) : IClassFixture<RunningSystem>
{
    private static readonly TimeSpan LongerThanATokenLives = TimeSpan.FromHours(2);

    [Theory]
    [MemberData(nameof(ProtocolVersions.All), MemberType = typeof(ProtocolVersions))]
    public async Task A_client_renews_an_expired_token_without_a_new_login(string version)
    {
        await using var client = await SdkClient.ConnectAsync(system, Person.User, version);
        await system.PassAsync(LongerThanATokenLives);

        var identity = await client.CallAsync("whoami");

        Assert.NotEqual(true, identity.IsError);
        Assert.Equal(["whoami: Succeeded"], client.Audit);
        Assert.Single(client.Browser.Visits);
        Assert.Equal(2, client.Tokens.Received.Count);
        Assert.Contains(
            "error=\"invalid_token\"",
            client.Traffic.Exchanges.Last(exchange => exchange.Status == 401).Challenge,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Without_offline_access_an_expired_token_means_a_new_login()
    {
        await using var client = new SdkClient(system, Person.User)
        {
            ChooseScopes = all => all.Where(scope => scope != "offline_access"),
        };
        await client.ConnectAsync();
        await system.PassAsync(LongerThanATokenLives);

        await client.CallAsync("whoami");

        Assert.Equal(["whoami: Succeeded"], client.Audit);
        Assert.Equal(2, client.Browser.Visits.Count);
    }

    [Fact]
    public async Task A_refresh_token_works_once()
    {
        await using var client = await SdkClient.ConnectAsync(system, Person.User);
        await system.PassAsync(LongerThanATokenLives);
        await client.CallAsync("whoami");

        var (status, error) = await ReplayAsync(client);

        Assert.Equal((400, "invalid_grant"), (status, error));
    }

    [Fact]
    public async Task A_refresh_token_that_is_used_twice_ends_the_login()
    {
        await using var client = await SdkClient.ConnectAsync(system, Person.User);
        await system.PassAsync(LongerThanATokenLives);
        await client.CallAsync("whoami");
        await ReplayAsync(client);
        await system.PassAsync(LongerThanATokenLives);

        await client.CallAsync("whoami");

        Assert.Equal(2, client.Browser.Visits.Count);
    }

    private async Task<(int Status, string? Error)> ReplayAsync(SdkClient client)
    {
        var first = client.Tokens.Received[0];
        var (status, answer) = await TokenEndpoint.AskAsync(
            system,
            ("grant_type", "refresh_token"),
            ("refresh_token", first.RefreshToken!),
            ("client_id", first.ClientId!),
            ("client_secret", first.ClientSecret!)
        );
        return (status, answer.GetProperty("error").GetString());
    }
}
