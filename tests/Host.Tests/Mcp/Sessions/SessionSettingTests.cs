using McpServer.Host.Settings;
using McpServer.Host.Tests.Serving;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.AspNetCore;

namespace McpServer.Host.Tests.Mcp.Sessions;

public sealed class SessionSettingTests
{
    [Theory]
    [InlineData("Mcp:MaxSessions", "0")]
    [InlineData("Mcp:MaxSessionsPerCaller", "0")]
    [InlineData("Mcp:SessionIdleTimeout", "00:00:00")]
    [InlineData("Mcp:SessionIdleTimeout", "1.00:00:01")]
    [InlineData("Mcp:Session", "true")]
    public async Task A_wrong_one_stops_the_start_and_is_named(string setting, string value)
    {
        var exception = await Record.ExceptionAsync(() => ServerUnderTest.StartAsync(settings: (setting, value)));

        Assert.True(StartMessages.CanExplain(exception!));
        Assert.Contains(setting.Split(':')[1], StartMessages.Sentences(exception!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("false", "GET,POST")]
    [InlineData("true", "GET,POST,DELETE")]
    public async Task A_web_page_may_end_a_session_when_there_are_any(string sessions, string methods)
    {
        await using var server = await ServerUnderTest.StartAsync(settings: ("Mcp:Sessions", sessions));
        var request = new HttpRequestMessage(HttpMethod.Options, server.McpUrl);
        request.Headers.TryAddWithoutValidation("Origin", server.PublicUrl);
        request.Headers.TryAddWithoutValidation("Access-Control-Request-Method", "POST");

        var answer = await server.SendAsync(request);

        Assert.Equal(methods, answer.Headers["Access-Control-Allow-Methods"]);
    }

    [Fact]
    public async Task The_SDK_never_ends_a_session_to_make_room_for_another()
    {
        HttpServerTransportOptions? transport = null;
        await using var server = await ServerUnderTest.StartAsync(
            builder => builder.Services.PostConfigure<HttpServerTransportOptions>(options => transport = options),
            ("Mcp:Sessions", "true")
        );

#pragma warning disable MCP9006 // Obsolete as the sessions are.
        Assert.Equal(int.MaxValue, transport!.MaxIdleSessionCount);
#pragma warning restore MCP9006
    }
}
