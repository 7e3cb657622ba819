using System.Text.Json.Nodes;
using McpServer.Domain.Audit;
using McpServer.Host.Tests.Serving;
using McpServer.Host.Tests.Teams;
using McpServer.TestBench;

namespace McpServer.Host.Tests.Mcp;

public sealed class ApprovalTests
{
    private readonly Silo _silo = new();

    [Fact]
    public async Task A_call_that_destroys_is_answered_with_a_question_and_runs_after_a_yes()
    {
        await using var server = await Farm.StartAsync(_silo);

        var asked = await server.PostAsync(Farm.Open(7), server.Forge.Person());
        var opened = _silo.Opened;
        var answer = await server.PostAsync(Farm.OpenWith(7, StateOf(asked), Farm.Approved), server.Forge.Person());

        Assert.Equal(200, asked.Status);
        Assert.Equal("input_required", (string?)asked.Result!["resultType"]);
        var request = asked.Result["inputRequests"]!["approval"]!;
        Assert.Equal("elicitation/create", (string?)request["method"]);
        Assert.Equal("Open the silo?\n- number: 7", (string?)request["params"]!["message"]);
        Assert.Equal("boolean", (string?)request["params"]!["requestedSchema"]!["properties"]!["approve"]!["type"]);
        Assert.Equal(0, opened);
        Assert.True((bool?)answer.Result!["structuredContent"]!["isEmpty"]);
        Assert.Equal(1, _silo.Opened);
        Assert.Equal(
            [CallOutcome.ApprovalNeeded, CallOutcome.Succeeded],
            server.Audit.Entries.Select(entry => entry.Outcome)
        );
    }

    [Theory]
    [InlineData("""{"action":"decline"}""")]
    [InlineData("""{"action":"cancel"}""")]
    [InlineData("""{"action":"accept"}""")]
    [InlineData("""{"action":"accept","content":{"approve":false}}""")]
    [InlineData("""{"action":"accept","content":{"approve":"true"}}""")]
    [InlineData("""{"action":"accept","content":{"other":true}}""")]
    [InlineData("""{"action":7}""")]
    public async Task Whatever_is_not_a_clear_yes_is_a_no_and_nothing_happens(string reply)
    {
        await using var server = await Farm.StartAsync(_silo);
        var asked = await server.PostAsync(Farm.Open(7), server.Forge.Person());

        var answer = await server.PostAsync(
            Farm.OpenWith(7, StateOf(asked), JsonNode.Parse(reply)),
            server.Forge.Person()
        );

        Assert.True((bool?)answer.Result!["isError"]);
        Assert.Equal(0, _silo.Opened);
    }

    [Fact]
    [Requirement("MR-03")]
    public async Task State_without_an_answer_is_asked_about_again()
    {
        await using var server = await Farm.StartAsync(_silo);
        var asked = await server.PostAsync(Farm.Open(7), server.Forge.Person());

        var again = await server.PostAsync(Farm.OpenWith(7, StateOf(asked), answer: null), server.Forge.Person());

        Assert.Equal("input_required", (string?)again.Result!["resultType"]);
        Assert.Equal(0, _silo.Opened);
    }

    [Fact]
    [Requirement("AZ-27")]
    [Requirement("AZ-28")]
    [Requirement("MR-01")]
    [Requirement("EL-01")]
    public async Task Replayed_borrowed_and_forged_state_is_refused_alike_and_told_to_the_audit()
    {
        await using var server = await Farm.StartAsync(_silo);
        var person = server.Forge.Person();
        var used = StateOf(await server.PostAsync(Farm.Open(7), person));
        await server.PostAsync(Farm.OpenWith(7, used, Farm.Approved), person);
        var fresh = StateOf(await server.PostAsync(Farm.Open(7), person));

        var answers = new[]
        {
            await server.PostAsync(Farm.OpenWith(7, used, Farm.Approved), person),
            await server.PostAsync(Farm.OpenWith(8, fresh, Farm.Approved), person),
            await server.PostAsync(Farm.OpenWith(7, fresh, Farm.Approved), person.With("sub", "auth0|another")),
            await server.PostAsync(Farm.OpenWith(7, fresh, Farm.Approved), person.With("client_id", "another")),
            await server.PostAsync(Farm.OpenWith(7, $"x{fresh[1..]}", Farm.Approved), person),
        };

        Assert.Equal(1, _silo.Opened);
        Assert.Single(answers.Select(answer => answer.Result!.ToJsonString()).Distinct(StringComparer.Ordinal));
        Assert.All(answers, answer => Assert.True((bool?)answer.Result!["isError"]));
        Assert.Equal(
            [
                "the approval was used before",
                "the approval was given for other arguments",
                "the approval was given to another person",
                "the approval was given through another client",
                "the approval was forged, or of a server that is gone",
            ],
            server
                .Audit.Entries.Where(entry => entry.Outcome == CallOutcome.ApprovalRejected)
                .Select(entry => entry.Reason)
        );
    }

    [Fact]
    [Requirement("AZ-28")]
    [Requirement("MR-01")]
    public async Task Ten_minutes_later_the_state_is_worth_nothing()
    {
        await using var server = await Farm.StartAsync(_silo);
        var asked = await server.PostAsync(Farm.Open(7), server.Forge.Person());

        server.Clock.Advance(TimeSpan.FromMinutes(10));
        var answer = await server.PostAsync(Farm.OpenWith(7, StateOf(asked), Farm.Approved), server.Forge.Person());

        Assert.True((bool?)answer.Result!["isError"]);
        Assert.Equal(0, _silo.Opened);
    }

    [Theory]
    [InlineData("2025-06-18")]
    [InlineData("2025-11-25")]
    [InlineData(WireMessage.Newest)]
    [Requirement("MR-02")]
    public async Task A_client_that_cannot_ask_is_told_so_and_nothing_happens(string version)
    {
        await using var server = await Farm.StartAsync(_silo);

        var answer = await server.PostAsync(CallPlainly(version), server.Forge.Person());

        Assert.True((bool?)answer.Result!["isError"]);
        Assert.StartsWith(
            "A person has to approve",
            (string?)answer.Result["content"]![0]!["text"],
            StringComparison.Ordinal
        );
        Assert.Equal(0, _silo.Opened);
    }

    [Theory]
    [InlineData("2025-11-25")]
    [InlineData(WireMessage.Newest)]
    public async Task An_operator_may_let_it_call_nevertheless(string version)
    {
        await using var server = await Farm.StartAsync(_silo, ("Tools:open_silo:AllowWithoutApproval", "true"));

        await server.PostAsync(CallPlainly(version), server.Forge.Person());

        Assert.Equal(1, _silo.Opened);
    }

    [Fact]
    public async Task Neither_state_nor_arguments_are_logged()
    {
        await using var server = await Farm.StartAsync(_silo);

        var state = StateOf(
            await server.PostAsync(Farm.Open(908_170_346), server.Forge.Person().With("scope", "silo:big"))
        );

        Assert.DoesNotContain(server.Logs.Lines, line => line.Text.Contains(state, StringComparison.Ordinal));
        Assert.DoesNotContain(server.Logs.Lines, line => line.Text.Contains("908170346", StringComparison.Ordinal));
    }

    private static WireMessage CallPlainly(string version) =>
        WireMessage.Call("open_silo", new JsonObject { ["number"] = 7 }, version);

    private static string StateOf(WireAnswer asked) => asked.Result!["requestState"]!.GetValue<string>();
}
