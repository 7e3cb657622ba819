using System.Net;
using McpServer.LocalAuth0.Tests.Running;

namespace McpServer.LocalAuth0.Tests;

public sealed class MetadataDocumentTests(StandIn standIn) : IClassFixture<StandIn>
{
    [Fact]
    public async Task A_client_that_was_registered_by_the_url_of_its_document_gets_tokens()
    {
        await using var site = await DocumentSite.StartAsync();
        site.Document = Document(site.Address);
        await RegisterAsync(site.Address);
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
        await RegisterAsync(site.Address);
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
    public async Task A_client_with_a_wrong_document_cannot_be_registered(
        string? id,
        string callback,
        string method,
        string name
    )
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
        await RegisterAsync(site.Address);
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
    public async Task Nobody_gets_a_login_page_from_a_client_that_is_not_registered()
    {
        await using var site = await DocumentSite.StartAsync();
        site.Document = Document(site.Address);
        using var browser = new Browser(standIn);

        var page = await browser.OpenAsync(new Application(standIn, site.Address, Application.Callback).Authorize());

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("/authorize", page.Address.AbsolutePath);
        Assert.Contains($"Unknown client: {site.Address}", page.Text, StringComparison.Ordinal);
        Assert.Equal(0, site.Fetches);
    }

    [Fact]
    public async Task Registering_again_reads_the_document_again()
    {
        await using var site = await DocumentSite.StartAsync();
        site.Document = Document(site.Address);
        var first = await RegisterAsync(site.Address);
        site.Document = Document(site.Address, "https://client.example/callback");
        using var browser = new Browser(standIn);

        var second = await RegisterAsync(site.Address);
        var page = await browser.OpenAsync(new Application(standIn, site.Address, Application.Callback).Authorize());

        Assert.Equal(HttpStatusCode.OK, second.Status);
        Assert.Equal((string?)first.Json["client_id"], (string?)second.Json["client_id"]);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
    }

    [Fact]
    public async Task A_registered_client_is_listed_with_its_url()
    {
        await using var site = await DocumentSite.StartAsync();
        site.Document = Document(site.Address);
        var registered = await RegisterAsync(site.Address);

        var found = await standIn.Api.GetAsync($"clients?external_client_id={Uri.EscapeDataString(site.Address)}");

        var client = Assert.Single(found.List)!;
        Assert.StartsWith("tpc_", (string?)client["client_id"], StringComparison.Ordinal);
        Assert.Equal((string?)registered.Json["client_id"], (string?)client["client_id"]);
        Assert.Equal("cimd", (string?)client["external_metadata_type"]);
        Assert.Equal("native", (string?)client["app_type"]);
        Assert.False((bool)client["is_first_party"]!);
    }

    [Fact]
    public async Task A_preview_shows_the_document_and_registers_nothing()
    {
        await using var site = await DocumentSite.StartAsync();
        site.Document = Document(site.Address);
        var before = await standIn.CountAsync("clients");

        var preview = await standIn.Api.PostAsync("clients/cimd/preview", Named(site.Address));

        Assert.Equal(HttpStatusCode.OK, preview.Status);
        Assert.Equal("Documented client", (string?)preview.Json["mapped_fields"]!["name"]);
        Assert.True((bool)preview.Json["validation"]!["valid"]!);
        Assert.Equal(before, await standIn.CountAsync("clients"));
    }

    [Fact]
    public async Task A_preview_of_a_wrong_document_tells_what_is_wrong()
    {
        await using var site = await DocumentSite.StartAsync();

        var preview = await standIn.Api.PostAsync("clients/cimd/preview", Named(site.Address));

        Assert.Equal(HttpStatusCode.OK, preview.Status);
        Assert.False((bool)preview.Json["validation"]!["valid"]!);
        Assert.Single(preview.Json["validation"]!["violations"]!.AsArray());
    }

    private async Task AssertRefusedAsync(string clientId)
    {
        var before = await standIn.CountAsync("clients");

        var answer = await RegisterAsync(clientId);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.NotEmpty(answer.Message!);
        Assert.Equal(before, await standIn.CountAsync("clients"));
    }

    private Task<ManagementAnswer> RegisterAsync(string url) =>
        standIn.Api.PostAsync("clients/cimd/register", Named(url));

    private static string Named(string url) => $$"""{"external_client_id":"{{url}}"}""";

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
