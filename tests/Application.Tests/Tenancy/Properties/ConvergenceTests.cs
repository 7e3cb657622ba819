using McpServer.Application.Tenancy.Planning;

namespace McpServer.Application.Tests.Tenancy.Properties;

/// <summary>Whatever the file and the tenant are, a run makes the one like the other and the next has nothing to do.</summary>
public sealed class ConvergenceTests
{
    [Fact]
    public Task After_a_run_a_second_has_nothing_to_do() =>
        SameCases.HoldAsync(
            RandomRun.Any,
            async run =>
            {
                var tenant = new PaperTenant(run.Start);

                var report = await tenant.ApplyAsync(run.Desired);

                Assert.Null(report.Failure);
                var second = await tenant.PlanAsync(run.Desired);
                Assert.Empty(second.Plan.Changes);
            }
        );

    [Fact]
    public Task An_interrupted_run_and_a_second_end_where_a_whole_one_does() =>
        SameCases.HoldAsync(
            RandomRun.Any,
            async run =>
            {
                var whole = new PaperTenant(run.Start);
                await whole.ApplyAsync(run.Desired);
                var interrupted = new PaperTenant(run.Start)
                {
                    Patience = run.Interruption,
                    LosesAnswers = run.LosesAnswer,
                };

                await interrupted.ApplyAsync(run.Desired);
                interrupted.Patience = null;
                var rest = await interrupted.ApplyAsync(run.Desired);

                Assert.Null(rest.Failure);
                Assert.Equal(Snapshot.Of(whole.State), Snapshot.Of(interrupted.State));
                Assert.Equal(Made(whole), Made(interrupted));
            }
        );

    private static IEnumerable<(ObjectKind, string)> Made(PaperTenant tenant) =>
        tenant
            .CarriedOut.Where(change => change.Kind == ChangeKind.Create)
            .Select(change => (change.Target, change.Name));
}
