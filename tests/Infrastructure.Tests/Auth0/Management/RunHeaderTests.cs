using System.Buffers.Text;
using System.Text.Json.Nodes;

namespace McpServer.Infrastructure.Tests.Auth0.Management;

public sealed class RunHeaderTests
{
    private const string Correlation = "X-Correlation-ID";

    [Fact]
    public async Task All_changes_of_a_run_have_one_correlation_id()
    {
        await using var run = await TenantOperator.StartAsync();
        run.Tenant.On("POST roles", """{"id":"rol_1"}""");
        run.Tenant.On("PATCH roles/rol_1", "{}");
        run.Tenant.On("DELETE roles/rol_1", new Reply(204, string.Empty));

        await run.CarryOutAsync(Changes.NewRole);
        await run.CarryOutAsync(Changes.OtherRole);
        await run.CarryOutAsync(Changes.NoRole);

        var id = Assert.Single(run.Tenant.Received.Select(request => request.Header(Correlation)).Distinct());
        Assert.NotNull(id);
        Assert.InRange(id.Length, 20, 64);
    }

    [Fact]
    public async Task Another_run_has_another_one()
    {
        await using var one = await TenantOperator.StartAsync();
        await using var other = await TenantOperator.StartAsync();
        one.Tenant.On("POST roles", """{"id":"rol_1"}""");
        other.Tenant.On("POST roles", """{"id":"rol_1"}""");

        await one.CarryOutAsync(Changes.NewRole);
        await other.CarryOutAsync(Changes.NewRole);

        Assert.NotEqual(one.Tenant.Received[0].Header(Correlation), other.Tenant.Received[0].Header(Correlation));
    }

    [Fact]
    public async Task Reading_has_none()
    {
        await using var run = await TenantOperator.StartAsync();
        ReadTests.Furnish(run.Tenant);

        await run.ReadAsync(new(TenantOperator.Identifier, [], []));

        Assert.All(run.Tenant.Received, request => Assert.Null(request.Header(Correlation)));
    }

    [Fact]
    public async Task Every_request_says_who_asks_and_may_ask()
    {
        await using var run = await TenantOperator.StartAsync();
        run.Tenant.On("POST roles", """{"id":"rol_1"}""");

        await run.CarryOutAsync(Changes.NewRole);

        var request = Assert.Single(run.Tenant.Received);
        var client = JsonNode.Parse(Base64Url.DecodeFromChars(request.Header("Auth0-Client")));
        Assert.Equal("mcp-server", (string?)client!["name"]);
        Assert.Matches(@"^\d+\.\d+\.\d+$", (string?)client["version"]);
        Assert.Equal($"Bearer {TenantOperator.Opaque}", request.Header("Authorization"));
        Assert.StartsWith("application/json", request.Header("Content-Type"), StringComparison.Ordinal);
    }
}
