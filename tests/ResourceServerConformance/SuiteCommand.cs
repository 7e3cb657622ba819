using System.CommandLine;
using McpServer.ResourceServerConformance.Reporting;
using McpServer.ResourceServerConformance.Trace;
using Spectre.Console;

namespace McpServer.ResourceServerConformance;

/// <summary>The program: options in, table out.</summary>
internal static class SuiteCommand
{
    private const int Passed = 0;
    private const int Failed = 1;
    private const int WrongUse = 2;

    private const string About = """
        Holds any protected MCP server against what the specification asks of an OAuth 2.1 resource server.

        One row for each requirement, seen from outside, over HTTP. A row for which an option is missing cannot be
        looked at and counts as failed; the row names the option. A requirement that says nothing about the server is
        'not applicable', with its reason. Run it against a test system: it calls the tools that you name.

        Example, against the launcher of this repository:

          dotnet run --project tests/ResourceServerConformance -- --url http://localhost:3001/mcp \
            --token-command 'curl -sf "http://localhost:3002/_control/token?as=admin@example.com"' \
            --limited-token-command 'curl -sf "http://localhost:3002/_control/token?as=admin@example.com&scope=tool:whoami"' \
            --scoped-tool greet --scoped-arguments '{"name":"Ada"}'

        All options together: tests/clients/resource-server/run. What each row does: docs/conformance.md.

        Exit code 0: no row failed, 1: some did, 2: the suite could not run.
        """;

    public static async Task<int> RunAsync(string[] args)
    {
        var settings = new SuiteSettings();
        var json = new Option<string?>("--json")
        {
            Description = "Writes the results to a file as well.",
            HelpName = "FILE",
        };
        var root = new RootCommand(About) { json };
        settings.AddTo(root);
        root.Add(TraceCommand.Create());
        root.SetAction(
            (parsed, cancellationToken) =>
                GuardedAsync(async () =>
                {
                    var results = await Suite.RunAsync(settings.Read(parsed), cancellationToken);
                    Report.Write(results, AnsiConsole.Console);
                    if (parsed.GetValue(json) is { } file)
                    {
                        await JsonReport.WriteAsync(results, file, cancellationToken);
                    }

                    return results.Any(result => result.IsFailure) ? Failed : Passed;
                })
        );
        var parsed = root.Parse(args);
        var code = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        return parsed.Errors.Count > 0 ? WrongUse : code;
    }

    public static async Task<int> GuardedAsync(Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception exception) when (exception is SuiteException or IOException)
        {
            await AnsiConsole.Console.Profile.Out.Writer.WriteLineAsync(exception.Message);
            return WrongUse;
        }
    }
}
