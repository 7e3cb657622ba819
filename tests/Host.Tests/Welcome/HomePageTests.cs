using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using McpServer.Host.Tests.Serving;
using McpServer.TestBench;

namespace McpServer.Host.Tests.Welcome;

public sealed partial class HomePageTests
{
    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    [Fact]
    public async Task A_browser_is_shown_what_the_server_is_and_where_sign_in_happens()
    {
        await using var server = await ServerUnderTest.StartAsync(
            settings:
            [
                ("Server:Title", "Contoso tools"),
                ("Server:Name", "contoso"),
                ("Server:Instructions", "Tools of the sales team."),
            ]
        );

        var page = await GetAsync(server);

        Assert.Equal(200, page.Status);
        Assert.Equal("text/html; charset=utf-8", page.Headers["Content-Type"]);
        Assert.Contains("<h1>Contoso tools</h1>", page.Text, StringComparison.Ordinal);
        Assert.Contains("Tools of the sales team.", page.Text, StringComparison.Ordinal);
        Assert.Contains("<strong>Ready.</strong>", page.Text, StringComparison.Ordinal);
        Assert.Contains($"<code>{server.McpUrl}</code>", page.Text, StringComparison.Ordinal);
        Assert.Contains($"at <b>{server.Issuer.Domain}</b>", page.Text, StringComparison.Ordinal);
        Assert.Contains(
            $"<code>claude mcp add --transport http contoso {server.McpUrl}</code>",
            page.Text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("{{", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("*/*")]
    [InlineData("application/json, text/event-stream")]
    [InlineData("text/html;q=0, */*")]
    [InlineData(null)]
    public async Task Everybody_else_gets_a_few_lines(string? accept)
    {
        await using var server = await ServerUnderTest.StartAsync();

        var answer = await GetAsync(server, accept);

        Assert.Equal(200, answer.Status);
        Assert.Equal("text/plain; charset=utf-8", answer.Headers["Content-Type"]);
        Assert.Equal("Accept", answer.Headers["Vary"]);
        Assert.StartsWith("McpServer\nReady.\n", answer.Text, StringComparison.Ordinal);
        Assert.Contains($"MCP endpoint: {server.McpUrl}\n", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_operator_writes_is_text_and_never_markup()
    {
        const string attack = "\"><script>alert('{{script}}')</script>";
        await using var server = await ServerUnderTest.StartAsync(
            settings: [("Server:Title", attack), ("Server:Name", attack), ("Server:Instructions", attack)]
        );

        var page = await GetAsync(server);

        Assert.Single(ScriptElement().Matches(page.Text));
        Assert.DoesNotContain("<script>alert", page.Text, StringComparison.Ordinal);
        Assert.Contains($"<h1>{WebUtility.HtmlEncode("\"><script>alert(")}", page.Text, StringComparison.Ordinal);
        Assert.Contains("http script-alert-script-script ", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_style_and_the_script_of_the_page_itself_are_allowed()
    {
        await using var server = await ServerUnderTest.StartAsync();

        var page = await GetAsync(server);

        var policy = page.Headers["Content-Security-Policy"];
        Assert.Equal(
            $"default-src 'none'; style-src {HashOf("style", page)}; script-src {HashOf("script", page)}; img-src data:; "
                + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            policy
        );
        Assert.DoesNotMatch(InlineHandler(), page.Text);
        Assert.Equal("nosniff", page.Headers["X-Content-Type-Options"]);
        Assert.Equal("no-referrer", page.Headers["Referrer-Policy"]);
        Assert.Equal("no-store", page.Headers["Cache-Control"]);
    }

    [Fact]
    public async Task It_names_no_tool_and_no_permission()
    {
        await using var server = await ServerUnderTest.StartAsync();
        var list = await server.PostAsync(WireMessage.List(), server.Forge.Person());

        var page = await GetAsync(server);

        Assert.NotEmpty(server.Permissions);
        Assert.NotEmpty(list.Tools);
        Assert.All(
            server.Permissions.Concat(list.Tools),
            name => Assert.DoesNotContain(name, page.Text, StringComparison.OrdinalIgnoreCase)
        );
    }

    [Fact]
    public async Task A_server_that_cannot_check_tokens_says_so_in_words()
    {
        await using var server = await ServerUnderTest.StartAsync();
        await server.Issuer.GoDownAsync();

        var page = await GetAsync(server);
        var text = await GetAsync(server, "*/*");

        Assert.Equal(200, page.Status);
        Assert.Contains("<strong>Not ready.</strong> Calls cannot be answered", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("You can connect now", page.Text, StringComparison.Ordinal);
        Assert.Contains("\nNot ready. Calls cannot be answered", text.Text, StringComparison.Ordinal);

        await server.Issuer.ComeBackAsync();
        server.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Contains("<strong>Ready.</strong>", (await GetAsync(server)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Addresses_come_from_the_configuration_and_not_from_the_request()
    {
        await using var server = await ServerUnderTest.StartAsync(
            settings: [("Server:PublicUrl", "https://mcp.example.com/"), ("Server:AllowedHosts:0", "other.example")]
        );

        var page = await RawHttp.SendAsync(Root(server), "GET", ["Host: other.example", $"Accept: {Browser}"]);

        Assert.Equal(200, page.Status);
        Assert.Contains("<code>https://mcp.example.com/mcp</code>", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("other.example", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/tools/")]
    [InlineData("/tools")]
    [InlineData("/")]
    public async Task Behind_a_path_the_address_has_that_path(string path)
    {
        await using var server = await ServerUnderTest.StartAsync(
            settings: [("Server:PublicUrl", "http://localhost/tools/")]
        );

        var page = await RawHttp.SendAsync(new Uri(server.PublicUrl + path), "GET", [$"Accept: {Browser}"]);

        Assert.Equal(200, page.Status);
        Assert.Contains("<code>http://localhost/tools/mcp</code>", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("localhost/mcp", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_is_not_ours_is_refused_and_not_repeated()
    {
        await using var server = await ServerUnderTest.StartAsync();

        var page = await RawHttp.SendAsync(Root(server), "GET", ["Host: attacker.example", $"Accept: {Browser}"]);

        Assert.Equal(400, page.Status);
        Assert.DoesNotContain("attacker", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<html", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HEAD_tells_the_length_and_sends_nothing()
    {
        await using var server = await ServerUnderTest.StartAsync();
        var whole = await GetAsync(server);

        var head = await RawHttp.SendAsync(Root(server), "HEAD", [$"Accept: {Browser}"]);

        Assert.Equal(200, head.Status);
        Assert.Equal($"{Encoding.UTF8.GetByteCount(whole.Text)}", head.Headers["Content-Length"]);
        Assert.Empty(head.Text);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Nothing_else_is_served_there_and_a_lost_client_is_told_the_way(string method)
    {
        await using var server = await ServerUnderTest.StartAsync();

        var answer = await server.SendAsync(new(new HttpMethod(method), Root(server)));

        Assert.Equal(405, answer.Status);
        Assert.Equal("GET | HEAD", answer.Headers["Allow"]);
        Assert.Null(answer.Challenge);
        Assert.Contains($"The MCP endpoint is {server.McpUrl}", answer.Text, StringComparison.Ordinal);
        Assert.Empty(server.Audit.Entries);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task It_can_be_switched_off(string method)
    {
        await using var server = await ServerUnderTest.StartAsync(settings: ("Server:HomePage", "false"));

        var answer = await server.SendAsync(new(new HttpMethod(method), Root(server)));

        Assert.Equal(404, answer.Status);
        Assert.Empty(answer.Text);
    }

    private static Uri Root(ServerUnderTest server) => new($"{server.PublicUrl}/");

    private static Task<WireAnswer> GetAsync(ServerUnderTest server, string? accept = Browser)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Root(server));
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        return server.SendAsync(request);
    }

    private static string HashOf(string element, WireAnswer page)
    {
        var content = Regex.Match(
            page.Text,
            $"<{element}>(?<content>.*?)</{element}>",
            RegexOptions.Singleline | RegexOptions.ExplicitCapture,
            Patience.Limit
        );
        return $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content.Groups["content"].Value)))}'";
    }

    [GeneratedRegex("<script", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex ScriptElement();

    [GeneratedRegex(@"<[^>]*\s(?:on[a-z]+|style|src)=", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex InlineHandler();
}
