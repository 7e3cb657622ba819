using McpServer.LocalAuth0.Tests.Running;

namespace McpServer.LocalAuth0.Tests;

public sealed class SignUpTests(StandIn standIn) : IClassFixture<StandIn>
{
    private const string GoodPassword = "Correct-Horse-1";

    [Fact]
    public async Task A_new_person_gets_in_without_a_role()
    {
        var application = await Application.RegisterAsync(standIn);
        using var browser = new Browser(standIn);
        var signUp = await OpenAsync(browser, application);

        var consent = await browser.SendAsync(signUp, Filled("new@example.com", GoodPassword));
        var callback = await browser.SendAsync(consent, new Dictionary<string, string>(), "accept");
        var tokens = await application.RedeemAsync(callback.Parameter("code")!);

        Assert.Matches("^auth0\\|[0-9a-f]{24}$", (string?)tokens.AccessToken.Claims["sub"]);
        Assert.Empty(tokens.AccessToken.Permissions);
        Assert.Equal("offline_access", tokens.AccessToken.Scope);
    }

    [Fact]
    public async Task A_new_person_can_log_in_afterwards()
    {
        var application = await Application.RegisterAsync(standIn);
        using (var browser = new Browser(standIn))
        {
            await browser.SendAsync(await OpenAsync(browser, application), Filled("again@example.com", GoodPassword));
        }

        var tokens = await application.GetTokensAsync("again@example.com", GoodPassword);

        Assert.NotNull(tokens.Raw);
    }

    [Theory]
    [InlineData("weak@example.com", "short", "at least 8 characters")]
    [InlineData("weak@example.com", "alllowercase", "uppercase")]
    [InlineData("weak@example.com", "", "at least 8 characters")]
    [InlineData("no address", GoodPassword, "valid e-mail address")]
    [InlineData("", GoodPassword, "valid e-mail address")]
    [InlineData(Seeded.Admin, GoodPassword, "already an account")]
    [InlineData("ADMIN@EXAMPLE.COM", GoodPassword, "already an account")]
    public async Task A_wrong_sign_up_says_why_and_adds_nobody(string email, string password, string reason)
    {
        var application = await Application.RegisterAsync(standIn);
        using var browser = new Browser(standIn);
        var page = await OpenAsync(browser, application);

        var after = await browser.SendAsync(page, Filled(email, password));
        var home = await browser.OpenAsync("/");

        Assert.Equal("/u/signup", after.Address.AbsolutePath);
        Assert.Contains(reason, after.Document.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("not logged in", home.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_of_a_Google_account_can_have_a_password_account_too()
    {
        var application = await Application.RegisterAsync(standIn);
        using var browser = new Browser(standIn);

        var after = await browser.SendAsync(await OpenAsync(browser, application), Filled(Seeded.Grace, GoodPassword));

        Assert.Equal("/authorize", after.Address.AbsolutePath);
    }

    private static async Task<BrowserPage> OpenAsync(Browser browser, Application application)
    {
        var login = await browser.OpenAsync(application.Authorize());
        var link = login.Document.QuerySelectorAll("a").Single(link => link.TextContent == "Sign up");
        return await browser.OpenAsync(link.GetAttribute("href")!);
    }

    private static Dictionary<string, string> Filled(string email, string password) =>
        new() { ["email"] = email, ["password"] = password };
}
