using System.Text;
using McpServer.Host.Tests.Serving;
using McpServer.Host.Tests.Teams;
using McpServer.TestBench;

namespace McpServer.Host.Tests.Mcp;

public sealed class KeepAliveTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private readonly Silo _silo = new();
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static TheoryData<string> Versions => [.. WireMessage.Versions];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_silent_call_gives_signs_of_life_and_then_its_result(string version)
    {
        await using var server = await StartAsync();
        var sending = SendAsync(server, version, Token);
        await _started.Task.WaitAsync(Patience.Limit, Token);

        server.Clock.Advance(TimeSpan.FromSeconds(15));
        using var response = await sending.WaitAsync(Patience.Limit, Token);
        await using var stream = await response.Content.ReadAsStreamAsync(Token);
        var sign = new byte[3];
        await stream.ReadExactlyAsync(sign, Token);
        _end.SetResult();
        using var reader = new StreamReader(stream);
        var rest = await reader.ReadToEndAsync(Token);

        Assert.Equal(":\n\n", Encoding.UTF8.GetString(sign));
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("\"tons\":4", rest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_ends_in_time_gives_none()
    {
        await using var server = await StartAsync();
        _end.SetResult();

        Assert.StartsWith("{", await TextAsync(SendAsync(server, WireMessage.Newest, Token)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task They_can_be_switched_off()
    {
        await using var server = await StartAsync(("Server:KeepAlive", "00:00:00"));
        var sending = SendAsync(server, WireMessage.Newest, Token);
        await _started.Task.WaitAsync(Patience.Limit, Token);

        server.Clock.Advance(TimeSpan.FromMinutes(5));
        _end.SetResult();

        Assert.StartsWith("{", await TextAsync(sending), StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("TR-13")]
    [Requirement("TR-14")]
    public async Task A_client_that_goes_away_ends_the_call()
    {
        await using var server = await StartAsync();
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _silo.Fill = async (_, token) =>
        {
            await using var registration = token.Register(cancelled.SetResult);
            _started.SetResult();
            await Task.Delay(Timeout.Infinite, token);
            return new FillSilo.Filled(0);
        };
        using var leaving = new CancellationTokenSource();
        var sending = SendAsync(server, WireMessage.Newest, leaving.Token);
        await _started.Task.WaitAsync(Patience.Limit, Token);

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending.WaitAsync(Patience.Limit, Token));
        await cancelled.Task.WaitAsync(Patience.Limit, Token);
    }

    private async Task<ServerUnderTest> StartAsync(params (string Setting, string Value)[] settings)
    {
        _silo.Fill = async (_, _) =>
        {
            _started.SetResult();
            await _end.Task.WaitAsync(Patience.Limit, Token);
            return new FillSilo.Filled(4);
        };
        return await Farm.StartAsync(_silo, settings);
    }

    private static async Task<string> TextAsync(Task<HttpResponseMessage> sending)
    {
        using var response = await sending.WaitAsync(Patience.Limit, Token);
        return await response.Content.ReadAsStringAsync(Token);
    }

    private static async Task<HttpResponseMessage> SendAsync(
        ServerUnderTest server,
        string version,
        CancellationToken cancellationToken
    )
    {
        using var request = Farm.Fill(version).To(server.McpUrl);
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {server.Forge.Person().Compact()}");
        return await server.Http.SendAsync(request, cancellationToken);
    }
}
