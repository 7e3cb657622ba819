using System.Text.Json.Nodes;
using McpServer.Application;
using McpServer.Host.Tests.Serving;
using McpServer.TestBench;
using Microsoft.Extensions.DependencyInjection;

namespace McpServer.Host.Tests.Teams;

/// <summary>The server with the tools of a team that has silos.</summary>
internal static class Farm
{
    public static JsonNode Approved => JsonNode.Parse("""{"action":"accept","content":{"approve":true}}""")!;

    public static Task<ServerUnderTest> StartAsync(Silo silo, params (string Setting, string Value)[] settings) =>
        ServerUnderTest.StartAsync(
            server =>
            {
                server.Services.AddSingleton(silo);
                server.Services.AddApplication(new AssemblyOf(typeof(OpenSilo), typeof(FillSilo)));
            },
            settings
        );

    public static WireMessage Open(int number, Action<JsonObject>? adjust = null)
    {
        var parameters = new JsonObject
        {
            ["name"] = "open_silo",
            ["arguments"] = new JsonObject { ["number"] = number },
            ["_meta"] = new JsonObject
            {
                ["io.modelcontextprotocol/clientCapabilities"] = new JsonObject { ["elicitation"] = new JsonObject() },
            },
        };
        adjust?.Invoke(parameters);
        return WireMessage.Request(WireMessage.Newest, "tools/call", parameters) with { Name = "open_silo" };
    }

    /// <summary>The call again, with what a person answered.</summary>
    public static WireMessage OpenWith(int number, string state, JsonNode? answer) =>
        Open(
            number,
            parameters =>
            {
                parameters["requestState"] = state;
                if (answer is not null)
                {
                    parameters["inputResponses"] = new JsonObject { ["approval"] = answer };
                }
            }
        );

    public static WireMessage Fill(string version, JsonNode? progressToken = null)
    {
        var parameters = new JsonObject { ["name"] = "fill_silo", ["arguments"] = new JsonObject() };
        if (progressToken is not null)
        {
            parameters["_meta"] = new JsonObject { ["progressToken"] = progressToken };
        }

        return WireMessage.Request(version, "tools/call", parameters) with
        {
            Name = "fill_silo",
        };
    }
}
