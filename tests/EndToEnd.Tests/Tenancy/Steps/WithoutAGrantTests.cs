using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using McpServer.EndToEnd.Tests.Clients;
using McpServer.EndToEnd.Tests.People;
using McpServer.EndToEnd.Tests.Running;

namespace McpServer.EndToEnd.Tests.Tenancy.Steps;

/// <summary>What the grant of third-party applications is for: without it, with too little of it, and with it again.</summary>
public sealed class WithoutAGrantTests(RunningSystem system) : IClassFixture<RunningSystem>
{
    private string Refusal => $"Client is not authorized to access resource server \"{system.Audience}\"";

    [Fact]
    public async Task Without_it_nobody_gets_as_far_as_to_sign_in()
    {
        await RemoveGrantAsync();
        await using var client = new SdkClient(system, Person.Admin);

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(client.ConnectAsync);

        Assert.Contains(Refusal, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("unauthorized_client", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(client.Tokens.Received);
        Assert.Equal([401], client.Traffic.McpStatuses);
        Assert.Empty(client.Audit);
        await system.WorksAfterApplyAsync();
    }

    [Fact]
    public async Task Without_it_a_client_that_was_signed_in_gets_no_new_token()
    {
        await system.ApplyAllAsync();
        await using var client = await SdkClient.ConnectAsync(system, Person.Admin);
        await RemoveGrantAsync();

        var refused = await RefreshAsync(client);
        await system.ApplyAllAsync();
        var served = await RefreshAsync(client);

        Assert.Equal((403, "unauthorized_client", Refusal), refused);
        Assert.Equal(200, served.Status);
    }

    [Fact]
    public async Task With_less_than_the_roles_have_a_step_up_leads_nowhere()
    {
        await system.TakeBackAsync(file =>
            file["thirdPartyClients"] = JsonNode.Parse("""{ "permissions": ["tool:whoami"] }""")
        );
        await using var client = await SdkClient.ConnectAsync(system, Person.Admin);

        var tools = await client.ListAsync();
        var refusal = await Assert.ThrowsAsync<HttpRequestException>(() => client.CallAsync("greet"));

        Assert.Contains("greet", tools);
        Assert.Equal(HttpStatusCode.Forbidden, refusal.StatusCode);
        Assert.Contains("This tool needs the permission tool:greet.", refusal.Message, StringComparison.Ordinal);
        Assert.True(client.Browser.Visits.Count > 1, "The client should have asked for it.");
        Assert.All(client.Audit, entry => Assert.Equal("greet: PermissionNeeded", entry));
        Assert.All(
            client.Browser.Visits,
            visit => Assert.DoesNotContain("Greeting", visit.Consent!, StringComparison.Ordinal)
        );
        await system.ApplyAllAsync();
        await using var again = await SdkClient.ConnectAsync(system, Person.Admin);
        Assert.NotEqual(true, (await again.CallAsync("greet")).IsError);
    }

    private async Task RemoveGrantAsync()
    {
        var grants = await system.Dashboard.ListAsync("client-grants?default_for=third_party_clients");
        await system.Dashboard.DeleteAsync($"client-grants/{Assert.Single(grants)["id"]}");
    }

    private async Task<(int Status, string? Error, string? Description)> RefreshAsync(SdkClient client)
    {
        var tokens = client.Tokens.Last;
        var (status, answer) = await TokenEndpoint.AskAsync(
            system,
            ("grant_type", "refresh_token"),
            ("refresh_token", tokens.RefreshToken!),
            ("client_id", tokens.ClientId!),
            ("client_secret", tokens.ClientSecret!)
        );
        return (status, Text(answer, "error"), Text(answer, "error_description"));
    }

    private static string? Text(JsonElement answer, string member) =>
        answer.TryGetProperty(member, out var value) ? value.GetString() : null;
}
