using System.Text.Json;
using McpServer.Application.Catalog;
using McpServer.Application.Tenancy.Explaining;
using McpServer.Application.Tenancy.Remote;
using McpServer.Application.UseCases;
using Spectre.Console;

namespace McpServer.Host.Commands.Tenant;

/// <summary><c>tenant show tool</c></summary>
internal static class ShowTool
{
    public static async Task<int> RunAsync(TenantRun run, CancellationToken cancellationToken)
    {
        var name = run.Parsed.GetRequiredValue<string>(ShowCommand.Tool);
        if (!run.Session.Catalog.TryFind(name, out var tool))
        {
            var names = run.Session.Catalog.Tools.Select(known => known.Definition.Name.Value);
            run.Terminal.Fault($"There is no tool '{name}'. The tools are {string.Join(", ", names)}.");
            return ExitCode.Failure;
        }

        var explained = await run.AskAsync(
            progress => new ExplainTool(tool, run.Session.Desired.Identifier, progress),
            cancellationToken
        );
        if (run.Format == OutputFormat.Json)
        {
            run.Terminal.Plain(JsonSerializer.Serialize(explained, ToolJson.Options));
        }
        else
        {
            Write(run.Terminal.Results, explained);
        }

        return ExitCode.Done;
    }

    private static void Write(IAnsiConsole console, ToolExplanation tool)
    {
        console.MarkupLineInterpolated($"[bold]{tool.Tool}[/]   {tool.Title}");
        if (tool.Permission.Length > 0)
        {
            Permission("Permission", tool.Permission, tool.Broader, tool.IsInApi, tool.IsGrantable, tool.Roles);
        }

        Line("What would change it", tool.Change);
        foreach (var more in tool.MayAlsoNeed)
        {
            Permission(
                "Some calls also need",
                more.Permission,
                more.Broader,
                more.IsInApi,
                more.IsGrantable,
                more.Roles
            );
            Line("What would change it", more.Change);
        }

        void Permission(
            string label,
            string name,
            IReadOnlyList<string> broader,
            bool isInApi,
            bool isGrantable,
            IReadOnlyList<RemoteRole> roles
        )
        {
            Line(label, name);
            Line("Contained in", broader.Count == 0 ? "no other" : string.Join(", ", broader));
            Line("In the tenant's API", YesOrNo(isInApi));
            Line("For third-party apps", YesOrNo(isGrantable));
            foreach (var role in roles)
            {
                Line(
                    $"Role {role.Name}",
                    $"{role.Members?.Total ?? 0} people: {string.Join(", ", role.Members?.Emails ?? [])}"
                );
            }
        }

        void Line(string label, string text) =>
            console.MarkupLineInterpolated($"  {Printable.Of(label), -22} {Printable.Of(text)}");
    }

    private static string YesOrNo(bool flag) => flag ? "yes" : "no";
}
