using McpServer.Application.Tenancy;
using McpServer.Application.Tenancy.Declaration;
using McpServer.Domain.Access;
using McpServer.Host.Commands;
using McpServer.LocalAuth0;

namespace McpServer.Launcher;

/// <summary>Runs the real <c>tenant apply</c> on the stand-in, with the file that sets up real tenants.</summary>
internal static class TenantSetUp
{
    // The stand-in has no plan to be sparing with.
    private const string Rate = "100";

    /// <summary>The roles that the files give to somebody.</summary>
    public static async Task<ILookup<string, string>> RolesByEmailAsync(
        IEnumerable<string> files,
        IReadOnlyList<Permission> catalog
    )
    {
        var texts = await Task.WhenAll(files.Select(async file => (file, await File.ReadAllTextAsync(file))));
        return TenantFileReader
            .Read(texts, catalog)
            .People.SelectMany(person => person.Roles, (person, role) => (person.Email, role))
            .ToLookup(entry => entry.Email, entry => entry.role, StringComparer.OrdinalIgnoreCase);
    }

    public static async Task RunAsync(
        LocalTenant tenant,
        IEnumerable<string> files,
        string[] settings,
        Action<WebApplicationBuilder>? adjust,
        CancellationToken cancellationToken
    )
    {
        await using var output = new StringWriter();
        var console = Terminal.Of(output);
        string[] command =
        [
            .. new[] { "tenant", "apply", "--yes", "--rate", Rate },
            .. files.SelectMany(file => new[] { "--file", file }),
        ];
        string[] credentials =
        [
            $"--Management:ClientId={tenant.Management.ClientId}",
            $"--Management:ClientSecret={tenant.Management.Secret}",
        ];
        var code = await HostCommands.RunAsync(
            [.. command, .. settings, .. credentials],
            new Terminal(console, console),
            adjust,
            cancellationToken
        );
        if (code != 0)
        {
            throw new TenantException($"The local tenant could not be set up:\n{output}");
        }
    }

    public static string Beside(string name) => Path.Combine(AppContext.BaseDirectory, name);
}
