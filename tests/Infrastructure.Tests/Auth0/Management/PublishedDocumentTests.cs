namespace McpServer.Infrastructure.Tests.Auth0.Management;

public sealed class PublishedDocumentTests
{
    [Fact]
    public async Task A_document_on_this_machine_is_read_without_credentials()
    {
        await using var run = await TenantOperator.StartAsync();
        run.Tenant.On("GET /document", """{"issuer":"x"}""");

        var document = await run.PublishedAsync($"http://{run.Tenant.Domain}/document");

        Assert.Null(document.Fault);
        Assert.Equal("x", (string?)document.Content?["issuer"]);
        Assert.Equal($"http://{run.Tenant.Domain}/document", document.Address);
        Assert.Null(Assert.Single(run.Tenant.Received).Header("Authorization"));
    }

    [Theory]
    [InlineData(404, "", "answers with status 404.")]
    [InlineData(200, "[]", "is no JSON object.")]
    [InlineData(200, "<html/>", "is no JSON object.")]
    [InlineData(200, """{"a":1,"a":2}""", "is no JSON object.")]
    [InlineData(0, "", ")")]
    public async Task What_is_no_document_is_told(int status, string body, string expected)
    {
        await using var run = await TenantOperator.StartAsync();
        run.Tenant.On("GET /document", new Reply(status, body));

        var document = await run.PublishedAsync($"http://{run.Tenant.Domain}/document");

        Assert.Null(document.Content);
        Assert.StartsWith($"http://{run.Tenant.Domain}/document ", document.Fault, StringComparison.Ordinal);
        Assert.Contains(expected, document.Fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1024 * 1024, true)]
    [InlineData((1024 * 1024) + 1, false)]
    public async Task A_document_may_have_one_mebibyte(int size, bool isRead)
    {
        await using var run = await TenantOperator.StartAsync();
        run.Tenant.On("GET /document", $$"""{"a":"{{new string('x', size - 8)}}"}""");

        var document = await run.PublishedAsync($"http://{run.Tenant.Domain}/document");

        Assert.Equal(isRead, document.Content is not null);
        Assert.Equal(isRead ? null : $"http://{run.Tenant.Domain}/document is larger than 1 MiB.", document.Fault);
    }

    [Fact]
    public async Task A_document_that_does_not_come_is_not_waited_for()
    {
        await using var run = await TenantOperator.StartAsync();
        run.Tenant.On("GET /document", Reply.None);

        var reading = run.PublishedAsync($"http://{run.Tenant.Domain}/document");
        await run.Tenant.AskedAsync(1);
        await run.Clock.PassAsync();

        Assert.Equal($"http://{run.Tenant.Domain}/document does not answer within 10 seconds.", (await reading).Fault);
    }

    [Fact]
    public async Task It_may_have_moved_on_its_host()
    {
        await using var run = await TenantOperator.StartAsync();
        run.Tenant.On("GET /document", new Reply(308, string.Empty) { Header = ("Location", "/moved") });
        run.Tenant.On("GET /moved", "{}");

        var document = await run.PublishedAsync($"http://{run.Tenant.Domain}/document");

        Assert.NotNull(document.Content);
        Assert.Equal($"http://{run.Tenant.Domain}/document", document.Address);
    }

    [Fact]
    public async Task Nobody_is_followed_to_another_host()
    {
        await using var run = await TenantOperator.StartAsync();
        await using var other = await ManagedTenant.StartAsync();
        other.On("GET /document", "{}");
        run.Tenant.On(
            "GET /document",
            new Reply(302, string.Empty) { Header = ("Location", $"http://{other.Domain}/document") }
        );

        var document = await run.PublishedAsync($"http://{run.Tenant.Domain}/document");

        Assert.EndsWith("sends readers elsewhere, and nobody follows.", document.Fault, StringComparison.Ordinal);
        Assert.Empty(other.Received);
    }

    [Fact]
    public async Task Nobody_is_followed_in_circles()
    {
        await using var run = await TenantOperator.StartAsync();
        run.Tenant.On("GET /document", new Reply(302, string.Empty) { Header = ("Location", "/document") });

        var document = await run.PublishedAsync($"http://{run.Tenant.Domain}/document");

        Assert.NotNull(document.Fault);
        Assert.Equal(4, run.Tenant.Received.Count);
    }

    [Theory]
    [InlineData("http://docs.example/document")]
    [InlineData("ftp://localhost/document")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/document")]
    [InlineData("")]
    public async Task What_is_no_https_address_is_not_asked(string address)
    {
        await using var run = await TenantOperator.StartAsync();

        var document = await run.PublishedAsync(address);

        Assert.Equal($"'{address}' is no https address.", document.Fault);
    }

    [Fact]
    public async Task A_host_that_is_down_is_told()
    {
        await using var run = await TenantOperator.StartAsync();
        await run.Tenant.DisposeAsync();

        var document = await run.PublishedAsync($"http://{run.Tenant.Domain}/document");

        Assert.Contains("cannot be reached", document.Fault, StringComparison.Ordinal);
    }
}
