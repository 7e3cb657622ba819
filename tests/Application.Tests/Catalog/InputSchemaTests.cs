using System.Text.Json;
using McpServer.Application.Catalog;
using McpServer.Application.Tests.TestTools;
using McpServer.Application.Tools.Greetings;
using McpServer.Application.Tools.Identity;

namespace McpServer.Application.Tests.Catalog;

public sealed class InputSchemaTests
{
    [Fact]
    public void An_optional_argument_is_written_as_its_own_type_and_may_be_left_out() =>
        Assert.Equal(
            """{"type":"object","properties":{"name":{"description":"Who to greet; the caller when left out.","type":"string"}},"additionalProperties":false}""",
            ToolSchema.OfArguments(typeof(Greet)).GetRawText()
        );

    [Fact]
    [Requirement("TO-04")]
    public void A_tool_without_arguments_takes_an_empty_object() =>
        Assert.Equal(
            """{"type":"object","additionalProperties":false,"properties":{}}""",
            ToolSchema.OfArguments(typeof(WhoAmI)).GetRawText()
        );

    [Fact]
    public void What_has_no_default_is_required() =>
        Assert.Equal(["guest", "nights"], SchemaCheck.RequiredBy(ToolSchema.OfArguments(typeof(BookRoom))));

    [Theory]
    [InlineData("guest", """{"type":"string"}""")]
    [InlineData("nights", """{"type":"integer"}""")]
    [InlineData("quiet", """{"type":"boolean","default":false}""")]
    [InlineData("floor", """{"type":"integer"}""")]
    [InlineData("price", """{"type":"number"}""")]
    [InlineData("from", """{"type":"string","format":"date"}""")]
    [InlineData("checkIn", """{"type":"string","format":"date-time"}""")]
    [InlineData("key", """{"type":"string","format":"uuid"}""")]
    [InlineData("note", """{"type":"string","default":"none"}""")]
    [InlineData("meals", """{"type":"string","enum":["breakfast","halfBoard"]}""")]
    [InlineData("wishes", """{"type":"array","items":{"type":"string"}}""")]
    [InlineData("extras", """{"type":"object","additionalProperties":{"type":"integer"}}""")]
    [InlineData(
        "home",
        """{"type":"object","properties":{"street":{"type":"string"},"zip":{"type":"string"}},"required":["street"],"additionalProperties":false}"""
    )]
    [InlineData("codes", """{"type":"array","items":{"anyOf":[{"type":"integer"},{"type":"null"}]}}""")]
    [Requirement("BP-11")]
    public void Every_shape_of_argument_has_its_schema(string argument, string schema)
    {
        var properties = ToolSchema.OfArguments(typeof(BookRoom)).GetProperty("properties");

        Assert.Equal(schema, properties.GetProperty(argument).GetRawText());
    }

    [Theory]
    [InlineData("note", """{"type":"string"}""")]
    [InlineData("region", """{"type":"string","default":"eu","x-mcp-header":"Region"}""")]
    [InlineData("speed", """{"type":"string","enum":["nextDay","whenever"],"default":"nextDay"}""")]
    [InlineData("label", """{"type":"string","format":"uri"}""")]
    [InlineData("at", """{"type":"string","pattern":"^\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,7})?$"}""")]
    [InlineData("picture", """{"type":"string","contentEncoding":"base64"}""")]
    [InlineData("to", $$"""{"description":"Who gets it.",{{Person}}""")]
    [InlineData("from", $$"""{"description":"Somebody with an address.",{{Person}}""")]
    [InlineData(
        "copies",
        $$$"""{"type":"object","additionalProperties":{"description":"Somebody with an address.",{{{Person}}}}"""
    )]
    [InlineData("by", $$"""{"description":"How it travels.","anyOf":[{{Truck}},{{Ship}}]}""")]
    [InlineData("others", $$$"""{"type":"array","items":{"anyOf":[{{{Truck}}},{{{Ship}}}]}}""")]
    public void What_a_type_is_made_of_is_told_in_place(string argument, string schema)
    {
        var properties = ToolSchema.OfArguments(typeof(SendParcel)).GetProperty("properties");

        Assert.Equal(Plain(schema), Plain(properties.GetProperty(argument).GetRawText()));
    }

    [Fact]
    public void What_may_be_null_is_not_required() =>
        Assert.Equal(["to", "by"], SchemaCheck.RequiredBy(ToolSchema.OfArguments(typeof(SendParcel))));

    [Fact]
    public void What_is_computed_is_no_argument() =>
        Assert.DoesNotContain(
            "isAbroad",
            ToolSchema.OfArguments(typeof(SendParcel)).GetRawText(),
            StringComparison.Ordinal
        );

    [Fact]
    public void Only_what_contains_itself_is_a_reference() =>
        Assert.Equal(
            """{"type":"array","items":{"$ref":"#"}}""",
            ToolSchema
                .OfArguments(typeof(PlantTree))
                .GetProperty("properties")
                .GetProperty("left")
                .GetProperty("properties")
                .GetProperty("branches")
                .GetRawText()
        );

    private const string Person = """
        "type":"object","properties":{"name":{"description":"The whole name.","type":"string"},"home":{"type":"string","format":"uri"}},"required":["name"],"additionalProperties":false}
        """;

    private const string TruckMembers = $$$"""
        "plate":{"type":"string"},"driver":{"description":"Somebody with an address.",{{{Person}}}},"required":["kind","plate"],"additionalProperties":false}
        """;

    private const string Truck = $$$"""
        {"description":"By road.","type":"object","properties":{"kind":{"type":"string","const":"truck"},{{{TruckMembers}}}
        """;

    private const string Aboard = $$$"""
        {"description":"By road.","type":"object","properties":{"plate":{"type":"string"},"driver":{"description":"Somebody with an address.",{{{Person}}}},"required":["plate"],"additionalProperties":false}
        """;

    private const string Ship = $$$"""
        {"type":"object","properties":{"kind":{"type":"string","const":"ship"},"name":{"description":"Its name.","type":"string"},"aboard":{{{Aboard}}}},"required":["kind","name"],"additionalProperties":false}
        """;

    private static string Plain(string json) => JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(json));
}
