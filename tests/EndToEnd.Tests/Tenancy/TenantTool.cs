using McpServer.Application;
using McpServer.Application.Catalog;
using McpServer.Host.Commands;
using McpServer.LocalAuth0;
using Microsoft.AspNetCore.Builder;

namespace McpServer.EndToEnd.Tests.Tenancy;

/// <summary>The tenant commands of the server's program, on one tenant.</summary>
internal sealed class TenantTool(LocalTenant tenant, string audience)
{
    /// <summary>The identifier of the API in tests that start no server.</summary>
    public const string Audience = "http://localhost:3001/";

    /// <summary>The tenant file of the repository, for people who start from it.</summary>
    public static readonly string File = Path.Combine(AppContext.BaseDirectory, "tenant.json");

    /// <summary>What the launcher adds to it: people, and open registration.</summary>
    public static readonly string LocalFile = Path.Combine(AppContext.BaseDirectory, "local.json");

    /// <summary>The permissions of all tools, in order: more than the quickstart's two as soon as somebody adds one.</summary>
    public static readonly IReadOnlyList<string> Permissions =
    [
        .. ToolCatalog.Of(typeof(ApplicationServices).Assembly).Permissions.Select(permission => permission.Name),
    ];

    public Action<WebApplicationBuilder>? Adjust { get; init; }

    /// <summary>How many requests a second the tool believes it may send.</summary>
    public int Rate { get; init; } = 100;

    /// <summary>Further settings, in the form of <see cref="Settings"/>; they win.</summary>
    public IReadOnlyList<string> More { get; init; } = [];

    /// <summary>Stands for the person who presses Ctrl+C.</summary>
    public CancellationToken Stop { get; init; } = TestContext.Current.CancellationToken;

    /// <summary>Where the tenant is and who may change it, as settings on the command line.</summary>
    public IReadOnlyList<string> Settings =>
        [
            "--environment=Development",
            $"--Auth0:Domain={new Uri(tenant.Issuer).Authority}",
            $"--Auth0:Audience={audience}",
            // Port 9 is no server of anybody's: the audience's own port could be one that somebody runs.
            "--Server:PublicUrl=http://localhost:9/",
            $"--Management:ClientId={tenant.Management.ClientId}",
            $"--Management:ClientSecret={tenant.Management.Secret}",
            .. More,
        ];

    /// <summary>Runs a command in this process, as fast as the stand-in allows.</summary>
    /// <param name="command">Such as <c>tenant plan --file tenant.json</c>, word by word.</param>
    public async Task<ToolRun> RunAsync(params IEnumerable<string> command)
    {
        await using var results = new StringWriter();
        await using var progress = new StringWriter();
        var code = await HostCommands.RunAsync(
            [.. command, "--rate", $"{Rate}", .. Settings],
            new Terminal(Terminal.Of(results), Terminal.Of(progress)),
            Adjust,
            Stop
        );
        return new ToolRun(code, results.ToString(), progress.ToString());
    }

    public Task<ToolRun> PlanAsync(params IEnumerable<string> files) => RunAsync(["tenant", "plan", .. FilesOf(files)]);

    public Task<ToolRun> ApplyAsync(params IEnumerable<string> files) =>
        RunAsync(["tenant", "apply", "--yes", .. FilesOf(files)]);

    public Task<ToolRun> DestroyAsync(params IEnumerable<string> files) =>
        RunAsync(["tenant", "destroy", "--yes", .. FilesOf(files)]);

    public Task<ToolRun> DoctorAsync(params IEnumerable<string> files) =>
        RunAsync(["tenant", "doctor", .. FilesOf(files)]);

    private static IEnumerable<string> FilesOf(IEnumerable<string> files) =>
        files.DefaultIfEmpty(File).SelectMany(file => new[] { "--file", file });
}
