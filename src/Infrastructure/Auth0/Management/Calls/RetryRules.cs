using System.Globalization;
using System.Net;
using Polly;
using Polly.Timeout;

namespace McpServer.Infrastructure.Auth0.Management.Calls;

/// <summary>Which calls are repeated, and when.</summary>
internal static class RetryRules
{
    public const int MostAttempts = 5;

    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    /// <summary>Whether the same request may be sent again after what became of it.</summary>
    public static bool Allow(HttpMethod? method, Outcome<HttpResponseMessage> outcome)
    {
        // Nothing was done, so that nothing can be done twice.
        if (outcome.Result?.StatusCode == HttpStatusCode.TooManyRequests)
        {
            return true;
        }

        // A POST whose answer was lost may have made its object, and would make a second one.
        return method != HttpMethod.Post && method is not null && IsOutage(outcome);
    }

    /// <summary>How long the tenant asks to wait, within limits; null when it does not say.</summary>
    public static TimeSpan? WaitFor(HttpResponseMessage? response, DateTimeOffset now)
    {
        var asked = response?.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - now,
            _ => UntilReset(response, now),
        };
        return asked switch
        {
            null => null,
            { } wait when wait > LongestWait => LongestWait,
            { } wait when wait < TimeSpan.Zero => TimeSpan.Zero,
            _ => asked,
        };
    }

    private static bool IsOutage(Outcome<HttpResponseMessage> outcome) =>
        outcome.Exception is HttpRequestException or TimeoutRejectedException
        || outcome.Result?.StatusCode is HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError;

    // A moment that has passed says nothing about when.
    private static TimeSpan? UntilReset(HttpResponseMessage? response, DateTimeOffset now) =>
        response is not null
        && response.Headers.TryGetValues("X-RateLimit-Reset", out var values)
        && long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds > now.ToUnixTimeSeconds()
        && seconds < DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds) - now
            : null;
}
