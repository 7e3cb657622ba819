using System.Text.Json.Nodes;
using McpServer.EndToEnd.Tests.People;
using McpServer.EndToEnd.Tests.Running;

namespace McpServer.EndToEnd.Tests.Tenancy.Steps;

/// <summary>What a role, its permissions and its people are for: without them, and with them again.</summary>
public sealed class WithoutARoleTests(RunningSystem system) : IClassFixture<RunningSystem>
{
    [Fact]
    public async Task Without_its_permissions_the_tools_do_not_exist()
    {
        await system.TakeBackAsync(file => Named(file, "roles", "name", "Tool User")["permissions"] = new JsonArray());

        await system.IsOfferedOnlyTheTimeAsync(Person.User);
        await system.WorksAfterApplyAsync(Person.User);
    }

    [Fact]
    public async Task Without_the_role_of_the_person_the_tools_do_not_exist()
    {
        await system.TakeBackAsync(file =>
            Named(file, "people", "email", Person.User.Email)["roles"] = new JsonArray()
        );

        await system.IsOfferedOnlyTheTimeAsync(Person.User);
        await system.WorksAfterApplyAsync(Person.User);
    }

    [Fact]
    public async Task Without_the_role_itself_the_tools_do_not_exist()
    {
        await system.Dashboard.DeleteAsync($"roles/{await system.Dashboard.RoleIdAsync("Tool User")}");

        await system.IsOfferedOnlyTheTimeAsync(Person.User);
        await system.WorksAfterApplyAsync(Person.User);
    }

    private static JsonNode Named(JsonObject file, string list, string key, string name) =>
        file[list]!.AsArray().Single(item => (string?)item![key] == name)!;
}
