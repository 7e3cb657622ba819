using System.Text.Json;
using McpServer.Application.Catalog;
using McpServer.Application.Tests.TestTools;
using McpServer.Domain.Access;

namespace McpServer.Application.Tests.Catalog;

public sealed class OutputSchemaTests
{
    [Theory]
    [InlineData("get_current_time", null)]
    [InlineData("get_current_time", """{"timeZone":"Asia/Tokyo"}""")]
    [InlineData("greet", null)]
    [InlineData("greet", """{"name":"Ada"}""")]
    [InlineData("whoami", null)]
    [Requirement("TO-05")]
    public async Task An_answer_satisfies_the_output_schema(string name, string? arguments)
    {
        using var server = new Server();

        var answer = await server.CallAsync(name, arguments);

        Assert.Empty(SchemaCheck.Violations(SchemaOf(server, name), answer.Content()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_with_and_without_optional_parts_satisfies_it(bool present)
    {
        using var server = new Server
        {
            Caller = Callers.With("tool:whoami") with
            {
                Permissions = present ? PermissionSet.Parse("tool:whoami") : null,
                Organization = present ? "org_1" : null,
                Actor = present ? "agent" : null,
            },
        };

        var answer = await server.CallAsync("whoami");

        Assert.Empty(SchemaCheck.Violations(SchemaOf(server, "whoami"), answer.Content()));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"message":7}""")]
    [InlineData("""{"message":null}""")]
    [InlineData("""{"message":"Hello","more":1}""")]
    [InlineData("[]")]
    public void Another_answer_would_not(string content)
    {
        using var server = new Server();

        var violations = SchemaCheck.Violations(
            SchemaOf(server, "greet"),
            JsonSerializer.Deserialize<JsonElement>(content)
        );

        Assert.NotEmpty(violations);
    }

    [Fact]
    public void Whatever_a_type_can_hold_satisfies_its_schema()
    {
        var schema = ToolSchema.OfAnswer(typeof(SendParcel.Sent));

        var answers = Specimen
            .Of(typeof(SendParcel.Sent))
            .Select(answer => JsonSerializer.SerializeToElement(answer, ToolJson.Options));

        Assert.Empty(SchemaCheck.Malformations(schema));
        Assert.Empty(SchemaCheck.Pitfalls(schema));
        Assert.All(answers, answer => Assert.Empty(SchemaCheck.Violations(schema, answer)));
    }

    [Fact]
    public async Task An_answer_with_nulls_in_its_lists_satisfies_it()
    {
        using var server = new Server(new AssemblyOf(typeof(SendParcel)));

        var answer = await server.CallAsync(
            "send_parcel",
            """{"to":{"name":"Ada"},"by":{"kind":"ship","name":"Beagle"},"at":"12:30:00","within":"1.06:00:00"}"""
        );

        Assert.Empty(SchemaCheck.Violations(SchemaOf(server, "send_parcel"), answer.Content()));
    }

    [Fact]
    public void An_answer_that_is_one_of_several_types_is_still_an_object()
    {
        var schema = ToolSchema.OfAnswer(typeof(SendParcel.Transport));

        var answers = Specimen
            .Of(typeof(SendParcel.Transport))
            .Select(answer =>
                JsonSerializer.SerializeToElement(answer, typeof(SendParcel.Transport), ToolJson.Options)
            );

        Assert.Equal("object", schema.GetProperty("type").GetString());
        Assert.All(answers, answer => Assert.Empty(SchemaCheck.Violations(schema, answer)));
        Assert.NotEmpty(SchemaCheck.Violations(schema, JsonSerializer.SerializeToElement(new { kind = "plane" })));
    }

    private static JsonElement SchemaOf(Server server, string name)
    {
        Assert.True(server.Catalog.TryFind(name, out var tool));
        return tool.OutputSchema;
    }
}
