using System.Text.Json.Nodes;
using McpServer.Application;
using McpServer.Application.Catalog;
using McpServer.Host.Tests.Serving;
using McpServer.Host.Tests.Teams;
using McpServer.TestBench;

namespace McpServer.Host.Tests.Mcp;

/// <summary>How answers are written, by what the operator chose.</summary>
public sealed class ResponseModeTests
{
    private const string Json = "application/json";
    private const string Events = "text/event-stream";

    private readonly Silo _silo = new();

    [Theory]
    [InlineData("Auto", Json)]
    [InlineData("Json", Json)]
    [InlineData("Sse", Events)]
    public async Task An_answer_of_one_message_has_the_form_that_is_set(string mode, string type)
    {
        await using var server = await Farm.StartAsync(_silo, ("Mcp:ResponseMode", mode));
        WireMessage[] messages =
        [
            Farm.Fill(WireMessage.Newest),
            Farm.Fill("2025-11-25"),
            WireMessage.List("2025-11-25"),
            WireMessage.Request(WireMessage.Newest, "server/discover", []),
            Initialize,
        ];
        foreach (var message in messages)
        {
            var answer = await server.PostAsync(message, server.Forge.Person());

            Assert.Equal(200, answer.Status);
            Assert.Equal(type, answer.Headers["Content-Type"].Split(';')[0]);
            Assert.NotNull(Assert.Single(answer.Events)["result"]);
        }
    }

    [Theory]
    [InlineData("Auto")]
    [InlineData("Json")]
    [InlineData("Sse")]
    public async Task An_answer_of_any_size_arrives_whole(string mode)
    {
        await using var server = await ServerUnderTest.StartAsync(
            builder => builder.Services.AddApplication(new AssemblyOf(typeof(ReadLedger))),
            ("Mcp:ResponseMode", mode)
        );
        foreach (var letters in (int[])[0, 15_000, 16_000, 16_384, 32_768, 65_536, 120_000])
        {
            foreach (var version in WireMessage.Versions)
            {
                var call = WireMessage.Call("read_ledger", new JsonObject { ["letters"] = letters }, version);

                var answer = await server
                    .PostAsync(call, server.Forge.Person())
                    .WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);

                Assert.Equal(letters, ((string)answer.Result!["structuredContent"]!["text"]!).Length);
            }
        }
    }

    [Theory]
    [InlineData("Auto", 2, Events)]
    [InlineData("Sse", 2, Events)]
    [InlineData("Json", 0, Json)]
    public async Task Progress_is_told_where_there_is_room_for_it(string mode, int told, string type)
    {
        await using var server = await Farm.StartAsync(_silo, ("Mcp:ResponseMode", mode));
        _silo.Fill = (progress, _) =>
        {
            progress.Report(1, 2);
            progress.Report(2, 2);
            return Task.FromResult<ToolResult<FillSilo.Filled>>(new FillSilo.Filled(4));
        };

        foreach (var accept in (string[])[$"{Json}, {Events}", $"{Json};q=1, {Events}"])
        {
            var request = Farm.Fill(WireMessage.Newest, "p").To(server.McpUrl);
            request.Headers.Remove("Accept");
            request.Headers.TryAddWithoutValidation("Accept", accept);
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {server.Forge.Person().Compact()}");

            var answer = await server.SendAsync(request);

            Assert.Equal(type, answer.Headers["Content-Type"].Split(';')[0]);
            Assert.Equal(told, answer.Events.Count(message => message["method"] is not null));
            Assert.Equal(4, (int)answer.Events[^1]["result"]!["structuredContent"]!["tons"]!);
        }
    }

    [Fact]
    public async Task A_silent_call_stays_silent_in_plain_json()
    {
        await using var server = await Farm.StartAsync(_silo, ("Mcp:ResponseMode", "Json"));
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _silo.Fill = async (_, _) =>
        {
            started.SetResult();
            await end.Task.WaitAsync(Patience.Limit, CancellationToken.None);
            return new FillSilo.Filled(4);
        };
        var sending = server.PostAsync(Farm.Fill(WireMessage.Newest), server.Forge.Person());
        await started.Task.WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);

        server.Clock.Advance(TimeSpan.FromMinutes(1));
        end.SetResult();
        var answer = await sending.WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);

        Assert.StartsWith("{", answer.Text, StringComparison.Ordinal);
        Assert.Equal(Json, answer.Headers["Content-Type"]);
    }

    [Fact]
    public async Task Nobody_is_told_of_changes_in_plain_json()
    {
        await using var server = await Farm.StartAsync(_silo, ("Mcp:ResponseMode", "Json"));

        var discovered = await server.PostAsync(
            WireMessage.Request(WireMessage.Newest, "server/discover", []),
            server.Forge.Person()
        );

        Assert.Null(discovered.Result!["capabilities"]!["tools"]!["listChanged"]);
    }

    [Theory]
    [InlineData("Auto")]
    [InlineData("Json")]
    [InlineData("Sse")]
    public async Task A_refusal_has_its_status_in_every_form(string mode)
    {
        await using var server = await ServerUnderTest.StartAsync(settings: ("Mcp:ResponseMode", mode));
        var greet = WireMessage.Call("greet", new JsonObject { ["name"] = "Ada" });

        var answer = await server.PostAsync(greet, server.Forge.Person());

        Assert.Equal(403, answer.Status);
        Assert.Contains("insufficient_scope", answer.Challenge, StringComparison.Ordinal);
        Assert.True((bool)answer.Result!["isError"]!);
    }

    [Theory]
    [InlineData("Plain", "false", "Mcp:ResponseMode")]
    [InlineData("7", "false", "Mcp:ResponseMode must be Auto, Json or Sse.")]
    [InlineData("Json", "true", "Mcp:ResponseMode=Json leaves no way to put a question")]
    public async Task What_cannot_be_is_told_at_start(string mode, string sessions, string fault)
    {
        var exception = await Assert.ThrowsAnyAsync<Exception>(() =>
            ServerUnderTest.StartAsync(settings: [("Mcp:ResponseMode", mode), ("Mcp:Sessions", sessions)])
        );

        Assert.Contains(fault, exception.ToString(), StringComparison.Ordinal);
    }

    private static WireMessage Initialize =>
        WireMessage.Request(
            "2025-11-25",
            "initialize",
            new JsonObject
            {
                ["protocolVersion"] = "2025-11-25",
                ["capabilities"] = new JsonObject(),
                ["clientInfo"] = new JsonObject { ["name"] = "test", ["version"] = "1" },
            }
        );
}
