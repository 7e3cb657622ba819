using System.Net;
using McpServer.LocalAuth0.Tests.Running;

namespace McpServer.LocalAuth0.Tests;

public sealed class MetadataDocumentTests(StandIn standIn) : IClassFixture<StandIn>
{
    [Fact]
    public async Task A_client_whose_id_is_a_url_needs_no_registration()
    {
        await using var site = await DocumentSite.StartAsync();
        site.Document = Document(site.Address);
        var application = new Application(standIn, site.Address, Application.Callback);

        var tokens = await application.GetTokensAsync(Seeded.Admin, Seeded.AdminPassword);

        Assert.Equal(site.Address, (string?)tokens.AccessToken.Claims["client_id"]);
        Assert.NotNull(tokens.RefreshToken);
    }

    [Fact]
    public async Task The_consent_page_shows_the_name_in_the_document()
    {
        await using var site = await DocumentSite.StartAsync();
        site.Document = Document(site.Address);
        using var browser = new Browser(standIn);
        var login = await browser.OpenAsync(new Application(standIn, site.Address, Application.Callback).Authorize());

        var consent = await browser.SendAsync(
            login,
            new Dictionary<string, string> { ["username"] = Seeded.Admin, ["password"] = Seeded.AdminPassword }
        );

        Assert.Contains("Documented client", consent.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost:1/other.json", Application.Callback, "none", "Documented client")]
    [InlineData(null, "http://client.example/callback", "none", "Documented client")]
    [InlineData(null, Application.Callback, "client_secret_post", "Documented client")]
    [InlineData(null, Application.Callback, "none", "")]
    public async Task A_wrong_document_is_a_page_for_people(string? id, string callback, string method, string name)
    {
        await using var site = await DocumentSite.StartAsync();
        site.Document = Document(id ?? site.Address, callback, method, name);

        await AssertRefusedAsync(site.Address);
    }

    [Fact]
    public async Task A_redirect_uri_that_the_document_does_not_list_is_refused()
    {
        await using var site = await DocumentSite.StartAsync();
        site.Document = Document(site.Address, "http://127.0.0.1:9000/elsewhere");
        using var browser = new Browser(standIn);

        var page = await browser.OpenAsync(new Application(standIn, site.Address, Application.Callback).Authorize());

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("/authorize", page.Address.AbsolutePath);
    }

    [Fact]
    public async Task A_document_over_five_kibibytes_is_refused()
    {
        await using var site = await DocumentSite.StartAsync();
        site.Document = Document(site.Address) + new string(' ', 5 * 1024);

        await AssertRefusedAsync(site.Address);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("")]
    public async Task A_document_that_is_no_document_is_refused(string document)
    {
        await using var site = await DocumentSite.StartAsync();
        site.Document = document;

        await AssertRefusedAsync(site.Address);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var site = await DocumentSite.StartAsync();
        site.Document = Document(site.Address);
        site.RedirectTo = "/elsewhere.json";

        await AssertRefusedAsync(site.Address);
        Assert.Equal(1, site.Fetches);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/client.json?x=1")]
    [InlineData("/client.json#x")]
    [InlineData("/a/../client.json")]
    public async Task A_url_of_the_wrong_form_is_not_even_fetched(string path)
    {
        await using var site = await DocumentSite.StartAsync();
        site.Document = Document(site.Origin + path);

        await AssertRefusedAsync(site.Origin + path);
        Assert.Equal(0, site.Fetches);
    }

    [Theory]
    [InlineData("http://client.example/client.json")]
    [InlineData("https://10.0.0.1/client.json")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://192.168.0.1/client.json")]
    [InlineData("https://[fd00::1]/client.json")]
    [InlineData("https://[::ffff:10.0.0.1]/client.json")]
    [InlineData("https://0.0.0.0/client.json")]
    public async Task The_inner_network_is_not_asked(string address) => await AssertRefusedAsync(address);

    [Fact]
    public async Task A_document_is_fetched_again_unless_its_site_says_otherwise()
    {
        await using var site = await DocumentSite.StartAsync();
        site.Document = Document(site.Address);
        using var browser = new Browser(standIn);
        var address = new Application(standIn, site.Address, Application.Callback).Authorize();

        await browser.OpenAsync(address);
        site.CacheControl = "max-age=600";
        await browser.OpenAsync(address);
        await browser.OpenAsync(address);

        Assert.Equal(2, site.Fetches);
    }

    [Fact]
    public async Task Several_first_requests_at_once_all_get_through()
    {
        await using var site = await DocumentSite.StartAsync();
        site.Document = Document(site.Address);
        var address = new Application(standIn, site.Address, Application.Callback).Authorize();

        var pages = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(async _ =>
                {
                    using var browser = new Browser(standIn);
                    return await browser.OpenAsync(address);
                })
        );

        Assert.All(pages, page => Assert.Equal("/u/login", page.Address.AbsolutePath));
    }

    [Fact]
    public async Task A_client_that_took_a_redirect_uri_back_cannot_use_it_any_more()
    {
        await using var site = await DocumentSite.StartAsync();
        site.Document = Document(site.Address);
        using var browser = new Browser(standIn);
        var application = new Application(standIn, site.Address, Application.Callback);
        await browser.OpenAsync(application.Authorize());

        site.Document = Document(site.Address, "https://client.example/callback");

        await AssertRefusedAsync(site.Address);
    }

    private async Task AssertRefusedAsync(string clientId)
    {
        var before = await standIn.CountAsync("clients");
        using var browser = new Browser(standIn);

        var page = await browser.OpenAsync(new Application(standIn, clientId, Application.Callback).Authorize());

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("/authorize", page.Address.AbsolutePath);
        Assert.Contains("That did not work", page.Text, StringComparison.Ordinal);
        Assert.Equal(before, await standIn.CountAsync("clients"));
    }

    private static string Document(
        string clientId,
        string callback = Application.Callback,
        string method = "none",
        string name = "Documented client"
    ) =>
        $$"""
            {"client_id":"{{clientId}}","client_name":"{{name}}","client_uri":"https://client.example/",
             "redirect_uris":["{{callback}}"],"token_endpoint_auth_method":"{{method}}",
             "grant_types":["authorization_code","refresh_token"],"response_types":["code"]}
            """;
}
