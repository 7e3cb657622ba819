using System.ComponentModel;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace McpServer.ConformanceHost.Fixtures;

/// <summary>Tools that come back for more input, one for each kind of question (SEP-2322).</summary>
[McpServerToolType]
internal sealed class InputTools
{
    private const int FewTokens = 50;

    [McpServerTool(Name = "test_input_required_result_elicitation"), Description("Asks for a name.")]
    public static CallToolResult AskPerson(RequestContext<CallToolRequestParams> request) =>
        ResponseTo(request, "user_name") is { } response && Ask.FieldOf(response, "name") is { } name
            ? Text($"Hello, {name}!")
            : throw Ask.For(state: null, ("user_name", Ask.Person("What is your name?", "name")));

    [McpServerTool(Name = "test_input_required_result_sampling"), Description("Asks the client's model.")]
    public static CallToolResult AskModel(RequestContext<CallToolRequestParams> request) =>
        ResponseTo(request, "capital_question") is { } response
            ? Text($"{Ask.TextOf(response.Deserialize(InputResponse.CreateMessageResultJsonTypeInfo))}")
            : throw Ask.For(state: null, ("capital_question", Ask.Model("What is the capital of France?")));

    [McpServerTool(Name = "test_input_required_result_list_roots"), Description("Asks for the client's roots.")]
    public static CallToolResult AskForRoots(RequestContext<CallToolRequestParams> request) =>
        ResponseTo(request, "client_roots") is { } response
            ? Text(
                string.Join(
                    ' ',
                    response.Deserialize(InputResponse.ListRootsResultJsonTypeInfo)?.Roots.Select(root => root.Uri)
                        ?? []
                )
            )
            : throw Ask.For(state: null, ("client_roots", Ask.Roots()));

    [McpServerTool(Name = "test_input_required_result_multiple_inputs"), Description("Asks for three things at once.")]
    public static CallToolResult AskForAll(RequestContext<CallToolRequestParams> request)
    {
        string[] keys = ["user_name", "greeting", "client_roots"];
        return keys.All(key => ResponseTo(request, key) is not null)
            ? Text("All three have come.")
            : throw Ask.For(
                "asked-for-all",
                (keys[0], Ask.Person("What is your name?", "name")),
                (keys[1], Ask.Model("Generate a greeting", FewTokens)),
                (keys[2], Ask.Roots())
            );
    }

    internal static CallToolResult Text(string text) => new() { Content = [new TextContentBlock { Text = text }] };

    internal static InputResponse? ResponseTo(RequestContext<CallToolRequestParams> request, string key) =>
        request.Params?.InputResponses?.TryGetValue(key, out var response) is true ? response : null;
}
