using System.Net.Http.Headers;
using System.Text;
using McpServer.EndToEnd.Tests.Running;

namespace McpServer.EndToEnd.Tests.Clients;

/// <summary>A call of the MCP endpoint by hand, for what a client would not do.</summary>
internal static class RawRequest
{
    public static HttpRequestMessage ListTools(RunningSystem system, string? token = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, system.McpUrl)
        {
            Content = new StringContent(
                """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""",
                Encoding.UTF8,
                "application/json"
            ),
        };
        request.Headers.Accept.ParseAdd("application/json");
        request.Headers.Accept.ParseAdd("text/event-stream");
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return request;
    }

    public static Task<HttpResponseMessage> SendAsync(RunningSystem system, HttpRequestMessage request) =>
        system.Http.SendAsync(request, TestContext.Current.CancellationToken);
}
