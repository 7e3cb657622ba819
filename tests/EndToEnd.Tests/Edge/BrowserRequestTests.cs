using System.Net;
using McpServer.EndToEnd.Tests.Clients;
using McpServer.EndToEnd.Tests.Running;
using McpServer.TestBench;

namespace McpServer.EndToEnd.Tests.Edge;

public sealed class BrowserRequestTests(RunningSystem system) : IClassFixture<RunningSystem>
{
    private const string Inspector = "http://localhost:6274";
    private const string Stranger = "https://evil.example";

    [Fact]
    public async Task A_page_on_this_machine_is_told_before_it_calls_that_it_may()
    {
        using var request = Preflight(Inspector);

        using var response = await RawRequest.SendAsync(system, request);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal([Inspector], response.Headers.GetValues("Access-Control-Allow-Origin"));
        Assert.Contains("POST", Joined(response, "Access-Control-Allow-Methods"), StringComparison.Ordinal);
        var headers = Joined(response, "Access-Control-Allow-Headers");
        Assert.Contains("authorization", headers, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("mcp-protocol-version", headers, StringComparison.OrdinalIgnoreCase);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    [Fact]
    public async Task A_page_of_a_stranger_is_not()
    {
        using var request = Preflight(Stranger);

        using var response = await RawRequest.SendAsync(system, request);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task A_page_can_read_the_challenge()
    {
        using var request = RawRequest.ListTools(system);
        request.Headers.Add("Origin", Inspector);

        using var response = await RawRequest.SendAsync(system, request);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal([Inspector], response.Headers.GetValues("Access-Control-Allow-Origin"));
        Assert.Contains(
            "WWW-Authenticate",
            Joined(response, "Access-Control-Expose-Headers"),
            StringComparison.OrdinalIgnoreCase
        );
    }

    [Theory]
    [InlineData(Stranger)]
    [InlineData("http://localhost.evil.example")]
    [InlineData("null")]
    [Requirement("TR-02")]
    [Requirement("TR-03")]
    public async Task A_call_from_another_page_is_refused_even_with_a_token(string origin)
    {
        using var request = RawRequest.ListTools(system, await system.Tenant.TokenAsync("admin@example.com"));
        request.Headers.Add("Origin", origin);

        using var response = await RawRequest.SendAsync(system, request);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.DoesNotContain("get_current_time", await TextAsync(response), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("localhost.evil.example")]
    [Requirement("TR-05")]
    public async Task A_call_for_another_host_is_refused_even_with_a_token(string host)
    {
        using var request = RawRequest.ListTools(system, await system.Tenant.TokenAsync("admin@example.com"));
        request.Headers.Host = $"{host}:{system.McpUrl.Port}";

        using var response = await RawRequest.SendAsync(system, request);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.DoesNotContain("get_current_time", await TextAsync(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_call_from_no_page_is_answered()
    {
        using var request = RawRequest.ListTools(system, await system.Tenant.TokenAsync("admin@example.com"));

        using var response = await RawRequest.SendAsync(system, request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("get_current_time", await TextAsync(response), StringComparison.Ordinal);
    }

    private HttpRequestMessage Preflight(string origin)
    {
        var request = new HttpRequestMessage(HttpMethod.Options, system.McpUrl);
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,mcp-protocol-version");
        return request;
    }

    private static string Joined(HttpResponseMessage response, string header) =>
        string.Join(',', response.Headers.GetValues(header));

    private static Task<string> TextAsync(HttpResponseMessage response) =>
        response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}
