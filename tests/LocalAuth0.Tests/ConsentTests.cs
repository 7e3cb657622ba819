using McpServer.LocalAuth0.Tests.Running;

namespace McpServer.LocalAuth0.Tests;

public sealed class ConsentTests(StandIn standIn) : IClassFixture<StandIn>
{
    [Fact]
    public async Task The_page_names_the_client_its_host_and_what_each_scope_means()
    {
        var application = await Application.RegisterAsync(standIn, "<b>Bold</b> client");
        using var browser = new Browser(standIn);

        var page = await LogInAsync(browser, application.Authorize());

        Assert.Contains("<b>Bold</b> client", page.Text, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1:9000", page.Text, StringComparison.Ordinal);
        Assert.Contains("Access the WhoAmI tool", page.Text, StringComparison.Ordinal);
        Assert.Contains("Access the Greeting tool", page.Text, StringComparison.Ordinal);
        Assert.Contains("Keep this access while you are away", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_leaves_out_what_the_roles_do_not_give()
    {
        var application = await Application.RegisterAsync(standIn);
        using var browser = new Browser(standIn);

        var page = await LogInAsync(browser, application.Authorize(), Seeded.User, Seeded.UserPassword);

        Assert.Contains("Access the WhoAmI tool", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Access the Greeting tool", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accepting_sends_a_code_with_state_and_issuer()
    {
        var application = await Application.RegisterAsync(standIn);

        var callback = await application.LogInAsync(Seeded.Admin, Seeded.AdminPassword);

        Assert.StartsWith(Application.Callback, callback.Address.AbsoluteUri, StringComparison.Ordinal);
        Assert.NotNull(callback.Parameter("code"));
        Assert.Equal("the-state", callback.Parameter("state"));
        Assert.Equal(standIn.Tenant.Issuer, callback.Parameter("iss"));
        Assert.Null(callback.Parameter("error"));
    }

    [Fact]
    public async Task Declining_sends_access_denied_with_state_and_issuer_and_no_code()
    {
        var application = await Application.RegisterAsync(standIn);
        using var browser = new Browser(standIn);
        var page = await LogInAsync(browser, application.Authorize());

        var callback = await browser.SendAsync(page, new Dictionary<string, string>(), "decline");

        Assert.Equal("access_denied", callback.Parameter("error"));
        Assert.Null(callback.Parameter("error_uri"));
        Assert.Equal("the-state", callback.Parameter("state"));
        Assert.Equal(standIn.Tenant.Issuer, callback.Parameter("iss"));
        Assert.Null(callback.Parameter("code"));
    }

    [Fact]
    public async Task A_client_on_this_computer_is_asked_about_every_time()
    {
        var application = await Application.RegisterAsync(standIn);
        using var browser = new Browser(standIn);
        await browser.SendAsync(
            await LogInAsync(browser, application.Authorize()),
            new Dictionary<string, string>(),
            "accept"
        );

        var second = await browser.OpenAsync(application.Authorize());

        Assert.Equal("/authorize", second.Address.AbsolutePath);
        Assert.NotNull(second.Document.QuerySelector("button[value=accept]"));
    }

    [Fact]
    public async Task A_client_at_an_https_address_is_asked_about_once_for_the_same_scopes()
    {
        var application = await Application.RegisterAsync(standIn, callback: "https://client.example/callback");
        using var browser = new Browser(standIn);
        var narrow = application.Authorize(("scope", "tool:whoami"));
        await browser.SendAsync(await LogInAsync(browser, narrow), new Dictionary<string, string>(), "accept");

        var same = await browser.OpenAsync(narrow);
        var wider = await browser.OpenAsync(application.Authorize());
        var forced = await browser.OpenAsync(narrow + "&prompt=consent");

        Assert.NotNull(same.Parameter("code"));
        Assert.NotNull(wider.Document.QuerySelector("button[value=accept]"));
        Assert.NotNull(forced.Document.QuerySelector("button[value=accept]"));
    }

    [Fact]
    public async Task A_silent_request_needs_a_login_and_then_a_consent()
    {
        var application = await Application.RegisterAsync(standIn, callback: "https://client.example/callback");
        var silent = application.Authorize(("prompt", "none"));
        using var browser = new Browser(standIn);

        var loggedOut = await browser.OpenAsync(silent);
        var consent = await LogInAsync(browser, application.Authorize());
        var withoutConsent = await browser.OpenAsync(silent);
        await browser.SendAsync(consent, new Dictionary<string, string>(), "accept");
        var withConsent = await browser.OpenAsync(silent);

        Assert.Equal("login_required", loggedOut.Parameter("error"));
        Assert.Equal(standIn.Tenant.Issuer, loggedOut.Parameter("iss"));
        Assert.Equal("consent_required", withoutConsent.Parameter("error"));
        Assert.NotNull(withConsent.Parameter("code"));
    }

    [Theory]
    [InlineData("prompt", "login")]
    [InlineData("prompt", "select_account")]
    [InlineData("max_age", "0")]
    public async Task A_fresh_login_can_be_asked_for(string name, string value)
    {
        var application = await Application.RegisterAsync(standIn);
        using var browser = new Browser(standIn);
        await LogInAsync(browser, application.Authorize());

        var again = await browser.OpenAsync(application.Authorize((name, value)));
        var consent = await browser.SendAsync(
            again,
            new Dictionary<string, string> { ["username"] = Seeded.User, ["password"] = Seeded.UserPassword }
        );

        Assert.Equal("/u/login", again.Address.AbsolutePath);
        Assert.Contains(Seeded.User, consent.Text, StringComparison.Ordinal);
    }

    private static async Task<BrowserPage> LogInAsync(
        Browser browser,
        string address,
        string email = Seeded.Admin,
        string password = Seeded.AdminPassword
    )
    {
        var login = await browser.OpenAsync(address);
        return await browser.SendAsync(
            login,
            new Dictionary<string, string> { ["username"] = email, ["password"] = password }
        );
    }
}
