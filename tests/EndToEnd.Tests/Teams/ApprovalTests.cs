using System.Text.Json;
using McpServer.Application;
using McpServer.EndToEnd.Tests.Clients;
using McpServer.EndToEnd.Tests.People;
using McpServer.EndToEnd.Tests.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Protocol;

namespace McpServer.EndToEnd.Tests.Teams;

/// <summary>A client that nobody here wrote puts the question to its person.</summary>
public sealed class ApprovalTests
{
    private readonly Bell _bell = new();
    private readonly List<string> _asked = [];

    [Fact]
    public async Task The_person_is_shown_the_arguments_and_after_a_yes_the_tool_runs()
    {
        await using var system = await RunningSystem.StartAsync(AddTeam);
        await using var client = await ConnectAsync(system, approves: true);

        var answer = await client.CallAsync("melt_bell", new { degrees = 950 });

        Assert.Equal("bronze", answer.StructuredContent?.GetProperty("left").GetString());
        Assert.Equal(["Melt the bell?\n- degrees: 950"], _asked);
        Assert.Equal(1, _bell.Rings);
    }

    [Fact]
    public async Task After_a_no_nothing_happens()
    {
        await using var system = await RunningSystem.StartAsync(AddTeam);
        await using var client = await ConnectAsync(system, approves: false);

        var answer = await client.CallAsync("melt_bell", new { degrees = 950 });

        Assert.True(answer.IsError);
        Assert.Single(_asked);
        Assert.Equal(0, _bell.Rings);
    }

    [Theory]
    [InlineData("2025-06-18")]
    [InlineData("2025-11-25")]
    public async Task A_client_of_an_older_version_is_told_that_it_cannot_ask_and_nothing_happens(string version)
    {
        await using var system = await RunningSystem.StartAsync(AddTeam);
        await using var client = await ConnectAsync(system, approves: true, version);

        var answer = await client.CallAsync("melt_bell", new { degrees = 950 });

        Assert.StartsWith(
            "A person has to approve this call",
            Assert.IsType<TextContentBlock>(Assert.Single(answer.Content)).Text,
            StringComparison.Ordinal
        );
        Assert.Empty(_asked);
        Assert.Equal(0, _bell.Rings);
    }

    [Theory]
    [InlineData("2025-06-18", true, 1)]
    [InlineData("2025-06-18", false, 0)]
    [InlineData("2025-11-25", true, 1)]
    [InlineData("2025-11-25", false, 0)]
    public async Task With_a_session_it_is_asked_as_well(string version, bool approves, int rings)
    {
        await using var system = await RunningSystem.StartAsync(server =>
        {
            server.Configuration["Mcp:Sessions"] = "true";
            AddTeam(server);
        });
        await using var client = await ConnectAsync(system, approves, version);

        var answer = await client.CallAsync("melt_bell", new { degrees = 950 });

        Assert.Equal(!approves, answer.IsError is true);
        Assert.Equal(["Melt the bell?\n- degrees: 950"], _asked);
        Assert.Equal(rings, _bell.Rings);
    }

    private async Task<SdkClient> ConnectAsync(RunningSystem system, bool approves, string? version = null)
    {
        var client = new SdkClient(system, Person.Admin, version) { Answer = question => Reply(question, approves) };
        await client.ConnectAsync();
        return client;
    }

    private ElicitResult Reply(ElicitRequestParams question, bool approves)
    {
        _asked.Add(question.Message);
        return approves
            ? new ElicitResult
            {
                Action = "accept",
                Content = new Dictionary<string, JsonElement>(StringComparer.Ordinal)
                {
                    ["approve"] = JsonSerializer.SerializeToElement(true),
                },
            }
            : new ElicitResult { Action = "decline" };
    }

    private void AddTeam(WebApplicationBuilder server)
    {
        server.Services.AddSingleton(_bell);
        server.Services.AddApplication(typeof(MeltBell).Assembly);
    }
}
