namespace McpServer.Benchmarks.Runner.Report;

/// <summary>Why a goal is not met, by what profiles showed. Each says what was looked at, and when.</summary>
internal static class Reasons
{
    private const string Profile =
        "A profile of one busy core (30 November 2026, perf, after a minute of load) has 49 % of a call in Kestrel, the socket "
        + "and the kernel, which raw Kestrel spends too. Of the whole, the two log lines take 15 %, the tool with its rules and "
        + "arguments 9 %, digests of the token and of the arguments 7 %, reading the message 5 %; nothing else is above 3 %. ";

    public const string Sdk =
        Profile
        + "Twelve runs of one day gave 1.04 to 1.32: 1.3 where a call took 58 to 75 us of CPU, 1.0 to 1.2 where the same call "
        + "took 80 to 120. Servers that are the same differ by up to 14 %.";

    public const string Tail =
        "Where the machine itself stops for milliseconds, that counts as the server's: raw Kestrel's p99.9 beside it shows how long.";

    public const string Flood =
        "A signature takes more of the core than a call, and good callers wait behind those that are being checked.";

    public const string Raw =
        Profile
        + "Half of raw Kestrel would leave for the token, access, rules, the tool, the audit and the logs together as much as "
        + "Kestrel itself takes. Without its two log lines a call would come near.";

    public const string Tokens =
        "Kestrel hands out the string of a header again while a connection repeats it. When the token changes with each request "
        + "it makes a new one of 2 KB, which is the difference in bytes; the memory of tokens allocates nothing.";

    public const string Refusal =
        "It goes the way of a call until access is decided, writes the same two log lines, and a challenge in place of the tool's "
        + "answer: a little less by its bytes, and on a busy machine the order of the two changes from run to run.";

    public const string Ramp =
        "The whole of HTTP is rehearsed before the server is ready, on a transport within the process (0.17 without). What is "
        + "left is the socket, the check of a token, and what is compiled once more with the knowledge of real requests.";

    public const string Start =
        "An empty ASP.NET Core app of the same build takes 0.27 to 0.29 s here, and the SDK with JwtBearer what the table says. Of "
        + "ours, about 1,770 methods are compiled at start, of which 120 concern our own types: the rest is generic code of the "
        + "framework over value types, which ReadyToRun leaves out of a program. A framework compiled as one piece took 0.11 s "
        + "off in a trial; decision 19 says why the image does without.";

    public const string Cores = "The load generator needs one of the two cores for itself.";
}
