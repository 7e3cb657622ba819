using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using McpServer.EndToEnd.Tests.Clients;
using McpServer.EndToEnd.Tests.People;
using McpServer.EndToEnd.Tests.Running;
using ModelContextProtocol;

namespace McpServer.EndToEnd.Tests.Tenancy.Steps;

/// <summary>The ways in which the tenant gets to know a client: each without the others.</summary>
public sealed class WithoutRegistrationTests(RunningSystem system) : IClassFixture<RunningSystem>, IAsyncLifetime
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await system.TakeBackAsync(NoOpenRegistration);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Without_open_registration_a_client_that_nobody_knows_is_refused()
    {
        await using var client = new SdkClient(system, Person.Admin);

        await Assert.ThrowsAsync<McpException>(client.ConnectAsync);
        var (status, answer) = await RegisterAsync();

        Assert.Equal(403, status);
        Assert.Equal("Dynamic client registration is disabled", answer.GetProperty("message").GetString());
        Assert.False((await system.DiscoveryAsync()).TryGetProperty("registration_endpoint", out _));
        Assert.Null(client.ClientId);
        Assert.Null(client.Browser.SentTo);
        Assert.Equal([401], client.Traffic.McpStatuses);
        await system.WorksAfterApplyAsync();
        Assert.True((await system.DiscoveryAsync()).TryGetProperty("registration_endpoint", out _));
    }

    [Theory]
    [InlineData("http://localhost:6274/oauth/callback")]
    [InlineData("http://127.0.0.1:6276/oauth/callback")]
    public async Task Without_open_registration_the_Inspector_that_apply_registered_signs_in(string callback)
    {
        await using var client = new SdkClient(system, Person.Admin)
        {
            KnownId = await system.ClientIdAsync("MCP Inspector"),
            Callback = new Uri(callback),
        };
        var earlier = client.Audit.Count;

        await client.ConnectAsync();
        var tools = await client.ListAsync();
        await client.CallAsync("greet");

        var visit = Assert.Single(client.Browser.Visits);
        Assert.StartsWith("tpc_", client.ClientId, StringComparison.Ordinal);
        Assert.Equal(["Welcome", "Authorize MCP Inspector"], visit.Pages);
        Assert.StartsWith(callback, visit.Answer.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal(system.Catalog, tools);
        Assert.Equal(["greet: Succeeded"], client.Audit.Skip(earlier));
        Assert.DoesNotContain("POST /oidc/register", client.Traffic.Exchanges.Select(exchange => exchange.What));
    }

    [Fact]
    public async Task The_Inspector_cannot_return_to_an_address_that_is_not_in_its_list()
    {
        await using var client = new SdkClient(system, Person.Admin)
        {
            KnownId = await system.ClientIdAsync("MCP Inspector"),
            Callback = new Uri("http://localhost:6274/elsewhere"),
        };
        var earlier = client.Audit.Count;

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(client.ConnectAsync);

        Assert.Contains("Callback URL mismatch.", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(client.Tokens.Received);
        Assert.Empty(client.Audit.Skip(earlier));
    }

    [Fact]
    public async Task A_client_of_a_document_is_refused_until_its_address_is_registered()
    {
        await using var document = await ClientDocument.PublishAsync();
        await using var unknown = new SdkClient(system, Person.Admin) { KnownId = document.Address };
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(unknown.ConnectAsync);
        var readWhileUnknown = document.Reads;
        await system.TakeBackAsync(file =>
        {
            NoOpenRegistration(file);
            file["clientMetadataDocuments"] = new JsonArray(document.Address);
        });
        await using var client = new SdkClient(system, Person.Admin) { KnownId = document.Address };

        await client.ConnectAsync();
        var identity = await client.CallAsync("whoami");

        Assert.Contains($"Unknown client: {document.Address}", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0, readWhileUnknown);
        Assert.Empty(unknown.Tokens.Received);
        Assert.Equal(["Welcome", $"Authorize {ClientDocument.Name}"], Assert.Single(client.Browser.Visits).Pages);
        Assert.Equal(document.Address, identity.StructuredContent!.Value.GetProperty("client").GetString());
        Assert.Equal(["whoami: Succeeded"], client.Audit);
    }

    [Fact]
    public async Task Without_the_switch_for_documents_clients_do_not_learn_that_they_may_have_one()
    {
        await system.TakeBackAsync(file => file["settings"]!["clientMetadataDocuments"] = false);

        var without = await system.DiscoveryAsync();
        await system.ApplyAllAsync();
        var with = await system.DiscoveryAsync();

        Assert.False(without.TryGetProperty("client_id_metadata_document_supported", out _));
        Assert.True(with.GetProperty("client_id_metadata_document_supported").GetBoolean());
    }

    private static void NoOpenRegistration(JsonObject file) => file["settings"]!["openRegistration"] = false;

    private async Task<(int Status, JsonElement Answer)> RegisterAsync()
    {
        using var response = await system.Http.PostAsJsonAsync(
            new Uri(system.Issuer, "oidc/register"),
            new { client_name = "Anybody", redirect_uris = new[] { "http://127.0.0.1:1179/callback" } },
            Cancellation
        );
        return ((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation));
    }
}
