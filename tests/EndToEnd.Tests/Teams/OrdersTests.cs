using System.Text.Json;
using McpServer.EndToEnd.Tests.Clients;
using McpServer.EndToEnd.Tests.People;
using McpServer.EndToEnd.Tests.Running;
using McpServer.Launcher;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace McpServer.EndToEnd.Tests.Teams;

/// <summary>The team of <c>samples/Orders</c>, with the roles of its tenant file and a client that nobody here wrote.</summary>
public sealed class OrdersTests : IAsyncLifetime
{
    private const int OfTheClerk = 1001;
    private const int OpenOfTheClerk = 1002;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("orders-");
    private RunningSystem? _system;

    private RunningSystem System => _system!;

    public async ValueTask InitializeAsync() =>
        _system = await RunningSystem.StartAsync(
            (server, issuer) => OrdersSample.AddTo(server, issuer, Path.Combine(_folder.FullName, "orders.db")),
            OrdersSample.TenantFiles
        );

    public async ValueTask DisposeAsync()
    {
        await System.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_clerk_pays_back_a_little()
    {
        await using var clerk = await SdkClient.ConnectAsync(System, Person.User);

        var answer = await clerk.CallAsync("refund_order", Refund(100));

        Assert.NotEqual(true, answer.IsError);
        Assert.Equal(100m, await RefundedAsync(clerk));
        Assert.Single(clerk.Browser.Visits);
    }

    [Fact]
    public async Task A_clerk_is_told_that_much_is_not_theirs_to_pay_back_and_nothing_is_paid()
    {
        await using var clerk = await SdkClient.ConnectAsync(System, Person.User);

        var answer = await clerk.CallAsync("refund_order", Refund(250));

        Assert.True(answer.IsError);
        Assert.Contains("orders:refund-large", TextOf(answer), StringComparison.Ordinal);
        Assert.Equal(["refund_order: Forbidden"], clerk.Audit);
        Assert.Equal(0m, await RefundedAsync(clerk));
        Assert.Single(clerk.Browser.Visits);
    }

    [Fact]
    public async Task A_manager_steps_up_for_much_and_it_is_paid_once()
    {
        await using var manager = await ConnectManagerAsync();

        var answer = await manager.CallAsync("refund_order", Refund(250));
        await manager.CallAsync("refund_order", Refund(250));

        Assert.NotEqual(true, answer.IsError);
        Assert.Equal("refund_order: PermissionNeeded", manager.Audit[0]);
        Assert.Contains("Pay back more than 100 at once", manager.Browser.Visits[^1].Consent, StringComparison.Ordinal);
        Assert.Equal(2, manager.Browser.Visits.Count);
        Assert.Equal(250m, await RefundedAsync(manager));
    }

    [Fact]
    public async Task A_manager_who_does_not_consent_pays_nothing()
    {
        await using var manager = await ConnectManagerAsync();
        manager.Browser.Approves = false;

        await Assert.ThrowsAsync<McpException>(() => manager.CallAsync("refund_order", Refund(250)));

        Assert.Equal(["refund_order: PermissionNeeded"], manager.Audit);
        Assert.Equal(0m, await RefundedAsync(manager));
    }

    [Fact]
    public async Task Who_has_no_role_of_the_team_sees_none_of_its_tools()
    {
        await using var guest = await SdkClient.ConnectAsync(System, Person.Guest);

        var tools = await guest.ListAsync();

        Assert.DoesNotContain(tools, tool => tool.EndsWith("_order", StringComparison.Ordinal));
        await Assert.ThrowsAsync<McpProtocolException>(() => guest.CallAsync("refund_order", Refund(1)));
    }

    [Theory]
    [InlineData(true, "Succeeded", "cancelled")]
    [InlineData(false, "ToolError", "open")]
    public async Task An_order_is_cancelled_if_the_person_says_so(bool says, string outcome, string status)
    {
        await using var clerk = new SdkClient(System, Person.User)
        {
            Answer = _ => new ElicitResult
            {
                Action = "accept",
                Content = new Dictionary<string, JsonElement>(StringComparer.Ordinal)
                {
                    ["approve"] = JsonSerializer.SerializeToElement(says),
                },
            },
        };
        await clerk.ConnectAsync();

        await clerk.CallAsync("cancel_order", new { order = OpenOfTheClerk });

        Assert.Equal(["cancel_order: ApprovalNeeded", $"cancel_order: {outcome}"], clerk.Audit);
        var order = await clerk.CallAsync("find_order", new { order = OpenOfTheClerk });
        Assert.Equal(status, order.StructuredContent?.GetProperty("status").GetString());
    }

    [Fact]
    public async Task The_region_of_an_order_goes_in_a_header_too()
    {
        await using var clerk = await SdkClient.ConnectAsync(System, Person.User);
        await clerk.ListAsync();

        var order = new
        {
            item = "Cup",
            quantity = 2,
            unitPrice = 4.50,
            region = "asia",
        };
        var answer = await clerk.CallAsync("create_order", order);

        Assert.Equal(9m, answer.StructuredContent?.GetProperty("price").GetDecimal());
    }

    private async Task<SdkClient> ConnectManagerAsync()
    {
        var client = new SdkClient(System, Person.Grace)
        {
            ChooseScopes = all => all.Where(scope => scope != "orders:refund-large"),
        };
        await client.ConnectAsync();
        client.ChooseScopes = all => all;
        return client;
    }

    private static object Refund(decimal amount) =>
        new
        {
            order = OfTheClerk,
            amount,
            idempotencyKey = "key-1",
        };

    private static async Task<decimal?> RefundedAsync(SdkClient client)
    {
        var order = await client.CallAsync("find_order", new { order = OfTheClerk });
        return order.StructuredContent?.GetProperty("refunded").GetDecimal();
    }

    private static string TextOf(CallToolResult answer) =>
        Assert.IsType<TextContentBlock>(Assert.Single(answer.Content)).Text;
}
