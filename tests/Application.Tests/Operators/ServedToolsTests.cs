using McpServer.Application.Operators;
using McpServer.Application.Tests.TestTools;
using McpServer.Application.UseCases;
using McpServer.Domain.Audit;

namespace McpServer.Application.Tests.Operators;

public sealed class ServedToolsTests
{
    [Fact]
    public async Task A_tool_that_is_switched_off_is_neither_listed_nor_called()
    {
        using var server = NewServer();

        server.Switch("perform", new ToolSwitch { Enabled = false });

        Assert.DoesNotContain("perform", await ListedAsync(server));
        Assert.Equal(new CallAnswer.UnknownTool(null), await server.CallAsync("perform"));
        server.AssertNothingHappened();
    }

    [Fact]
    public async Task Only_the_audit_knows_that_it_was_switched_off()
    {
        using var server = NewServer();
        server.Switch("perform", new ToolSwitch { Enabled = false });

        await server.CallAsync("play");

        var entry = Assert.Single(server.Audited);
        Assert.Equal((CallOutcome.UnknownTool, "the operator switched it off"), (entry.Outcome, entry.Reason));
        Assert.Equal("perform", entry.Tool?.Value);
    }

    [Fact]
    public async Task Switched_on_again_it_is_back()
    {
        using var server = NewServer();
        server.Switch("perform", new ToolSwitch { Enabled = false });

        server.Switch("perform", new ToolSwitch());

        Assert.Contains("perform", await ListedAsync(server));
        Assert.IsType<CallAnswer.Answered>(await server.CallAsync("perform"));
    }

    [Theory]
    [InlineData("stage:perform", "", false, null)]
    [InlineData("stage:perform", "tool:greet", true, "stage:perform tool:greet")]
    [InlineData("", "tool:greet stage:perform", true, "stage:perform tool:greet")]
    public async Task A_permission_that_the_operator_adds_is_needed_too(
        string scopes,
        string permissions,
        bool isListed,
        string? asked
    )
    {
        using var server = NewServer();
        server.Caller = Callers.With(scopes, permissions);

        server.Switch("perform", Also("tool:greet"));

        Assert.Equal(isListed, (await ListedAsync(server)).Contains("perform"));
        var answer = await server.CallAsync("perform");
        Assert.Equal(asked?.Split(' '), (answer as CallAnswer.PermissionNeeded)?.ScopesToAsk);
        server.AssertNothingHappened();
    }

    [Fact]
    public async Task Who_has_both_calls_it()
    {
        using var server = NewServer();

        server.Switch("PERFORM", Also("tool:greet"));

        Assert.IsType<CallAnswer.Answered>(await server.CallAsync("perform"));
    }

    [Fact]
    public async Task The_permission_of_the_tool_is_never_replaced()
    {
        using var server = NewServer();
        server.Caller = Callers.With("tool:greet");

        server.Switch("perform", Also("tool:greet"));

        Assert.IsType<CallAnswer.UnknownTool>(await server.CallAsync("perform"));
        server.AssertNothingHappened();
    }

    [Fact]
    public async Task Wrong_switches_are_told_and_change_nothing()
    {
        using var server = NewServer();
        server.Switch("perform", new ToolSwitch { Enabled = false });

        var faults = server.Served.Apply(
            new Dictionary<string, ToolSwitch>(StringComparer.Ordinal)
            {
                ["preform"] = new() { Enabled = false },
                ["greet"] = Also("tool:nobody-has-it"),
                ["whoami"] = new() { AllowWithoutApproval = true },
            }
        );

        Assert.Equal(
            [
                "Tools:preform names no tool of this server; write one of get_current_time, greet, perform, whoami.",
                "Tools:greet:AlsoNeeds holds 'tool:nobody-has-it', which no tool of this server declares, so that nobody could be granted it; 'permissions list' shows the ones that can be.",
                "Tools:whoami:AllowWithoutApproval has no meaning, because the tool needs no approval; leave it out.",
            ],
            faults
        );
        Assert.IsType<CallAnswer.UnknownTool>(await server.CallAsync("perform"));
    }

    [Fact]
    public void A_change_is_told_once_and_no_change_is_not()
    {
        using var server = NewServer();
        var told = 0;
        server.Served.Changed += (_, _) => told++;

        server.Switch("perform", new ToolSwitch());
        server.Switch("perform", new ToolSwitch { Enabled = false });
        server.Switch("perform", new ToolSwitch { Enabled = false });

        Assert.Equal(1, told);
    }

    [Fact]
    public async Task A_call_by_another_name_works_and_is_logged()
    {
        using var server = NewServer();

        Assert.IsType<CallAnswer.Answered>(await server.CallAsync("play"));
        await server.CallAsync("perform");

        Assert.Single(
            server.Logged,
            line => line.StartsWith("perform was called by its other name play", StringComparison.Ordinal)
        );
    }

    private static ToolSwitch Also(string permission) => new() { AlsoNeeds = { permission } };

    private static async Task<IReadOnlyList<string>> ListedAsync(Server server) =>
        [.. (await server.ListAsync()).Select(tool => tool.Definition.Name.Value)];

    private static Server NewServer()
    {
        var server = new Server(new AssemblyOf(typeof(Perform)));
        server.Stage.Answers(new Perform.Applause(1));
        return server;
    }
}
