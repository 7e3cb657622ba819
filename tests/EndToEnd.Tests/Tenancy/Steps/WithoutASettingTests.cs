using System.Web;
using McpServer.EndToEnd.Tests.Clients;
using McpServer.EndToEnd.Tests.People;
using McpServer.EndToEnd.Tests.Running;

namespace McpServer.EndToEnd.Tests.Tenancy.Steps;

/// <summary>What each setting of the tenant is for: without it, and with it again.</summary>
public sealed class WithoutASettingTests(RunningSystem system) : IClassFixture<RunningSystem>
{
    [Fact]
    public async Task Without_the_resource_profile_people_sign_in_and_the_server_cannot_read_the_token()
    {
        await system.TakeBackAsync(file => file["settings"]!["resourceProfile"] = false);
        await using var client = new SdkClient(system, Person.Admin);

        await Assert.ThrowsAsync<HttpRequestException>(client.ConnectAsync);

        Assert.NotEmpty(client.Tokens.Received);
        Assert.Contains(
            "The access token is encrypted",
            client.Traffic.Exchanges.Last(exchange => exchange.Status == 401).Challenge,
            StringComparison.Ordinal
        );
        Assert.All(client.Traffic.McpStatuses, status => Assert.Equal(401, status));
        Assert.Empty(client.Audit);
        await system.WorksAfterApplyAsync();
    }

    [Fact]
    public async Task Without_the_issuer_switch_no_answer_names_its_issuer()
    {
        await system.TakeBackAsync(file => file["settings"]!["issuerInResponses"] = false);

        var without = await IssuerAsync();
        await system.ApplyAllAsync();
        var with = await IssuerAsync();

        Assert.Equal((false, null), without);
        Assert.Equal((true, system.Issuer.AbsoluteUri), with);
    }

    [Fact]
    public async Task Without_readable_consent_people_read_the_names_of_scopes()
    {
        await system.TakeBackAsync(file => file["settings"]!["readableConsent"] = false);

        var without = await ConsentAsync();
        await system.ApplyAllAsync();
        var with = await ConsentAsync();

        Assert.Contains("tool:whoami", without, StringComparison.Ordinal);
        Assert.DoesNotContain("Access the WhoAmI tool", without, StringComparison.Ordinal);
        Assert.Contains("Access the WhoAmI tool", with, StringComparison.Ordinal);
    }

    private async Task<(bool IsPromised, string? Sent)> IssuerAsync()
    {
        await using var client = await SdkClient.ConnectAsync(system, Person.User);
        var answer = Assert.Single(client.Browser.Visits).Answer;
        var discovery = await system.DiscoveryAsync();
        return (
            discovery.TryGetProperty("authorization_response_iss_parameter_supported", out var promised)
                && promised.GetBoolean(),
            HttpUtility.ParseQueryString(answer.Query)["iss"]
        );
    }

    private async Task<string?> ConsentAsync()
    {
        await using var client = await SdkClient.ConnectAsync(system, Person.User);
        return Assert.Single(client.Browser.Visits).Consent;
    }
}
