using McpServer.Application.Catalog;
using McpServer.Application.UseCases;
using McpServer.Testing.Tests.Tools;

namespace McpServer.Testing.Tests;

public sealed class AnswerTests : IAsyncDisposable
{
    private readonly Shop _shop = new();

    [Fact]
    public async Task An_answer_comes_back_with_its_type()
    {
        var call = await _shop.Clerk.Call(new RefundOrder(1, "late"));

        Assert.Equal(new RefundOrder.Refund(20m, "late", _shop.Server.Clock.GetUtcNow()), call.ShouldAnswer());
        Assert.IsType<CallAnswer.Answered>(call.Ending);
        Assert.Equal([1], _shop.Ledger.Refunded);
    }

    [Fact]
    public async Task What_is_null_is_null_again() =>
        Assert.Null((await _shop.Clerk.Call(new RefundOrder(1))).ShouldAnswer().Reason);

    [Fact]
    public async Task The_answer_of_a_raw_call_is_JSON()
    {
        var call = await _shop.Clerk.CallRaw("refund_order", """{"id": 2}""");

        Assert.Equal(900, call.ShouldAnswer().GetProperty("amount").GetInt32());
    }

    [Fact]
    public async Task An_error_where_an_answer_is_expected_is_told_with_all_that_is_known()
    {
        var call = await _shop.Clerk.Call(new RefundOrder(7));

        Assert.Equal(
            """
            refund_order should answer, but it failed with NotFound: "There is no order '7'.".
              caller:    clerk, granted: orders:write, may have: orders:write
              arguments: {"id":7}
              audit:     ToolError, granted, the tool answered NotFound
            """,
            Shop.Told(() => call.ShouldAnswer())
        );
    }

    [Fact]
    public async Task A_tool_that_throws_is_told_with_its_exception()
    {
        _shop.Ledger.Instead = _ => throw new InvalidOperationException("The ledger is closed.");

        var call = await _shop.Clerk.Call(new RefundOrder(1));

        var told = Assert.Throws<ToolAssertionException>(() => call.ShouldAnswer());
        Assert.Contains(
            "broke with System.InvalidOperationException: The ledger is closed.\n   at ",
            told.Message,
            StringComparison.Ordinal
        );
        Assert.Contains("progress:  1/2 Found the order", told.Message, StringComparison.Ordinal);
        Assert.IsType<InvalidOperationException>(told.InnerException);
    }

    [Fact]
    public async Task An_answer_that_its_schema_does_not_promise_is_told()
    {
        var call = await _shop.Guest.Call(new BreakPromise());

        Assert.StartsWith(
            "break_promise should answer as its output schema promises ($ Required properties [\"word\"] are not present), but it answered {}.",
            Shop.Told(() => call.ShouldAnswer()),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_error_is_expected_with_its_kind_and_some_of_its_words()
    {
        var call = await _shop.Clerk.Call(new RefundOrder(7));

        Assert.Equal("There is no order '7'.", call.ShouldFail(ToolErrorKind.NotFound).Message);
        Assert.Empty(call.ShouldFail(ToolErrorKind.NotFound, "no order '7'").Faults);
        Assert.Empty(_shop.Ledger.Refunded);
    }

    [Fact]
    public async Task Wrong_arguments_are_errors_with_their_faults()
    {
        var call = await _shop.Clerk.CallRaw("refund_order", """{"id": "seven", "reasn": "late"}""");

        Assert.Equal(
            ["$.id", "$.reasn"],
            call.ShouldFail(ToolErrorKind.InvalidArguments).Faults.Select(fault => fault.Path).Order()
        );
    }

    [Theory]
    [InlineData(ToolErrorKind.Refused, null, "refund_order should fail with Refused, but it failed with NotFound:")]
    [InlineData(
        ToolErrorKind.NotFound,
        "no order '8'",
        "refund_order should fail with NotFound and a message with \"no order '8'\", but it failed with NotFound: \"There is no order '7'.\"."
    )]
    public async Task Another_error_than_expected_is_told(ToolErrorKind kind, string? message, string told)
    {
        var call = await _shop.Clerk.Call(new RefundOrder(7));

        Assert.StartsWith(told, Shop.Told(() => call.ShouldFail(kind, message)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_where_an_error_is_expected_is_told()
    {
        var call = await _shop.Clerk.Call(new RefundOrder(1, "late"));

        Assert.StartsWith(
            "refund_order should fail with NotFound, but it answered {\"amount\":20,\"reason\":\"late\",\"at\":\"2026-01-01T12:00:00+00:00\"}.",
            Shop.Told(() => call.ShouldFail(ToolErrorKind.NotFound)),
            StringComparison.Ordinal
        );
    }

    public ValueTask DisposeAsync() => _shop.DisposeAsync();
}
