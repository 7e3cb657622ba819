using System.Threading.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;

namespace McpServer.Infrastructure.Auth0.Management.Calls;

/// <summary>What every call goes through: retries outside, then the pace that each attempt keeps, then its time limit.</summary>
internal static class ManagementPipeline
{
    public const string Name = "management";

    public static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(15);

    public static void Configure(
        ResiliencePipelineBuilder<HttpResponseMessage> pipeline,
        ResilienceHandlerContext context
    )
    {
        var services = context.ServiceProvider;
        var clock = services.GetRequiredService<TimeProvider>();
        var events = services.GetRequiredService<RetryEvents>();
        var pace = PaceOf(services.GetRequiredService<IOptions<ManagementOptions>>().Value.RequestsPerSecond);
        context.OnPipelineDisposed(pace.Dispose);

        pipeline.TimeProvider = clock;
        // Its own lines would tell addresses and exceptions; ours tell enough.
        pipeline.ConfigureTelemetry(NullLoggerFactory.Instance);
        pipeline
            .AddRetry(
                new RetryStrategyOptions<HttpResponseMessage>
                {
                    MaxRetryAttempts = RetryRules.MostAttempts - 1,
                    ShouldHandle = arguments =>
                        ValueTask.FromResult(
                            RetryRules.Allow(arguments.Context.GetRequestMessage()?.Method, arguments.Outcome)
                        ),
                    DelayGenerator = arguments =>
                        ValueTask.FromResult(RetryRules.WaitFor(arguments.Outcome.Result, clock.GetUtcNow())),
                    Delay = TimeSpan.FromSeconds(1),
                    MaxDelay = RetryRules.LongestWait,
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    OnRetry = arguments =>
                    {
                        events.Waits(
                            arguments.AttemptNumber + 1,
                            arguments.Outcome.Result?.StatusCode,
                            arguments.RetryDelay
                        );
                        return ValueTask.CompletedTask;
                    },
                }
            )
            .AddRateLimiter(pace)
            .AddTimeout(AttemptTimeout);
    }

    private static TokenBucketRateLimiter PaceOf(int requestsPerSecond) =>
        new(
            new()
            {
                TokenLimit = requestsPerSecond,
                TokensPerPeriod = 1,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1) / requestsPerSecond,
                // Nobody is turned away: a plan is as long as it is.
                QueueLimit = int.MaxValue,
                QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            }
        );
}
