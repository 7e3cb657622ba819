using McpServer.Application.Tenancy.Planning;
using McpServer.Application.UseCases;
using Spectre.Console;

namespace McpServer.Host.Commands.Tenant;

/// <summary>Asks, carries a plan out, and says what was done.</summary>
internal static class Execution
{
    public static async Task<int> RunAsync(
        TenantRun run,
        PlannedTenant planned,
        string question,
        CancellationToken cancellationToken
    )
    {
        if (planned.Plan.IsEmpty)
        {
            return ExitCode.Done;
        }

        if (!run.Parsed.GetValue<bool>("--yes"))
        {
            if (!run.Terminal.Progress.Profile.Capabilities.Interactive)
            {
                run.Terminal.Fault("Nobody is there to be asked, and nothing was changed: add --yes.");
                return ExitCode.Failure;
            }

            var prompt = new ConfirmationPrompt(question) { DefaultValue = false };
            if (!await prompt.ShowAsync(run.Terminal.Progress, cancellationToken))
            {
                run.Terminal.Fault("Nothing was changed.");
                return ExitCode.Failure;
            }
        }

        return Tell(run.Terminal, planned, await CarryOutAsync(run, planned, cancellationToken));
    }

    private static Task<ApplyReport> CarryOutAsync(
        TenantRun run,
        PlannedTenant planned,
        CancellationToken cancellationToken
    ) =>
        run
            .Terminal.Progress.Progress()
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new PercentageColumn()
            )
            .StartAsync(async context =>
            {
                var task = context.AddTask("Changing the tenant", maxValue: planned.Plan.Changes.Count);
                var begun = 0;
                var steps = new Steps(change =>
                {
                    task.Value = begun++;
                    task.Description = Markup.Escape(PlanText.Title(change));
                });
                var report = await run.Session.SendAsync(new ApplyTenant(planned, steps), cancellationToken);
                task.Value = report.Done.Count;
                task.StopTask();
                return report;
            });

    private static int Tell(Terminal terminal, PlannedTenant planned, ApplyReport report)
    {
        foreach (var change in report.Done)
        {
            terminal.Progress.MarkupLineInterpolated(
                $"[green]done[/]  {PlanText.Title(change)}{Hint(change, planned.Known)}"
            );
        }

        if (report.Failure is null)
        {
            terminal.Progress.MarkupLineInterpolated($"[green]All {report.Done.Count} changes are made.[/]");
            return ExitCode.Done;
        }

        var changes = planned.Plan.Changes;
        if (report.Failed is { } failed)
        {
            terminal.Progress.MarkupLineInterpolated($"[red]failed[/]  {PlanText.Title(failed)}");
        }

        terminal.Fault(report.Failure);
        terminal.Fault(
            $"{report.Done.Count} of {changes.Count} changes are made. Run the command again for the rest: nothing is made twice."
        );
        return ExitCode.Failure;
    }

    // The id is what one has to type into a client. A secret is for the dashboard to show.
    private static string Hint(Change change, KnownObjects known) =>
        change is { Kind: ChangeKind.Create, Target: ObjectKind.Client or ObjectKind.MetadataClient }
            ? $": client id {known.IdOf(change.Target, change.Name)}"
            : string.Empty;

    private sealed class Steps(Action<Change> begin) : IProgress<Change>
    {
        public void Report(Change value) => begin(value);
    }
}
