using McpServer.Host.Tests.Logging;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace McpServer.Host.Tests.Start;

public sealed class McpServerHostTests
{
    private static readonly string[] Settings =
    [
        "--Auth0:Domain=tenant.us.auth0.com",
        "--Auth0:Audience=https://mcp.example.com/",
        "--urls=http://127.0.0.1:0",
    ];

    [Fact]
    public async Task It_serves_until_it_is_told_to_end()
    {
        using var end = new CancellationTokenSource();
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var served = McpServerHost.RunAsync(
            Settings,
            tools => tools.AddAssembly(typeof(BrokenToolTests).Assembly).Configure(Telling(started)),
            end.Token
        );
        await started.Task.WaitAsync(TestContext.Current.CancellationToken);

        await end.CancelAsync();

        Assert.Equal(0, await served);
    }

    [Fact]
    public async Task A_fault_of_the_settings_is_an_exit_code_and_no_exception() =>
        Assert.Equal(
            1,
            await McpServerHost.RunAsync(
                [.. Settings, "--Server:MaxRequestBytes=0"],
                cancellationToken: TestContext.Current.CancellationToken
            )
        );

    [Fact]
    public async Task A_fault_that_nobody_can_mend_by_a_setting_is_thrown() =>
        await Assert.ThrowsAsync<TimeoutException>(() =>
            McpServerHost.RunAsync(
                Settings,
                tools => tools.Configure(_ => throw new TimeoutException()),
                TestContext.Current.CancellationToken
            )
        );

    private static Action<WebApplicationBuilder> Telling(TaskCompletionSource started) =>
        builder => builder.Services.AddHostedService(_ => new WhenStarted(started));

    private sealed class WhenStarted(TaskCompletionSource started) : IHostedLifecycleService
    {
        public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartedAsync(CancellationToken cancellationToken)
        {
            started.SetResult();
            return Task.CompletedTask;
        }

        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
