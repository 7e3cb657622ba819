using System.Text.Json;

namespace McpServer.Application.Tests.Catalog;

/// <summary>The checks of schemas can fail.</summary>
public sealed class SchemaCheckTests
{
    [Theory]
    [InlineData("""{"type":"object","properties":{"a":{"type":["string","null"]}},"additionalProperties":false}""")]
    [InlineData("""{"type":"array","items":{"anyOf":[{"type":["string"]}]}}""")]
    public void A_list_of_types_is_told(string schema) =>
        Assert.Equal(["a list of types"], SchemaCheck.Pitfalls(Parse(schema)));

    [Theory]
    [InlineData("""{"type":"object","properties":{}}""")]
    [InlineData("""{"anyOf":[{"type":"object","properties":{},"additionalProperties":true}]}""")]
    public void An_object_that_takes_other_properties_is_told(string schema) =>
        Assert.Equal(["an object that takes other properties"], SchemaCheck.Pitfalls(Parse(schema)));

    [Theory]
    [InlineData("""{"type":"text"}""")]
    [InlineData("""{"required":"name"}""")]
    public void What_is_no_schema_is_told(string schema) => Assert.NotEmpty(SchemaCheck.Malformations(Parse(schema)));

    private static JsonElement Parse(string json) => JsonSerializer.Deserialize<JsonElement>(json);
}
