namespace McpServer.ResourceServerConformance.Rows;

/// <summary>What the operator can read later about somebody who was asked for more scopes.</summary>
internal static class ElevationRows
{
    private const int TraceIdBytes = 16;
    private const int SpanIdBytes = 8;

    public static IEnumerable<Row> All => [new("AZ-29", AreLoggedAsync)];

    private static async Task<string> AreLoggedAsync(Run run, CancellationToken cancellationToken)
    {
        var log =
            run.Log
            ?? throw new UntestableException(
                "--log FILE",
                "the server's own log, to look for the call that was asked for a scope"
            );
        var trace = Run.Random(TraceIdBytes);
        var request = Run.Random(TraceIdBytes);

        // Whatever a server correlates by: a trace (W3C Trace Context), or a header of proxies.
        var answer = await run.TryScopedAsync(
            cancellationToken,
            message =>
            {
                message.Headers.TryAddWithoutValidation("traceparent", $"00-{trace}-{Run.Random(SpanIdBytes)}-01");
                message.Headers.TryAddWithoutValidation("X-Request-ID", request);
                message.Headers.TryAddWithoutValidation("X-Correlation-ID", request);
            }
        );
        run.Refused(answer, "A call that lacks a scope", 403);
        var scopes = answer.Challenge?.Scopes ?? [];
        var text = await log.ReadAsync(added => IsTold(added, trace, request, scopes), cancellationToken);

        Expect.That(
            IsTold(text, trace, request, scopes),
            "No line of the log has one of the scopes that were asked for together with the id of the request "
                + "(traceparent, X-Request-ID or X-Correlation-ID)."
        );
        return "The log has the scope and the id of the request in one line.";
    }

    private static bool IsTold(string log, string trace, string request, IReadOnlyList<string> scopes) =>
        log.Split('\n')
            .Any(line =>
                (line.Contains(trace, StringComparison.Ordinal) || line.Contains(request, StringComparison.Ordinal))
                && scopes.Any(scope => line.Contains(scope, StringComparison.Ordinal))
            );
}
