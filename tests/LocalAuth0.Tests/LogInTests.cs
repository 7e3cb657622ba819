using System.Net;
using McpServer.LocalAuth0.Tests.Running;

namespace McpServer.LocalAuth0.Tests;

public sealed class LogInTests(StandIn standIn) : IClassFixture<StandIn>
{
    [Theory]
    [InlineData("admin")]
    [InlineData("admin@example.com")]
    [InlineData("ADMIN@example.com")]
    public async Task A_username_or_an_email_address_logs_in(string login)
    {
        var application = await Application.RegisterAsync(standIn);

        var tokens = await application.GetTokensAsync(login, Seeded.AdminPassword);

        Assert.Equal("auth0|65f0a1b2c3d4e5f607182930", (string?)tokens.AccessToken.Claims["sub"]);
    }

    [Theory]
    [InlineData(Seeded.Admin, "wrong")]
    [InlineData(Seeded.Admin, "")]
    [InlineData("nobody@example.com", Seeded.AdminPassword)]
    [InlineData(Seeded.Grace, Seeded.AdminPassword)]
    public async Task A_wrong_login_stays_on_the_page_and_says_so(string login, string password)
    {
        var application = await Application.RegisterAsync(standIn);
        using var browser = new Browser(standIn);
        var page = await browser.OpenAsync(application.Authorize());

        var after = await browser.SendAsync(page, Filled(login, password));
        var home = await browser.OpenAsync("/");

        Assert.Equal("/u/login", after.Address.AbsolutePath);
        Assert.NotNull(after.Document.QuerySelector("[role=alert]"));
        Assert.Contains("not logged in", home.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Continue_with_Google_shows_the_seeded_accounts_and_lets_one_in()
    {
        var application = await Application.RegisterAsync(standIn);
        using var browser = new Browser(standIn);
        var login = await browser.OpenAsync(application.Authorize());
        var google = login.Document.QuerySelectorAll("a").Single(link => link.TextContent == "Continue with Google");

        var chooser = await browser.OpenAsync(google.GetAttribute("href")!);
        var consent = await browser.SendAsync(chooser, Filled(), Seeded.Grace);
        var callback = await browser.SendAsync(consent, Filled(), "accept");
        var tokens = await application.RedeemAsync(callback.Parameter("code")!);

        Assert.Contains(Seeded.Alan, chooser.Text, StringComparison.Ordinal);
        Assert.Matches("^google-oauth2\\|[0-9]{21}$", (string?)tokens.AccessToken.Claims["sub"]);
        Assert.Equal(["tool:whoami"], tokens.AccessToken.Permissions);
    }

    [Fact]
    public async Task Another_Google_address_becomes_a_person_without_a_role()
    {
        var application = await Application.RegisterAsync(standIn);
        using var browser = new Browser(standIn);

        var chooser = await browser.OpenAsync(application.Authorize(("connection", "google-oauth2")));
        var consent = await browser.SendAsync(
            chooser,
            new Dictionary<string, string> { ["email"] = "new@gmail.example" }
        );
        var callback = await browser.SendAsync(consent, Filled(), "accept");
        var tokens = await application.RedeemAsync(callback.Parameter("code")!);

        Assert.Equal("/u/google", chooser.Address.AbsolutePath);
        Assert.Matches("^google-oauth2\\|[0-9]{21}$", (string?)tokens.AccessToken.Claims["sub"]);
        Assert.Empty(tokens.AccessToken.Permissions);
    }

    [Fact]
    public async Task Too_many_wrong_passwords_lock_the_account()
    {
        await using var own = await StandIn.StartAsync();
        using var browser = new Browser(own);
        var page = await browser.OpenAsync("/u/login");
        for (var attempt = 0; attempt < 5; attempt++)
        {
            page = await browser.SendAsync(page, Filled(Seeded.Admin, "wrong"));
        }

        var after = await browser.SendAsync(page, Filled(Seeded.Admin, Seeded.AdminPassword));

        Assert.Contains("Too many attempts", after.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_person_can_log_in_with_the_same_browser()
    {
        var application = await Application.RegisterAsync(standIn);
        using var browser = new Browser(standIn);
        var login = await browser.OpenAsync(application.Authorize());
        var first = await browser.SendAsync(login, Filled(Seeded.Admin, Seeded.AdminPassword));
        var notYou = first
            .Document.QuerySelectorAll("a")
            .Single(link => link.TextContent.StartsWith("Not you?", StringComparison.Ordinal));

        var again = await browser.OpenAsync(notYou.GetAttribute("href")!);
        var second = await browser.SendAsync(again, Filled(Seeded.User, Seeded.UserPassword));

        Assert.Contains(Seeded.Admin, first.Text, StringComparison.Ordinal);
        Assert.Contains(Seeded.User, second.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    public async Task Nobody_is_sent_to_a_strangers_site(string address)
    {
        using var browser = new Browser(standIn);
        var login = await browser.OpenAsync($"/u/login?returnUrl={Uri.EscapeDataString(address)}");

        var inside = await browser.SendAsync(login, Filled(Seeded.User, Seeded.UserPassword));
        var logout = await browser.OpenAsync($"/v2/logout?returnTo={Uri.EscapeDataString(address)}");

        Assert.Equal("/", inside.Address.AbsolutePath);
        Assert.Equal(HttpStatusCode.BadRequest, logout.Status);
    }

    [Fact]
    public async Task Logging_out_returns_to_a_loopback_address()
    {
        using var browser = new Browser(standIn);

        var after = await browser.OpenAsync("/v2/logout?returnTo=http%3A%2F%2Flocalhost%3A9%2Fbye");

        Assert.Equal("http://localhost:9/bye", after.Address.AbsoluteUri);
    }

    private static Dictionary<string, string> Filled() => [];

    private static Dictionary<string, string> Filled(string username, string password) =>
        new() { ["username"] = username, ["password"] = password };
}
