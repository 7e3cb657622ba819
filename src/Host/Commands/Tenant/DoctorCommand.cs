using System.Text.Json;
using McpServer.Application.Catalog;
using McpServer.Application.Tenancy.Checkup;
using McpServer.Application.UseCases;
using Spectre.Console;

namespace McpServer.Host.Commands.Tenant;

/// <summary><c>tenant doctor</c></summary>
internal static class DoctorCommand
{
    public static async Task<int> RunAsync(TenantRun run, CancellationToken cancellationToken)
    {
        var findings = await run.AskAsync(
            progress => new CheckTenant(run.Session.Desired, run.Session.ServerMetadata, progress),
            cancellationToken
        );
        if (run.Format == OutputFormat.Json)
        {
            run.Terminal.Plain(JsonSerializer.Serialize(findings, ToolJson.Options));
        }
        else
        {
            Write(run.Terminal.Results, findings);
        }

        return findings.Max(finding => finding.Severity) switch
        {
            Severity.Fine => ExitCode.Done,
            Severity.Warning => ExitCode.Differences,
            Severity.Error => ExitCode.Failure,
        };
    }

    private static void Write(IAnsiConsole console, IReadOnlyList<Finding> findings)
    {
        foreach (var finding in findings)
        {
            console.MarkupLineInterpolated(
                $"[{Colour(finding.Severity)}]{Word(finding.Severity), -7}[/]  [bold]{finding.Check}[/]: {Printable.Of(finding.What)}"
            );
            if (finding.Severity != Severity.Fine)
            {
                console.MarkupLineInterpolated($"           {finding.Why}");
                console.MarkupLineInterpolated($"           [blue]mend:[/] {finding.Mend}");
            }
        }

        console.WriteLine();
        console.MarkupLineInterpolated(
            $"{Count(Severity.Error)} errors, {Count(Severity.Warning)} warnings, {Count(Severity.Fine)} fine."
        );

        int Count(Severity severity) => findings.Count(finding => finding.Severity == severity);
    }

    private static string Word(Severity severity) =>
        severity switch
        {
            Severity.Fine => "ok",
            Severity.Warning => "warning",
            Severity.Error => "ERROR",
        };

    private static string Colour(Severity severity) =>
        severity switch
        {
            Severity.Fine => "green",
            Severity.Warning => "yellow",
            Severity.Error => "red",
        };
}
