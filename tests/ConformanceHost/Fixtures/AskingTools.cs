using System.ComponentModel;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace McpServer.ConformanceHost.Fixtures;

/// <summary>Tools that turn to the client while they run, as versions before 2026-07-28 allow in a session.</summary>
[McpServerToolType]
internal sealed class AskingTools
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    [McpServerTool(Name = "test_tool_with_logging"), Description("Sends three lines of a log.")]
    public static async Task<string> LogAsync(
        ModelContextProtocol.Server.McpServer server,
        CancellationToken cancellationToken
    )
    {
        using var provider = server.AsClientLoggerProvider();
        var log = provider.CreateLogger("conformance");
        ClientLog.Line(log, "Tool execution started");
        await Task.Delay(Pause, cancellationToken);
        ClientLog.Line(log, "Tool processing data");
        await Task.Delay(Pause, cancellationToken);
        ClientLog.Line(log, "Tool execution completed");
        return "Three lines were sent.";
    }

    [McpServerTool(Name = "test_sampling"), Description("Has the client's model answer a prompt.")]
    public static async Task<string> SampleAsync(
        ModelContextProtocol.Server.McpServer server,
        [Description("What the model is asked.")] string prompt,
        CancellationToken cancellationToken
    )
    {
        var result = await server.SampleAsync(Ask.ModelParams(prompt), cancellationToken);
        return $"LLM response: {Ask.TextOf(result)}";
    }

    [McpServerTool(Name = "test_elicitation"), Description("Asks the person for a name and an address.")]
    public static async Task<string> ElicitAsync(
        ModelContextProtocol.Server.McpServer server,
        [Description("What the person reads.")] string message,
        CancellationToken cancellationToken
    )
    {
        var result = await server.ElicitAsync(
            Ask.PersonParams(
                message,
                ("username", new ElicitRequestParams.StringSchema { Description = "The person's response" }),
                ("email", new ElicitRequestParams.StringSchema { Description = "The person's address" })
            ),
            cancellationToken
        );
        return Ask.Told(result);
    }

    [McpServerTool(Name = "test_elicitation_sep1034_defaults"), Description("Asks with a default for each kind.")]
    public static async Task<string> ElicitWithDefaultsAsync(
        ModelContextProtocol.Server.McpServer server,
        CancellationToken cancellationToken
    )
    {
        const double score = 95.5;
        const int age = 30;
        var result = await server.ElicitAsync(
            Ask.PersonParams(
                "Are these right?",
                ("name", new ElicitRequestParams.StringSchema { Default = "John Doe" }),
                ("age", new ElicitRequestParams.NumberSchema { Type = "integer", Default = age }),
                ("score", new ElicitRequestParams.NumberSchema { Default = score }),
                (
                    "status",
                    new ElicitRequestParams.UntitledSingleSelectEnumSchema
                    {
                        Enum = ["active", "inactive", "pending"],
                        Default = "active",
                    }
                ),
                ("verified", new ElicitRequestParams.BooleanSchema { Default = true })
            ),
            cancellationToken
        );
        return Ask.Told(result);
    }
}
