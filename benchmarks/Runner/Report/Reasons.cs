namespace McpServer.Benchmarks.Runner.Report;

/// <summary>Why a goal is not met, by what profiles showed. Each says what was looked at, and when.</summary>
internal static class Reasons
{
    public const string Call =
        "A profile of one busy core (November 2026, perf, after 85 s of load) has 44 % of a call in Kestrel and the socket, "
        + "which raw Kestrel spends too. Of the rest, the two log lines of a call take 15 % of the whole, the tool with its "
        + "rules and arguments 12 %, access and MediatR 7 %, reading the message 5 %, digests 8 % (since then halved). "
        + "Nothing else is above 3 %.";

    public const string Ramp =
        "HTTP and the check of tokens are not rehearsed before the server is ready, and the runtime needs longer than the "
        + "rehearsal takes to compile what is left.";

    public const string Start =
        "An empty ASP.NET Core app of the same build takes 0.27 to 0.29 s here. Of ours, about 2,900 methods are compiled at "
        + "start, against 760: generic code over value types, which ReadyToRun leaves out, and the rules and schemas of tools.";

    public const string Cores = "The load generator needs one of the two cores for itself.";
}
