using System.Globalization;
using System.Text.Json.Nodes;
using McpServer.Application.Ports;
using McpServer.Host.Tests.Serving;
using McpServer.TestBench;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Serilog.Events;

namespace McpServer.Host.Tests.Logging;

public sealed class LogLeakTests
{
    private const string Canary = "canary-4711";

    [Fact]
    [Requirement("AZ-24")]
    public async Task No_token_and_no_argument_is_ever_logged_even_when_everything_is_asked_for()
    {
        await using var server = await ServerUnderTest.StartAsync(
            settings:
            [
                ("Serilog:MinimumLevel:Default", "Verbose"),
                ("Serilog:MinimumLevel:Override:Microsoft.AspNetCore.Hosting", "Verbose"),
                ("Serilog:MinimumLevel:Override:ModelContextProtocol.Server", "Verbose"),
            ]
        );
        var good = server.Forge.Person().With("scope", "tool:greet tool:whoami");
        var forged = server.Forge.Person().With("aud", "https://other.example/");

        await server.PostAsync(WireMessage.Call("greet", new JsonObject { ["name"] = Canary }), good);
        await server.PostAsync(WireMessage.Call("greet", new JsonObject { [Canary] = Canary }), good);
        await server.PostAsync(WireMessage.Call(Canary.Replace('-', '/')), good);
        await server.PostAsync(WireMessage.Call("greet", new JsonObject { ["name"] = Canary }), forged);
        await server.GetAsync($"/mcp?access_token={good.Compact()}");

        Assert.NotEmpty(server.Logs.Lines);
        foreach (var text in server.Logs.Lines.Select(line => line.Text))
        {
            Assert.DoesNotContain("canary", text, StringComparison.Ordinal);
            Assert.DoesNotContain(good.Compact()[..40], text, StringComparison.Ordinal);
            Assert.DoesNotContain(forged.Compact().Split('.')[2], text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_refusal_that_is_expected_is_no_error_in_the_log()
    {
        await using var server = await ServerUnderTest.StartAsync();

        await server.PostAsync(WireMessage.Call("no_such_tool"), server.Forge.Person());
        await server.PostAsync(WireMessage.Call("greet"), server.Forge.Person());

        Assert.Empty(server.Logs.Alarms);
    }

    [Fact]
    public async Task The_audit_is_written_whatever_the_level_of_the_log()
    {
        await using var server = await ServerUnderTest.StartAsync(
            builder => builder.Services.RemoveAll<IAuditLog>(),
            ("Serilog:MinimumLevel:Default", "Fatal"),
            ("Serilog:MinimumLevel:Override:McpServer", "Fatal"),
            ("Serilog:MinimumLevel:Override:McpServer.Audit", "Fatal")
        );

        await server.PostAsync(WireMessage.Call("whoami"), server.Forge.Person());

        Assert.Single(server.Logs.Lines, line => line.Values.ContainsKey("ArgumentHash"));
    }

    [Fact]
    public void Text_of_a_caller_cannot_begin_a_line_of_its_own()
    {
        var sink = new Collected();
        using var safe = new McpServer.Host.Logging.SafeLines(sink);
        var template = new Serilog.Parsing.MessageTemplateParser().Parse("{RequestPath}");

        safe.Emit(
            new LogEvent(
                default,
                LogEventLevel.Information,
                exception: null,
                template,
                [new("RequestPath", new ScalarValue("/x\n12:00:00 INF Succeeded"))]
            )
        );

        Assert.DoesNotContain('\n', Assert.Single(sink.Entries).RenderMessage(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_request_leaves_one_line_with_tool_outcome_caller_and_client()
    {
        await using var server = await ServerUnderTest.StartAsync();

        await server.PostAsync(WireMessage.Call("whoami"), server.Forge.Person());

        var line = Assert.Single(server.Logs.Lines, line => line.Values.ContainsKey("RequestPath"));
        Assert.Equal("whoami", line.Values["Tool"]);
        Assert.Equal("Succeeded", line.Values["Outcome"]);
        Assert.Equal(McpServer.TestBench.TokenForge.Subject, line.Values["Subject"]);
        Assert.Equal(McpServer.TestBench.TokenForge.ClientId, line.Values["Client"]);
    }

    [Theory]
    [InlineData("Information", 1)]
    [InlineData("Warning", 0)]
    public async Task The_line_of_a_request_can_be_switched_off_by_its_source(string level, int lines)
    {
        await using var server = await ServerUnderTest.StartAsync(
            settings: ("Serilog:MinimumLevel:Override:McpServer.Host.Logging.RequestLog", level)
        );

        await server.PostAsync(WireMessage.Call("whoami"), server.Forge.Person());

        Assert.Equal(lines, server.Logs.Lines.Count(line => line.Values.ContainsKey("RequestPath")));
    }

    [Fact]
    public void An_exception_is_logged_without_its_message_and_its_stack()
    {
        var sink = new Collected();
        using var stripping = new McpServer.Host.Logging.SafeLines(sink);
        var exception = Record.Exception(Throw);
        var template = new Serilog.Parsing.MessageTemplateParser().Parse("It broke");

        stripping.Emit(new LogEvent(default, LogEventLevel.Error, exception, template, []));

        var entry = Assert.Single(sink.Entries);
        Assert.Null(entry.Exception);
        Assert.Equal(
            "\"System.InvalidOperationException\"",
            entry.Properties["ExceptionType"].ToString(null, CultureInfo.InvariantCulture)
        );
        Assert.DoesNotContain(Canary, string.Join(' ', entry.Properties.Values), StringComparison.Ordinal);
    }

    private static void Throw() => throw new InvalidOperationException(Canary);

    private sealed class Collected : Serilog.Core.ILogEventSink
    {
        public List<LogEvent> Entries { get; } = [];

        public void Emit(LogEvent logEvent) => Entries.Add(logEvent);
    }
}
