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
    [InlineData("meals", """{"enum":["breakfast","halfBoard"]}""")]
    [InlineData("wishes", """{"type":"array","items":{"type":"string"}}""")]
    [InlineData("extras", """{"type":"object","additionalProperties":{"type":"integer"}}""")]
    [InlineData(
        "home",
        """{"type":"object","properties":{"street":{"type":"string"},"zip":{"type":"string"}},"required":["street"],"additionalProperties":false}"""
    )]
    public void Every_shape_of_argument_has_its_schema(string argument, string schema)
    {
        var properties = ToolSchema.OfArguments(typeof(BookRoom)).GetProperty("properties");

        Assert.Equal(schema, properties.GetProperty(argument).GetRawText());
    }
}
