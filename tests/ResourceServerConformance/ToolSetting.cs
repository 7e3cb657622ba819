using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace McpServer.ResourceServerConformance;

/// <summary>Two options that name a call: <c>--x-tool</c> and <c>--x-arguments</c>.</summary>
internal sealed class ToolSetting(string name, string description)
{
    private readonly Option<string?> _tool = new($"--{name}-tool") { Description = description, HelpName = "NAME" };

    private readonly Option<string> _arguments = new($"--{name}-arguments")
    {
        Description = "Its arguments.",
        HelpName = "JSON",
        DefaultValueFactory = _ => "{}",
    };

    public IEnumerable<Option> Options => [_tool, _arguments];

    public ToolUse? Read(ParseResult parsed) =>
        parsed.GetValue(_tool) is { } tool ? new(tool, Parse(parsed.GetValue(_arguments)!)) : null;

    private JsonObject Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw new SuiteException($"{_arguments.Name}: '{text}' is no JSON object, such as {{\"name\":\"Ada\"}}.");
        }
    }
}
