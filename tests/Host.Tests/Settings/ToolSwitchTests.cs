using McpServer.Domain.Audit;
using McpServer.Host.Tests.Serving;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace McpServer.Host.Tests.Settings;

public sealed class ToolSwitchTests
{
    [Fact]
    public async Task A_tool_is_switched_off_and_on_while_the_server_runs()
    {
        await using var server = await ServerUnderTest.StartAsync();
        var token = server.Forge.Person().With("scope", "tool:greet");

        server.Change("Tools:greet:Enabled", "false");
        var off = await server.PostAsync(WireMessage.Call("greet"), token);
        server.Change("Tools:greet:Enabled", "true");
        var on = await server.PostAsync(WireMessage.Call("greet"), token);

        Assert.Equal(-32602, (int)off.Json["error"]!["code"]!);
        Assert.NotNull(on.Result!["structuredContent"]);
        Assert.Equal("the operator switched it off", server.Audit.Entries[0].Reason);
    }

    [Theory]
    [InlineData("Tools:greet:AlsoNeeds", "tool:whoami")]
    [InlineData("Tools:greet:AlsoNeeds:0", "tool:whoami")]
    [InlineData("tools:GREET:alsoNeeds", " tool:whoami ,")]
    public async Task A_permission_that_is_added_is_asked_for(string setting, string value)
    {
        await using var server = await ServerUnderTest.StartAsync(settings: (setting, value));

        var answer = await server.PostAsync(
            WireMessage.Call("greet"),
            server.Forge.Person().With("scope", "tool:greet")
        );

        Assert.Equal(403, answer.Status);
        Assert.Contains("scope=\"tool:greet tool:whoami\"", answer.Challenge, StringComparison.Ordinal);
        Assert.Equal(CallOutcome.PermissionNeeded, Assert.Single(server.Audit.Entries).Outcome);
    }

    [Theory]
    [InlineData("Tools:grete:Enabled", "false", "Tools:grete names no tool of this server")]
    [InlineData("Tools:greet:AlsoNeeds", "tool:nobody", "Tools:greet:AlsoNeeds holds 'tool:nobody'")]
    [InlineData("Tools:greet:Enabeld", "false", "'Enabeld'")]
    [InlineData("Tools:greet:Enabled", "perhaps", "'perhaps'")]
    [InlineData("Tools:greet", "false", "write Tools:greet:Enabled")]
    public async Task A_wrong_switch_stops_the_start(string setting, string value, string told)
    {
        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() =>
            ServerUnderTest.StartAsync(settings: (setting, value))
        );

        Assert.Contains(told, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_switch_while_the_server_runs_is_logged_and_what_was_off_stays_off()
    {
        await using var server = await ServerUnderTest.StartAsync(settings: ("Tools:greet:Enabled", "false"));
        var token = server.Forge.Person().With("scope", "tool:greet");

        server.Change("Tools:greet:Enabled", "yes, please");

        Assert.Equal(-32602, (int)(await server.PostAsync(WireMessage.Call("greet"), token)).Json["error"]!["code"]!);
        Assert.Contains(
            server.Logs.Lines,
            line => line.Text.StartsWith("The settings of the tools are wrong", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_settings_file_is_read_again_when_it_changes()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "operators.json");
        await File.WriteAllTextAsync(file, "{}", TestContext.Current.CancellationToken);
        await using var server = await ServerUnderTest.StartAsync(builder =>
            builder.Configuration.AddJsonFile(file, optional: false, reloadOnChange: true)
        );
        var applied = server.Logs.NextAsync(line =>
            line.Text.StartsWith("The settings were read again", StringComparison.Ordinal)
        );

        await File.WriteAllTextAsync(
            file,
            """{"Tools":{"whoami":{"Enabled":false}}}""",
            TestContext.Current.CancellationToken
        );
        await applied;

        Assert.DoesNotContain("whoami", (await server.PostAsync(WireMessage.List(), server.Forge.Person())).Tools);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_settings_file_that_lost_its_switches_opens_no_tool(bool isGone)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "operators.json");
        var token = TestContext.Current.CancellationToken;
        await File.WriteAllTextAsync(file, """{"Tools":{"whoami":{"Enabled":false}}}""", token);
        await using var server = await ServerUnderTest.StartAsync(builder =>
            builder.Configuration.AddJsonFile(file, optional: true, reloadOnChange: false)
        );

        if (isGone)
        {
            File.Delete(file);
        }
        else
        {
            await File.WriteAllTextAsync(file, "{}", token);
        }

        server.Change("Unrelated", "1");

        Assert.DoesNotContain("whoami", (await server.PostAsync(WireMessage.List(), server.Forge.Person())).Tools);
        Assert.Contains(
            server.Logs.Lines,
            line => line.Text.Contains("Tools:whoami is there no more", StringComparison.Ordinal)
        );
    }
}
