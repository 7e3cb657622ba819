using System.ComponentModel;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace McpServer.ConformanceHost.Fixtures;

/// <summary>Asks with each of the five kinds of enumerations (SEP-1330).</summary>
[McpServerToolType]
internal sealed class EnumerationTools
{
    private static readonly string[] Options = ["option1", "option2", "option3"];

    [McpServerTool(Name = "test_elicitation_sep1330_enums"), Description("Asks with five kinds of enumerations.")]
    public static async Task<string> ElicitAsync(
        ModelContextProtocol.Server.McpServer server,
        CancellationToken cancellationToken
    )
    {
        var result = await server.ElicitAsync(
            Ask.PersonParams(
                "Choose.",
                ("untitledSingle", new ElicitRequestParams.UntitledSingleSelectEnumSchema { Enum = Options }),
                ("titledSingle", new ElicitRequestParams.TitledSingleSelectEnumSchema { OneOf = Titled("Option") }),
                (
                    "legacyEnum",
                    new ElicitRequestParams.LegacyTitledEnumSchema
                    {
                        Enum = ["opt1", "opt2", "opt3"],
                        EnumNames = ["Option One", "Option Two", "Option Three"],
                    }
                ),
                (
                    "untitledMulti",
                    new ElicitRequestParams.UntitledMultiSelectEnumSchema { Items = new() { Enum = Options } }
                ),
                (
                    "titledMulti",
                    new ElicitRequestParams.TitledMultiSelectEnumSchema { Items = new() { AnyOf = Titled("Choice") } }
                )
            ),
            cancellationToken
        );
        return Ask.Told(result);
    }

    private static List<ElicitRequestParams.EnumSchemaOption> Titled(string what) =>
        [
            new() { Const = "value1", Title = $"First {what}" },
            new() { Const = "value2", Title = $"Second {what}" },
            new() { Const = "value3", Title = $"Third {what}" },
        ];
}
