using McpServer.Application.Catalog;
using Spectre.Console;

namespace McpServer.Launcher;

/// <summary>What a person needs to go on with: addresses, people, and two commands.</summary>
internal static class Welcome
{
    private const string Refund =
        """{"name":"refund_order","arguments":{"order":1001,"amount":250,"idempotencyKey":"first"}}""";

    public static async Task PrintAsync(LocalSystem system, LauncherOptions options)
    {
        var roles = await TenantSetUp.RolesByEmailAsync(
            options.TenantFiles,
            system.Server.Services.GetRequiredService<ToolCatalog>().Permissions
        );
        var people = new Table().Border(TableBorder.Rounded).Title("People who can sign in");
        people.AddColumns("E-mail", "Password", "Roles");
        foreach (var person in system.Tenant.People)
        {
            people.AddRow(
                Markup.Escape(person.Email),
                Markup.Escape(person.Password ?? "Continue with Google"),
                Markup.Escape(roles.Contains(person.Email) ? string.Join(", ", roles[person.Email]) : "none")
            );
        }

        AnsiConsole.WriteLine();
        AnsiConsole.MarkupLineInterpolated($"[bold]MCP server[/]       {system.McpUrl}");
        AnsiConsole.MarkupLineInterpolated($"[bold]Stand-in Auth0[/]   {options.Issuer}   (never for production)");
        AnsiConsole.WriteLine();
        AnsiConsole.Write(people);
        AnsiConsole.MarkupLine("Or sign up as somebody new, in the browser.\n");

        // Plain text, so that it can be copied: markup and wrapping would break the commands.
        AnsiConsole.MarkupLine("[bold]With the MCP Inspector[/] (needs Node.js):");
        Plain($"  npx @modelcontextprotocol/inspector@2 --web --server-url {system.McpUrl} --transport http\n");
        AnsiConsole.MarkupLine("[bold]With curl[/]:");
        Curl(system, options, "admin@example.com", """{"name":"greet","arguments":{"name":"Ada"}}""");
        if (!options.Bare)
        {
            AnsiConsole.MarkupLine("[bold]With the orders team[/] (samples/Orders):");
            Plain($"  # A clerk may not pay back so much; as={OrdersSample.Manager} is a manager, and may.");
            Curl(system, options, OrdersSample.Clerk, Refund);
        }

        AnsiConsole.MarkupLine(
            "[bold]The tenant[/] was set up from deploy/tenant.json. See what it is, in another shell:"
        );
        Plain($"  export AUTH0_DOMAIN=localhost:{options.AuthPort} AUTH0_AUDIENCE={options.Audience}");
        Plain(
            $"  export AUTH0_CLIENT_ID={system.Tenant.Management.ClientId} AUTH0_CLIENT_SECRET={system.Tenant.Management.Secret}"
        );
        Plain(
            "  dotnet run --project src/Host -- tenant plan --file deploy/tenant.json --file dev/Launcher/local.json\n"
        );
        AnsiConsole.MarkupLine("[grey]Ctrl+C stops both.[/]");
    }

    private static void Curl(LocalSystem system, LauncherOptions options, string person, string call)
    {
        Plain($"  TOKEN=$(curl -sf '{options.Issuer}_control/token?as={person}')");
        Plain($"  curl -s {system.McpUrl} -H \"Authorization: Bearer $TOKEN\" -H 'Content-Type: application/json' \\");
        Plain("    -H 'Accept: application/json, text/event-stream' \\");
        Plain($"    -d '{{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{call}}}'\n");
    }

    /// <summary>Writes text as it is: without markup, and without breaking lines at the width of the terminal.</summary>
    public static void Plain(string text) => AnsiConsole.Profile.Out.Writer.WriteLine(text);
}
