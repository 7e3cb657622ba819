using McpServer.Application.Catalog;
using McpServer.Application.Ports;
using McpServer.TestBench;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace McpServer.Host.Tests.Serving;

/// <summary>The real server on a real port, trusting a <see cref="TestIssuer"/>, with a clock that stands still.</summary>
public sealed class ServerUnderTest : IAsyncDisposable
{
    private static readonly SocketsHttpHandler Connections = new() { AllowAutoRedirect = false };

    private readonly WebApplication _server;

    private ServerUnderTest(WebApplication server, TestIssuer issuer, FakeTimeProvider clock, int port)
    {
        _server = server;
        Issuer = issuer;
        Clock = clock;
        PublicUrl = $"http://localhost:{port}";
        Forge = new(issuer.Identifier, Audience, clock);
        Http = new HttpMessageInvoker(Connections, disposeHandler: false);
    }

    public TestIssuer Issuer { get; }

    public FakeTimeProvider Clock { get; }

    public TokenForge Forge { get; }

    public required RecordedAudit Audit { get; init; }

    public required RecordedLogs Logs { get; init; }

    public string PublicUrl { get; }

    /// <summary>With its slash, as in Auth0's quickstart.</summary>
    public string Audience => $"{PublicUrl}/";

    /// <summary>Every permission of the catalog, whatever tools there are.</summary>
    public IReadOnlyList<string> Permissions =>
        [.. _server.Services.GetRequiredService<ToolCatalog>().Permissions.Select(permission => permission.Name)];

    /// <summary>Changes a setting of the running server, as an operator does who edits its file.</summary>
    public void Change(string setting, string value)
    {
        var configuration = _server.Services.GetRequiredService<IConfiguration>();
        configuration[setting] = value;
        ((IConfigurationRoot)configuration).Reload();
    }

    public Uri McpUrl => new($"{PublicUrl}/mcp");

    public HttpMessageInvoker Http { get; }

    public static async Task<ServerUnderTest> StartAsync(
        Action<WebApplicationBuilder>? adjust = null,
        params (string Setting, string Value)[] settings
    )
    {
        var issuer = await TestIssuer.StartAsync();
        try
        {
            return await StartOnFreePortAsync(issuer, adjust, settings);
        }
        catch
        {
            await issuer.DisposeAsync();
            throw;
        }
    }

    public Task<WireAnswer> SendAsync(HttpRequestMessage request) => WireAnswer.ReadAsync(Http, request);

    public Task<WireAnswer> GetAsync(string path) => SendAsync(new(HttpMethod.Get, PublicUrl + path));

    /// <summary>Posts a message to the MCP endpoint.</summary>
    public Task<WireAnswer> PostAsync(WireMessage message, params string[] authorization)
    {
        var request = message.To(McpUrl);
        foreach (var value in authorization)
        {
            request.Headers.TryAddWithoutValidation("Authorization", value);
        }

        return SendAsync(request);
    }

    public Task<WireAnswer> PostAsync(WireMessage message, ForgedToken token) =>
        PostAsync(message, $"Bearer {token.Compact()}");

    /// <summary>Stops it as a platform does; ends when nothing is answered any more.</summary>
    public Task StopAsync() => _server.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await Issuer.DisposeAsync();
        Http.Dispose();
    }

    private static Task<ServerUnderTest> StartOnFreePortAsync(
        TestIssuer issuer,
        Action<WebApplicationBuilder>? adjust,
        (string Setting, string Value)[] settings
    ) =>
        LoopbackPort.StartOnFreePortAsync(async port =>
        {
            var clock = new NanosecondClock(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
            var audit = new RecordedAudit();
            var logs = new RecordedLogs();
            var server = ServerApplication.Create(
                [
                    "--environment=Development",
                    $"--urls=http://localhost:{port}",
                    $"--Auth0:Domain={issuer.Domain}",
                    $"--Auth0:Audience=http://localhost:{port}/",
                ],
                builder =>
                {
                    builder.Configuration.AddInMemoryCollection(
                        settings.Select(setting => KeyValuePair.Create(setting.Setting, (string?)setting.Value))
                    );
                    builder.Services.AddSingleton<TimeProvider>(clock);
                    builder.Services.AddSingleton<IAuditLog>(audit);
                    builder.Services.AddSingleton<Microsoft.Extensions.Logging.ILoggerProvider>(logs);
                    adjust?.Invoke(builder);
                }
            );
            try
            {
                await server.StartAsync();
            }
            catch (IOException)
            {
                await server.DisposeAsync();
                throw;
            }

            return new ServerUnderTest(server, issuer, clock, port) { Audit = audit, Logs = logs };
        });
}
