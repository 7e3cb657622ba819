using McpServer.Application.Approvals;
using McpServer.Application.Catalog;
using McpServer.Application.Operators;
using McpServer.Application.UseCases;
using McpServer.Domain.Audit;

namespace McpServer.Application.Tests.Approvals;

public sealed class ApprovalTests
{
    private const string House = """{"building":"house 7"}""";

    [Fact]
    public async Task A_tool_that_destroys_asks_first_and_nothing_happens()
    {
        using var site = new DemolitionSite();

        var asked = await site.AskAsync(House);

        Assert.Equal("Demolish it for good?\n- building: \"house 7\"", asked.Question);
        site.Server.AssertNothingHappened();
        Assert.Equal(CallOutcome.ApprovalNeeded, Assert.Single(site.Server.Audited).Outcome);
    }

    [Fact]
    public async Task After_the_person_confirmed_it_runs()
    {
        using var site = new DemolitionSite();
        var asked = await site.AskAsync(House);

        var answer = await site.CallAsync(House, new ApprovalReply(asked.State, IsConfirmed: true));

        Assert.IsType<CallAnswer.Answered>(answer);
        Assert.Equal("the tool needs no permission; a person approved it", site.Server.Audited[^1].Reason);
    }

    [Fact]
    public async Task After_the_person_declined_nothing_happens_and_the_state_is_used_up()
    {
        using var site = new DemolitionSite();
        var asked = await site.AskAsync(House);

        var declined = await site.CallAsync(House, new ApprovalReply(asked.State, IsConfirmed: false));
        var tricked = await site.CallAsync(House, new ApprovalReply(asked.State, IsConfirmed: true));

        Assert.Equal(
            "The person declined. Nothing was done.",
            Assert.IsType<CallAnswer.Errored>(declined).Error.Message
        );
        Assert.Equal("used before", Assert.IsType<CallAnswer.ApprovalRejected>(tricked).Reason);
        site.Server.AssertNothingHappened();
    }

    [Fact]
    public async Task A_state_without_an_answer_is_asked_for_anew()
    {
        using var site = new DemolitionSite();
        var asked = await site.AskAsync(House);

        var again = await site.CallAsync(House, new ApprovalReply(asked.State, IsConfirmed: null));

        Assert.NotEqual(asked.State, Assert.IsType<CallAnswer.ApprovalNeeded>(again).State);
        site.Server.AssertNothingHappened();
    }

    [Fact]
    public async Task A_state_works_once()
    {
        using var site = new DemolitionSite();
        var asked = await site.AskAsync(House);
        await site.CallAsync(House, new ApprovalReply(asked.State, IsConfirmed: true));

        await site.AssertRejectedAsync(House, asked.State, "used before", happened: 1);
    }

    [Fact]
    public async Task Of_many_that_come_at_once_one_works()
    {
        using var site = new DemolitionSite();
        var asked = await site.AskAsync(House);

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(_ => Task.Run(() => site.CallAsync(House, new ApprovalReply(asked.State, IsConfirmed: true))))
        );

        Assert.Single(answers.OfType<CallAnswer.Answered>());
        Assert.Single(site.Server.Stage.ReceivedCalls());
    }

    [Theory]
    [InlineData("")]
    [InlineData("0123456789ABCDEF0123456789ABCDEF")]
    public async Task A_forged_state_is_rejected(string state)
    {
        using var site = new DemolitionSite();

        await site.AssertRejectedAsync(House, state, "forged, or of a server that is gone");
    }

    [Theory]
    [InlineData("""{"building":"house 8"}""")]
    [InlineData("""{"building":"house 7","means":"by hand"}""")]
    [InlineData("""{"building":"house 7","means":null}""")]
    public async Task A_state_given_for_other_arguments_is_rejected(string arguments)
    {
        using var site = new DemolitionSite();
        var asked = await site.AskAsync(House);

        await site.AssertRejectedAsync(arguments, asked.State, "given for other arguments");
    }

    [Fact]
    public async Task The_order_of_arguments_and_spaces_between_them_mean_nothing()
    {
        using var site = new DemolitionSite();
        var asked = await site.AskAsync("""{"building":"house 7","means":"by hand"}""");

        var answer = await site.CallAsync(
            """{ "means": "by hand", "building": "house 7" }""",
            new ApprovalReply(asked.State, IsConfirmed: true)
        );

        Assert.IsType<CallAnswer.Answered>(answer);
    }

    [Fact]
    public async Task A_state_is_good_for_less_than_ten_minutes()
    {
        using var site = new DemolitionSite();
        var asked = await site.AskAsync(House);

        site.Server.Clock.Advance(TimeSpan.FromMinutes(10));
        await site.AssertRejectedAsync(House, asked.State, "expired");
    }

    [Fact]
    public async Task A_state_is_good_until_then()
    {
        using var site = new DemolitionSite();
        var asked = await site.AskAsync(House);

        site.Server.Clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        var answer = await site.CallAsync(House, new ApprovalReply(asked.State, IsConfirmed: true));

        Assert.IsType<CallAnswer.Answered>(answer);
    }

    [Theory]
    [InlineData("subject", "given to another person")]
    [InlineData("issuer", "given to another person")]
    [InlineData("organization", "given to another person")]
    [InlineData("client", "given through another client")]
    public async Task A_borrowed_state_is_rejected(string what, string reason)
    {
        using var site = new DemolitionSite();
        var asked = await site.AskAsync(House);
        var ada = site.Server.Caller;

        site.Server.Caller = what switch
        {
            "subject" => ada with { Subject = "auth0|bob" },
            "issuer" => ada with { Issuer = "https://other.example.com/" },
            "organization" => ada with { Organization = "org_1" },
            _ => ada with { ClientId = "another" },
        };
        await site.AssertRejectedAsync(House, asked.State, reason);
    }

    [Fact]
    public async Task A_state_of_another_tool_is_rejected()
    {
        using var site = new DemolitionSite();
        var other = Assert.IsType<CallAnswer.ApprovalNeeded>(
            await site.Server.CallAsync("blow_up", House, canAsk: true)
        );

        await site.AssertRejectedAsync(House, other.State, "given for another tool");
    }

    [Fact]
    public async Task A_client_that_cannot_ask_is_refused_with_a_reason_and_nothing_happens()
    {
        using var site = new DemolitionSite();

        var answer = await site.Server.CallAsync("demolish", House);

        var error = Assert.IsType<CallAnswer.Errored>(answer).Error;
        Assert.Equal(ToolErrorKind.Refused, error.Kind);
        Assert.StartsWith(
            "A person has to approve this call, and your client cannot ask",
            error.Message,
            StringComparison.Ordinal
        );
        site.Server.AssertNothingHappened();
    }

    [Fact]
    public async Task An_operator_may_let_such_clients_call_one_tool()
    {
        using var site = new DemolitionSite();
        site.Server.Switch("demolish", new ToolSwitch { AllowWithoutApproval = true });

        Assert.IsType<CallAnswer.Answered>(await site.Server.CallAsync("demolish", House));
        Assert.IsType<CallAnswer.Errored>(await site.Server.CallAsync("blow_up", House));

        Assert.EndsWith(
            "; without approval, as the operator allows",
            site.Server.Audited[0].Reason,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_client_that_can_ask_must_ask_also_then()
    {
        using var site = new DemolitionSite();
        site.Server.Switch("demolish", new ToolSwitch { AllowWithoutApproval = true });

        await site.AskAsync(House);

        site.Server.AssertNothingHappened();
    }

    [Fact]
    public async Task Nobody_is_asked_to_approve_what_breaks_a_rule()
    {
        using var site = new DemolitionSite();

        var answer = await site.CallAsync("""{"building":""}""");

        Assert.NotEmpty(answer.Faults());
    }

    [Fact]
    public async Task Without_the_memory_of_used_states_nothing_happens()
    {
        using var site = new DemolitionSite();
        var asked = await site.AskAsync(House);
        site.Server.OnceStore.IsDown = true;

        var answer = await site.CallAsync(House, new ApprovalReply(asked.State, IsConfirmed: true));

        Assert.Equal(ToolErrorKind.Unavailable, Assert.IsType<CallAnswer.Errored>(answer).Error.Kind);
        site.Server.AssertNothingHappened();
    }

    [Fact]
    public async Task The_person_sees_what_tries_to_hide()
    {
        using var site = new DemolitionSite();

        var asked = await site.AskAsync("{\"building\":\"a\u202Eb\u2028c\\nd\"}");

        Assert.Equal("Demolish it for good?\n- building: \"a\\u202eb\\u2028c\\nd\"", asked.Question);
    }

    [Theory]
    [InlineData("\u00DCberweisung", "\u00DCberweisung")]
    [InlineData("\u5BB6", "\u5BB6")]
    [InlineData("a\u00A0b", "a\\u00a0b")]
    [InlineData("a\u3164b", "a\\u3164b")]
    [InlineData("a\uFE0Fb", "a\\ufe0fb")]
    [InlineData("a\uE000b", "a\\ue000b")]
    public async Task Letters_are_shown_as_letters_and_what_shows_nothing_by_its_number(string sent, string shown)
    {
        using var site = new DemolitionSite();

        var asked = await site.AskAsync($$"""{"building":"{{sent}}"}""");

        Assert.Equal($"Demolish it for good?\n- building: \"{shown}\"", asked.Question);
    }

    [Fact]
    public async Task A_tool_without_a_question_of_its_own_is_asked_about_by_its_title()
    {
        using var site = new DemolitionSite();

        var asked = await site.Server.CallAsync("blow_up", House, canAsk: true);

        Assert.StartsWith(
            "Blow up?\n- building",
            Assert.IsType<CallAnswer.ApprovalNeeded>(asked).Question,
            StringComparison.Ordinal
        );
    }
}
