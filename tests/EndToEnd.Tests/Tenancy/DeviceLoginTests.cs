using System.Text.RegularExpressions;
using McpServer.EndToEnd.Tests.People;
using McpServer.EndToEnd.Tests.Start;

namespace McpServer.EndToEnd.Tests.Tenancy;

/// <summary>A person signs in for the command, in a browser, with a native application of their own (RFC 8628).</summary>
public sealed partial class DeviceLoginTests(EmptyTenant tenant) : IClassFixture<EmptyTenant>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_administrator_who_accepts_sees_the_plan()
    {
        await using var program = await StartAsync();

        await DecideAsync(await AddressAsync(program), "Accept");
        var code = await program.ExitAsync();

        Assert.Equal(2, code);
        Assert.Contains("+ role Tool Administrator", program.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("eyJ", program.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_who_declines_sees_nothing()
    {
        await using var program = await StartAsync();

        await DecideAsync(await AddressAsync(program), "Decline");
        var code = await program.ExitAsync();

        Assert.Equal(1, code);
        Assert.Contains("The sign-in was refused", program.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Tool Administrator", program.Output, StringComparison.Ordinal);
    }

    private async Task<RunningProgram> StartAsync()
    {
        var client = await tenant.Dashboard.PostAsync(
            "clients",
            new
            {
                name = "Terminal",
                app_type = "native",
                grant_types = new[] { "urn:ietf:params:oauth:grant-type:device_code" },
            }
        );
        return new RunningProgram(
            "McpServer.Host.dll",
            [
                "tenant",
                "plan",
                "--login",
                "--rate",
                "100",
                "--file",
                TenantTool.File,
                .. tenant.Tool.Settings,
                $"--Management:ClientId={client!["client_id"]}",
            ]
        );
    }

    private static async Task<Uri> AddressAsync(RunningProgram program)
    {
        await program.SaysAsync("and confirm.");
        var shown = Shown().Match(program.Output);
        Assert.True(shown.Success, program.Output);
        return new Uri(shown.Value);
    }

    private static async Task DecideAsync(Uri address, string decision)
    {
        using var browser = new Browser(Person.Admin);
        var login = await browser.OpenAsync(address, Cancellation);
        login.Field("text", "email")!.Value = Person.Admin.Email;
        login.Field("password")!.Value = Person.Admin.Password!;
        var question = await browser.PressAsync(login, "Continue", Cancellation);
        await browser.PressAsync(question, decision, Cancellation);
    }

    [GeneratedRegex(@"http://\S+/activate\S*", RegexOptions.None, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Shown();
}
