using McpServer.Testing.Tests.Tools;
using Microsoft.Extensions.DependencyInjection;

namespace McpServer.Testing.Tests;

public sealed class ContractTests
{
    [Fact]
    public async Task A_tool_that_keeps_the_contract_passes()
    {
        await using var shop = new Shop();

        await shop.Server.ShouldKeepTheContract("refund_order");

        Assert.Empty(shop.Ledger.Refunded);
    }

    [Fact]
    public async Task Each_breach_is_told_at_once()
    {
        await using var server = ToolServer.Of(new AssemblyOf(typeof(CareLess)));

        var told = await Assert.ThrowsAsync<ToolAssertionException>(() => server.ShouldKeepTheContract("careless"));

        Assert.Equal(
            """
            careless breaks its contract:
            - its description is no sentence
            - its input schema has no description of $.text
            - its input schema has no description of $.bounded
            - its answer has no description of $.done
            - its answer has no description of $.day
            - its answer has no description of $.steps[].name
            - its answer does not satisfy its schema: $ Required properties ["day"] are not present
            - its answer does not satisfy its schema: $ Required properties ["day"] are not present
            - $.text takes 10,000 characters; give it a MaximumLength in the Validator
            """,
            told.Message
        );
    }

    [Fact]
    public async Task A_tool_that_strangers_can_use_is_told()
    {
        await using var server = ToolServer.Of(
            new AssemblyOf(typeof(RefundOrder)),
            services => services.AddSingleton(new Ledger()).AddScoped<Application.Ports.ICallerAccessor, Everybody>()
        );

        var told = await Assert.ThrowsAsync<ToolAssertionException>(() => server.ShouldKeepTheContract("refund_order"));

        Assert.Contains(
            "- it is open to somebody without the permission orders:write",
            told.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_name_that_no_tool_has_is_told()
    {
        await using var server = ToolServer.Of(new AssemblyOf(typeof(CareLess)));

        var told = await Assert.ThrowsAsync<ToolAssertionException>(() => server.ShouldKeepTheContract("carefree"));

        Assert.Equal("There is no tool 'carefree' here, only careless.", told.Message);
    }

    [Fact]
    public void The_names_of_an_assembly_are_a_theory() =>
        Assert.Equal(
            ["break_promise", "refund_order"],
            ToolServer.NamesOf(new AssemblyOf(typeof(RefundOrder), typeof(BreakPromise)))
        );

    /// <summary>A fault of the server: whoever calls is somebody else.</summary>
    private sealed class Everybody : Application.Ports.ICallerAccessor
    {
        public Domain.Access.Caller Caller { get; } =
            new()
            {
                Issuer = "https://testing.invalid/",
                Subject = "everybody",
                ClientId = "testing",
                Granted = Domain.Access.PermissionSet.Of("orders:write"),
                ExpiresAt = DateTimeOffset.MaxValue,
            };
    }
}
