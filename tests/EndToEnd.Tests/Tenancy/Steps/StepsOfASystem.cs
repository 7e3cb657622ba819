using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using McpServer.EndToEnd.Tests.Clients;
using McpServer.EndToEnd.Tests.People;
using McpServer.EndToEnd.Tests.Running;
using ModelContextProtocol;

namespace McpServer.EndToEnd.Tests.Tenancy.Steps;

/// <summary>Takes one step of the set-up back, and brings it back as an administrator does: by applying again.</summary>
internal static class StepsOfASystem
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <param name="system">Whose tenant loses the step.</param>
    /// <param name="edit">Edits the file that the launcher applies.</param>
    public static async Task TakeBackAsync(this RunningSystem system, Action<JsonObject> edit)
    {
        using var file = TenantFileText.OfLauncher(edit);
        (await system.Tool.ApplyAsync(file.Path)).Expect(0);
    }

    public static async Task ApplyAllAsync(this RunningSystem system) =>
        (await system.Tool.ApplyAsync(TenantTool.File, TenantTool.LocalFile)).Expect(0);

    /// <summary>The acceptance beside the refusal: <c>tenant apply</c>, and a new client is served.</summary>
    public static async Task WorksAfterApplyAsync(this RunningSystem system, Person? person = null)
    {
        await system.ApplyAllAsync();
        await using var client = await SdkClient.ConnectAsync(system, person ?? Person.Admin);

        await client.CallAsync("whoami");

        Assert.Equal(["whoami: Succeeded"], client.Audit);
    }

    /// <summary>The person signs in, and the tools do not exist for them.</summary>
    public static async Task IsOfferedOnlyTheTimeAsync(this RunningSystem system, Person person)
    {
        await using var client = await SdkClient.ConnectAsync(system, person);

        var tools = await client.ListAsync();
        await Assert.ThrowsAsync<McpProtocolException>(() => client.CallAsync("whoami"));

        Assert.Equal(["get_current_time"], tools);
        Assert.Equal(["whoami: UnknownTool"], client.Audit);
    }

    public static Task<JsonElement> DiscoveryAsync(this RunningSystem system) =>
        system.Http.GetFromJsonAsync<JsonElement>(
            new Uri(system.Issuer, ".well-known/oauth-authorization-server"),
            Cancellation
        );

    public static async Task<string> ClientIdAsync(this RunningSystem system, string name) =>
        (await system.Dashboard.ClientAsync(name))["client_id"]!.GetValue<string>();
}
