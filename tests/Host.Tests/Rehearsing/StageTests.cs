using McpServer.Host.Rehearsing;
using McpServer.Host.Tests.Serving;

namespace McpServer.Host.Tests.Rehearsing;

public sealed class StageTests
{
    [Fact]
    public async Task What_is_rehearsed_goes_as_it_does_for_clients()
    {
        await using var stage = new Stage();
        var statuses = new List<int>();

        foreach (var request in RehearsedRequest.All)
        {
            statuses.Add(await stage.PlayAsync(request));
        }

        // A call, one against a rule, one that is faulty, one without the permission, one of no tool, and the list.
        Assert.Equal([200, 200, 200, 403, 200, 200, 200, 200, 200, 403, 200, 200], statuses);
    }

    [Fact]
    public async Task Nobody_can_call_the_tool_that_is_rehearsed()
    {
        await using var server = await ServerUnderTest.StartAsync(settings: ("Server:WarmUp", "00:00:01"));
        var token = server.Forge.Person().With("scope", "rehearsal tool:whoami");

        var called = await server.PostAsync(WireMessage.Call("rehearse"), token);
        var listed = await server.PostAsync(WireMessage.List(), token);

        Assert.Equal("There is no tool of that name.", (string?)called.Json["error"]!["message"]);
        Assert.DoesNotContain("rehearse", listed.Tools);
        Assert.DoesNotContain("rehearsal", server.Permissions);
    }
}
