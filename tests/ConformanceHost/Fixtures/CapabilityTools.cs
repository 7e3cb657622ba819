using System.ComponentModel;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace McpServer.ConformanceHost.Fixtures;

/// <summary>Tools that need, or do without, what a client of 2026-07-28 says it can.</summary>
[McpServerToolType]
internal sealed class CapabilityTools
{
    [McpServerTool(Name = "test_missing_capability"), Description("Needs a client that samples.")]
    public static string NeedSampling(RequestContext<CallToolRequestParams> request) =>
        request.Server.ClientCapabilities?.Sampling is null
            ? throw new MissingRequiredClientCapabilityException(
                new ClientCapabilities { Sampling = new() },
                "This tool needs a client that samples."
            )
            : "The client samples.";

    [McpServerTool(Name = "test_logging_tool"), Description("Writes a line that only goes to clients that want it.")]
    public static string Log(RequestContext<CallToolRequestParams> request)
    {
        using var provider = request.Server.AsClientLoggerProvider();
        ClientLog.Line(provider.CreateLogger("conformance"), "A line of the log");
        return "A line was written.";
    }

    [
        McpServerTool(Name = "test_input_required_result_capabilities"),
        Description("Asks only for what the client says it can.")
    ]
    public static CallToolResult AskWithin(RequestContext<CallToolRequestParams> request)
    {
        var can = request.Server.ClientCapabilities;
        List<(string, InputRequest)> questions = [];
        if (can?.Sampling is not null)
        {
            questions.Add(("capital_question", Ask.Model("What is the capital of France?")));
        }

        if (can?.Elicitation is not null)
        {
            questions.Add(("user_name", Ask.Person("What is your name?", "name")));
        }

        if (can?.Roots is not null)
        {
            questions.Add(("client_roots", Ask.Roots()));
        }

        return request.Params?.InputResponses is { Count: > 0 } || questions.Count == 0
            ? InputTools.Text("Nothing more to ask.")
            : throw Ask.For(state: null, [.. questions]);
    }
}
