namespace McpServer.EndToEnd.Tests.Tenancy;

/// <summary>Faults that are not in the tenant's settings: in what it publishes, and in the server beside it.</summary>
public sealed class DoctorOutsideTests(EmptyTenant tenant) : IClassFixture<EmptyTenant>, IAsyncLifetime
{
    private readonly Patient _patient = new(tenant);

    public async ValueTask InitializeAsync() => await _patient.InitializeAsync();

    public ValueTask DisposeAsync() => _patient.DisposeAsync();

    [Theory]
    [InlineData("down")]
    [InlineData("malformed")]
    public async Task Signing_keys_that_cannot_be_read(string state) =>
        await _patient.IsFoundAsync(
            new("keys", _ => tenant.TurnAsync($"keys/endpoint?state={state}")),
            "signing keys",
            Patient.Error
        );

    [Fact]
    public async Task Signing_keys_without_an_algorithm_are_fine()
    {
        await tenant.TurnAsync("keys/alg?on=false");

        Assert.All(
            await _patient.FindingsAsync(Patient.Fine),
            finding => Assert.Equal("fine", (string?)finding["severity"])
        );
    }

    [Fact]
    public async Task A_server_that_names_another_API() =>
        await _patient.IsFoundAsync(
            new("another slash", _ => Task.FromResult(_patient.Server.Resource = TenantTool.Audience.TrimEnd('/'))),
            "server metadata",
            Patient.Error
        );

    [Fact]
    public async Task A_server_that_names_another_tenant() =>
        await _patient.IsFoundAsync(
            new("another tenant", _ => Task.FromResult(_patient.Server.Issuer = "https://other.us.auth0.com/")),
            "server's issuer",
            Patient.Error
        );

    [Fact]
    public async Task A_server_that_does_not_run() =>
        await _patient.IsFoundAsync(
            new("no server", async _ => await _patient.Server.DisposeAsync()),
            "server metadata",
            Patient.Warning
        );

    [Fact]
    public async Task An_identifier_that_tokens_would_travel_to_in_the_clear()
    {
        const string Clear = "http://mcp.example.com/";
        _patient.Server.Resource = Clear;
        var tool = new TenantTool(tenant.Tenant, Clear) { More = [$"--Server:PublicUrl={_patient.Server.Address}"] };
        (await tool.ApplyAsync(_patient.Files)).Expect(0);

        var doctor = (await tool.DoctorAsync(_patient.Files)).Expect(Patient.Warning);

        Assert.Contains("warning  identifier:", doctor.Results, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_domain_by_another_name()
    {
        var port = new Uri(tenant.Tenant.Issuer).Port;
        var tool = new TenantTool(tenant.Tenant, TenantTool.Audience)
        {
            More = [$"--Auth0:Domain=127.0.0.1:{port}", $"--Management:Domain=localhost:{port}"],
        };

        var doctor = (await tool.DoctorAsync(_patient.Files)).Expect(Patient.Error);

        Assert.Contains("ERROR    issuer:", doctor.Results, StringComparison.Ordinal);
    }
}
