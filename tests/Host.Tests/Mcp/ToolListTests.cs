using System.Text.Json.Nodes;
using McpServer.Application;
using McpServer.Application.Catalog;
using McpServer.Host.Tests.Serving;
using McpServer.TestBench;
using Microsoft.Extensions.DependencyInjection;

namespace McpServer.Host.Tests.Mcp;

public sealed class ToolListTests
{
    [Theory]
    [InlineData("tool:greet tool:whoami", new string[0], "get_current_time greet whoami")]
    [InlineData("tool:whoami", new[] { "tool:greet", "tool:whoami" }, "get_current_time greet whoami")]
    [InlineData("tool:whoami", new[] { "tool:whoami" }, "get_current_time whoami")]
    [InlineData("", new string[0], "get_current_time")]
    [Requirement("TO-01")]
    [Requirement("TO-02")]
    [Requirement("AZ-30")]
    public async Task Granted_and_obtainable_tools_are_listed_in_order(string scope, string[] permissions, string tools)
    {
        await using var server = await ServerUnderTest.StartAsync();
        var token = server
            .Forge.Person()
            .With("scope", scope)
            .With("permissions", new JsonArray([.. permissions.Select(permission => JsonValue.Create(permission))]));

        var answer = await server.PostAsync(WireMessage.List(), token);

        Assert.Equal(tools.Split(' '), answer.Tools);
    }

    [Fact]
    public async Task Obtainable_tools_can_be_left_out()
    {
        await using var server = await ServerUnderTest.StartAsync(settings: ("Catalog:ListObtainable", "false"));

        var answer = await server.PostAsync(WireMessage.List(), server.Forge.Person());

        Assert.Equal(["get_current_time", "whoami"], answer.Tools);
    }

    [Fact]
    [Requirement("CA-01")]
    [Requirement("CA-02")]
    public async Task Clients_that_know_of_it_are_told_to_keep_the_list_to_themselves_and_for_how_long()
    {
        await using var server = await ServerUnderTest.StartAsync(settings: ("Server:ToolListLifetime", "00:00:10"));

        var answer = await server.PostAsync(WireMessage.List(), server.Forge.Person());

        Assert.Equal("private", answer.Result!["cacheScope"]!.GetValue<string>());
        Assert.Equal(10_000, answer.Result!["ttlMs"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("2025-06-18")]
    [InlineData("2025-11-25")]
    public async Task Older_clients_get_no_member_that_they_do_not_know(string version)
    {
        await using var server = await ServerUnderTest.StartAsync();

        var answer = await server.PostAsync(WireMessage.List(version), server.Forge.Person());

        Assert.Equal(["tools"], answer.Result!.AsObject().Select(member => member.Key));
    }

    [Fact]
    [Requirement("TO-04")]
    public async Task A_tool_tells_its_title_schemas_and_effect()
    {
        await using var server = await ServerUnderTest.StartAsync();

        var answer = await server.PostAsync(WireMessage.List(), server.Forge.Person());

        var greet = answer.Result!["tools"]!.AsArray().Single(tool => tool!["name"]!.GetValue<string>() == "greet")!;
        Assert.Equal("Greet", greet["title"]!.GetValue<string>());
        Assert.True(greet["annotations"]!["readOnlyHint"]!.GetValue<bool>());
        Assert.False(greet["annotations"]!["destructiveHint"]!.GetValue<bool>());
        Assert.Equal("object", greet["inputSchema"]!["type"]!.GetValue<string>());
        Assert.False(greet["inputSchema"]!["additionalProperties"]!.GetValue<bool>());
        Assert.Equal(
            ["message"],
            greet["outputSchema"]!["required"]!.AsArray().Select(name => name!.GetValue<string>())
        );
    }

    [Fact]
    public async Task A_tool_tells_its_icons_and_what_extensions_want_to_know()
    {
        await using var server = await ServerUnderTest.StartAsync(builder =>
            builder.Services.AddApplication(new AssemblyOf(typeof(PaintWall)))
        );

        var answer = await server.PostAsync(WireMessage.List(), server.Forge.Person().With("scope", "wall:paint"));

        var tools = answer.Result!["tools"]!.AsArray().ToDictionary(tool => tool!["name"]!.GetValue<string>());
        Assert.Equal(
            """[{"src":"https://example.com/wall.png","mimeType":"image/png","sizes":["48x48","96x96"],"theme":"dark"},{"src":"data:image/svg+xml;base64,PHN2Zy8+"}]""",
            tools["paint_wall"]!["icons"]!.ToJsonString(ToolJson.Options)
        );
        Assert.Equal(
            """{"com.example/beta":true,"com.example/team":{"name":"painters","size":3}}""",
            tools["paint_wall"]!["_meta"]!.ToJsonString(ToolJson.Options)
        );
        Assert.Null(tools["get_current_time"]!["icons"]);
        Assert.Null(tools["get_current_time"]!["_meta"]);
    }

    [Theory]
    [InlineData("blue", 200)]
    [InlineData("red", 400)]
    [InlineData(null, 400)]
    [Requirement("TR-22")]
    public async Task A_header_that_repeats_an_argument_must_say_the_same(string? header, int status)
    {
        await using var server = await ServerUnderTest.StartAsync(builder =>
            builder.Services.AddApplication(new AssemblyOf(typeof(PaintWall)))
        );
        var request = WireMessage.Call("paint_wall", new() { ["colour"] = "blue" }).To(server.McpUrl);
        var token = server.Forge.Person().With("scope", "wall:paint");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token.Compact()}");
        if (header is not null)
        {
            request.Headers.TryAddWithoutValidation("Mcp-Param-Colour", header);
        }

        var answer = await server.SendAsync(request);

        Assert.Equal(status, answer.Status);
    }

    [Fact]
    public async Task The_former_name_answers_but_is_not_listed()
    {
        await using var server = await ServerUnderTest.StartAsync();

        var answer = await server.PostAsync(WireMessage.Call("get_datetime"), server.Forge.Person());

        Assert.Equal("2026-11-23T12:00:00.000Z", answer.Result!["structuredContent"]!["utc"]!.GetValue<string>());
    }
}
