using McpServer.Application;
using McpServer.EndToEnd.Tests.Clients;
using McpServer.EndToEnd.Tests.People;
using McpServer.EndToEnd.Tests.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol;

namespace McpServer.EndToEnd.Tests.Teams;

public sealed class TeamToolTests
{
    private readonly Bell _bell = new();

    [Fact]
    public async Task A_tool_of_another_assembly_is_offered_consented_to_and_called()
    {
        await using var system = await RunningSystem.StartAsync(AddTeam);
        await using var client = await SdkClient.ConnectAsync(system, Person.Admin);

        var answer = await client.CallAsync("ring_bell");

        Assert.Equal("Ding!", answer.StructuredContent?.GetProperty("heard").GetString());
        Assert.Equal(1, _bell.Rings);
        Assert.Contains("Ring the bell", Assert.Single(client.Browser.Visits).Consent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_happens_when_its_permission_is_missing()
    {
        await using var system = await RunningSystem.StartAsync(AddTeam);
        await using var user = await SdkClient.ConnectAsync(system, Person.User);
        await using var admin = new SdkClient(system, Person.Admin)
        {
            ChooseScopes = all => all.Where(scope => scope != "tool:bell"),
        };
        await admin.ConnectAsync();
        admin.Browser.Approves = false;

        await Assert.ThrowsAsync<McpProtocolException>(() => user.CallAsync("ring_bell"));
        await Assert.ThrowsAsync<McpException>(() => admin.CallAsync("ring_bell"));

        Assert.Equal(0, _bell.Rings);
    }

    private void AddTeam(WebApplicationBuilder server)
    {
        server.Services.AddSingleton(_bell);
        server.Services.AddApplication(typeof(RingBell).Assembly);
    }
}
