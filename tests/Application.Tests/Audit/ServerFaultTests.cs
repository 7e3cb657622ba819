using System.Runtime.CompilerServices;
using McpServer.Application.Catalog;
using McpServer.Domain.Access;
using McpServer.Domain.Audit;
using Microsoft.Extensions.DependencyInjection;

namespace McpServer.Application.Tests.Audit;

/// <summary>When the decision itself breaks, nothing runs, and the audit does not say that something was granted.</summary>
public sealed class ServerFaultTests
{
    [Fact]
    public async Task A_decision_that_breaks_is_audited_as_none()
    {
        using var server = new Server(services =>
            services
                .AddApplication()
                .Configure<CatalogOptions>(catalog => catalog.WithoutPermissionsClaim = (WithoutPermissionsClaim)7)
        )
        {
            Caller = Callers.With("") with { Permissions = null },
        };

        await Assert.ThrowsAsync<SwitchExpressionException>(() => server.CallAsync("greet"));

        var entry = Assert.Single(server.Audited);
        Assert.Equal((CallOutcome.Failed, null), (entry.Outcome, entry.Decision));
        Assert.Equal("the server failed", entry.Reason);
    }
}
