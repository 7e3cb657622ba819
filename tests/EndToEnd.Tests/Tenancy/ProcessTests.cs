using System.Text.Json.Nodes;
using McpServer.EndToEnd.Tests.Start;

namespace McpServer.EndToEnd.Tests.Tenancy;

/// <summary>The tenant commands as a person or a pipeline starts them: as processes, with the exit codes they promise.</summary>
public sealed class ProcessTests(EmptyTenant tenant) : IClassFixture<EmptyTenant>, IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await tenant.ResetAsync();

    public ValueTask DisposeAsync() => default;

    [Fact]
    public async Task Plan_apply_and_plan_again()
    {
        var before = (await RunAsync("tenant plan")).Expect(2);
        var apply = (await RunAsync("tenant apply --yes")).Expect(0);
        var after = (await RunAsync("tenant plan")).Expect(0);

        Assert.Contains($"+ API {TenantTool.Audience}", before.Results, StringComparison.Ordinal);
        Assert.Contains("All 10 changes are made.", apply.Progress, StringComparison.Ordinal);
        Assert.Contains("Nothing to do.", after.Results, StringComparison.Ordinal);
        Assert.Equal(["tool:whoami"], await tenant.Dashboard.PermissionsOfAsync("Tool User"));
    }

    [Fact]
    public async Task A_plan_for_programs_is_nothing_but_JSON()
    {
        var plan = (await RunAsync("tenant plan --format json")).Expect(2);

        var json = JsonNode.Parse(plan.Results)!;
        var api = Assert.Single(json["changes"]!.AsArray(), change => (string?)change!["object"] == "api")!;
        Assert.Equal("create", (string?)api["action"]);
        Assert.Equal(TenantTool.Audience, (string?)api["name"]);
        Assert.Contains(api["fields"]!.AsArray(), field => (string?)field!["field"] == "token_dialect");
        Assert.Equal(5, (int?)json["summary"]!["create"]);
        Assert.Equal(0, (int?)json["summary"]!["delete"]);
    }

    [Fact]
    public async Task Without_yes_and_without_a_terminal_nothing_is_changed()
    {
        var apply = (await RunAsync("tenant apply")).Expect(1);

        Assert.Contains("nothing was changed: add --yes.", apply.Progress, StringComparison.Ordinal);
        Assert.All(await tenant.RequestsAsync(), request => Assert.Equal("GET", (string?)request["method"]));
    }

    [Fact]
    public async Task Doctor_on_an_empty_tenant_and_on_a_whole_one()
    {
        var empty = (await RunAsync("tenant doctor")).Expect(1);
        (await tenant.Tool.ApplyAsync()).Expect(0);
        var whole = (await RunAsync("tenant doctor")).Expect(2);

        Assert.Contains("ERROR    API:", empty.Results, StringComparison.Ordinal);
        Assert.Contains("ERROR    resource profile:", empty.Results, StringComparison.Ordinal);
        Assert.Contains("0 errors,", whole.Results, StringComparison.Ordinal);
        Assert.Contains("warning  server metadata:", whole.Results, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_tells_what_a_person_can_use()
    {
        (await tenant.Tool.ApplyAsync(TenantTool.File, TenantTool.LocalFile)).Expect(0);

        var user = (await RunAsync("tenant show who user@example.com")).Expect(0);
        var nobody = (await RunAsync("tenant show who nobody@example.com")).Expect(1);

        Assert.Contains("Roles: Tool User", user.Results, StringComparison.Ordinal);
        Assert.Contains("the role 'Tool User'", user.Results, StringComparison.Ordinal);
        Assert.Contains("no role of the account has it", user.Results, StringComparison.Ordinal);
        Assert.Contains("Nobody has the address nobody@example.com", nobody.Progress, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_tells_who_can_use_a_tool()
    {
        (await tenant.Tool.ApplyAsync(TenantTool.File, TenantTool.LocalFile)).Expect(0);

        var greet = (await RunAsync("tenant show tool greet")).Expect(0);
        var unknown = (await RunAsync("tenant show tool gret")).Expect(1);

        Assert.Contains("1 people: admin@example.com", greet.Results, StringComparison.Ordinal);
        Assert.Contains("Give a person the role 'Tool Administrator'.", greet.Results, StringComparison.Ordinal);
        Assert.Contains("There is no tool 'gret'. The tools are ", unknown.Progress, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Destroy_asks_first_and_then_removes()
    {
        (await tenant.Tool.ApplyAsync()).Expect(0);

        (await RunAsync("tenant destroy")).Expect(1);
        var roles = await tenant.Dashboard.ListAsync("roles");
        (await RunAsync("tenant destroy --yes")).Expect(0);

        Assert.Equal(2, roles.Count);
        Assert.Empty(await tenant.Dashboard.ListAsync("roles"));
    }

    [Fact]
    public async Task Ctrl_C_in_the_middle_tells_how_far_it_got_and_the_next_run_completes_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no SIGINT to send.");
        await using var program = Start("tenant apply --yes --rate 1");
        // Only the progress of the changes is in per cent.
        await program.SaysAsync("%");

        await program.InterruptAsync();
        var code = await program.ExitAsync();

        Assert.Equal(1, code);
        Assert.Contains("It was stopped.", program.Output, StringComparison.Ordinal);
        Assert.Matches("[1-9] of 10 changes are made. Run the command again", program.Output);
        Assert.DoesNotContain("   at ", program.Output, StringComparison.Ordinal);
        (await RunAsync("tenant apply --yes")).Expect(0);
        (await RunAsync("tenant plan")).Expect(0);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        await using var program = new RunningProgram(
            Host,
            ["tenant", "plan", "--file", "elsewhere.json", .. tenant.Tool.Settings]
        );

        var code = await program.ExitAsync();

        Assert.Equal(1, code);
        Assert.Contains("elsewhere.json cannot be read", program.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", program.Output, StringComparison.Ordinal);
    }

    private const string Host = "McpServer.Host.dll";

    private RunningProgram Start(string command) =>
        new(Host, [.. command.Split(' '), .. Pace(command), "--file", TenantTool.File, .. tenant.Tool.Settings]);

    private async Task<ToolRun> RunAsync(string command)
    {
        await using var program = Start(command);
        var code = await program.ExitAsync();
        return new(code, program.Results, program.Output);
    }

    private static string[] Pace(string command) =>
        command.Contains("--rate", StringComparison.Ordinal) ? [] : ["--rate", "100"];
}
