using System.Text.Json;
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
    [InlineData("{}", "$.message is required")]
    [InlineData("""{"message":7}""", "$.message is Number, not string")]
    [InlineData("""{"message":null}""", "$.message is Null, not string")]
    [InlineData("""{"message":"Hello","more":1}""", "$.more is not in the schema")]
    [InlineData("[]", "$ is Array, not object")]
    public void Another_answer_would_not(string content, string violation)
    {
        using var server = new Server();

        var violations = SchemaCheck.Violations(
            SchemaOf(server, "greet"),
            JsonSerializer.Deserialize<JsonElement>(content)
        );

        Assert.Equal([violation], violations);
    }

    private static JsonElement SchemaOf(Server server, string name)
    {
        Assert.True(server.Catalog.TryFind(name, out var tool));
        return tool.OutputSchema;
    }
}
