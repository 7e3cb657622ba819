using System.Text.Json.Nodes;

namespace McpServer.EndToEnd.Tests.Tenancy;

/// <summary>A tenant in which doctor finds nothing, until a test makes it ill.</summary>
internal sealed class Patient(EmptyTenant tenant) : IAsyncDisposable
{
    public const int Fine = 0;
    public const int Error = 1;
    public const int Warning = 2;

    private readonly TenantFileText _people = new(
        """
        {
          "people": [
            { "email": "admin@example.com", "roles": ["Tool Administrator"] },
            { "email": "user@example.com", "roles": ["Tool User"] }
          ]
        }
        """
    );

    private ServerCard? _server;

    public ServerCard Server => _server ?? throw new InvalidOperationException("It has not been started.");

    public IReadOnlyList<string> Files => [TenantTool.File, _people.Path];

    public TenantTool Tool =>
        new(tenant.Tenant, TenantTool.Audience) { More = [$"--Server:PublicUrl={Server.Address}"] };

    public async Task InitializeAsync()
    {
        await tenant.ResetAsync();
        _server = await ServerCard.StartAsync(tenant.Tenant.Issuer);
        await tenant.Dashboard.PatchAsync(
            $"connections/{(await tenant.Dashboard.ConnectionAsync("google-oauth2"))["id"]}",
            new { options = new { client_id = "our-own", client_secret = "our-own-secret" } }
        );
        (await Tool.ApplyAsync(Files)).Expect(0);
    }

    /// <summary>Makes the edit, and fails the test unless doctor finds it and says what to do.</summary>
    public async Task IsFoundAsync(HandEdit edit, string check, int severity)
    {
        await edit.MakeAsync(tenant.Dashboard);

        var worst = severity == Error ? "error" : "warning";
        Assert.Contains(
            await FindingsAsync(severity),
            finding =>
                (string?)finding["check"] == check
                && (string?)finding["severity"] == worst
                && ((string)finding["why"]!).Length > 0
                && ((string)finding["mend"]!).Length > 0
        );
    }

    /// <summary>What doctor finds, when it ends with the exit code.</summary>
    public async Task<IReadOnlyList<JsonNode>> FindingsAsync(int code)
    {
        var files = Files.SelectMany(file => new[] { "--file", file });
        var doctor = await Tool.RunAsync(["tenant", "doctor", "--format", "json", .. files]);
        return [.. JsonNode.Parse(doctor.Expect(code).Results)!.AsArray().OfType<JsonNode>()];
    }

    public async ValueTask DisposeAsync()
    {
        _people.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}
