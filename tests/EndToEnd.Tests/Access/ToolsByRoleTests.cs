using McpServer.EndToEnd.Tests.Clients;
using McpServer.EndToEnd.Tests.People;
using McpServer.EndToEnd.Tests.Running;
using McpServer.TestBench;

namespace McpServer.EndToEnd.Tests.Access;

public sealed class ToolsByRoleTests(RunningSystem system) : IClassFixture<RunningSystem>
{
    [Theory]
    [MemberData(nameof(ProtocolVersions.All), MemberType = typeof(ProtocolVersions))]
    public async Task An_administrator_is_offered_every_tool(string version)
    {
        var tools = await ListAsync(Person.Admin, version);

        Assert.Equal(system.Catalog, tools);
    }

    [Theory]
    [MemberData(nameof(ProtocolVersions.All), MemberType = typeof(ProtocolVersions))]
    [Requirement("AZ-30")]
    public async Task A_tool_user_is_offered_what_the_role_gives(string version)
    {
        var tools = await ListAsync(Person.User, version);

        Assert.Equal(["get_current_time", "whoami"], tools);
    }

    [Theory]
    [MemberData(nameof(ProtocolVersions.All), MemberType = typeof(ProtocolVersions))]
    public async Task A_tool_user_who_came_through_Google_is_offered_the_same(string version)
    {
        var tools = await ListAsync(Person.Grace, version);

        Assert.Equal(["get_current_time", "whoami"], tools);
    }

    [Theory]
    [MemberData(nameof(ProtocolVersions.All), MemberType = typeof(ProtocolVersions))]
    public async Task A_guest_is_offered_only_what_needs_no_permission(string version)
    {
        var tools = await ListAsync(Person.Guest, version);

        Assert.Equal(["get_current_time"], tools);
    }

    [Theory]
    [MemberData(nameof(ProtocolVersions.All), MemberType = typeof(ProtocolVersions))]
    public async Task A_person_just_signed_up_is_a_guest(string version)
    {
        var tools = await ListAsync(Person.Stranger(), version);

        Assert.Equal(["get_current_time"], tools);
    }

    private async Task<IReadOnlyList<string>> ListAsync(Person person, string version)
    {
        await using var client = await SdkClient.ConnectAsync(system, person, version);
        return await client.ListAsync();
    }
}
