using System.Globalization;
using System.IO.Pipelines;
using System.Text;

namespace McpServer.Host.Rehearsing;

/// <summary>
/// The whole server once more, with this project's samples, on a transport within the process: nobody else can reach it, and
/// it reaches nothing, neither the log nor a network.
/// </summary>
internal sealed class Stage : IAsyncDisposable
{
    private const string StatusLine = "HTTP/1.1 ";

    private readonly StageIssuer _issuer = new();
    private readonly WebApplication _server;
    private readonly byte[] _requests;

    private Stage()
    {
        _server = StageServer.Create(_issuer);
        var tokens = RehearsedRequest
            .All.Select(request => request.Scope)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(scope => scope, _issuer.TokenFor, StringComparer.Ordinal);
        var last = RehearsedRequest.All[^1];
        _requests =
        [
            .. RehearsedRequest.All.SelectMany(request =>
                request.ToBytes(request.Scope is null ? null : tokens[request.Scope], ReferenceEquals(request, last))
            ),
        ];
    }

    public static async Task<Stage> OpenAsync(CancellationToken cancellationToken)
    {
        var stage = new Stage();
        try
        {
            await stage._server.StartAsync(cancellationToken);
            return stage;
        }
        catch
        {
            await stage.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sends every request there is over one connection, and returns the statuses of the responses.</summary>
    public async Task<IReadOnlyList<int>> PlayAsync(CancellationToken cancellationToken)
    {
        var connection = _server.Services.GetRequiredService<StageTransport>().Connect();
        var sent = connection.Output.WriteAsync(_requests, cancellationToken);
        var answers = await ReadAsync(connection.Input, cancellationToken);
        _ = await sent;
        await connection.Output.CompleteAsync();
        IReadOnlyList<int> statuses =
        [
            .. answers
                .Split(StatusLine)
                .Skip(1)
                .Select(answer => int.Parse(answer.AsSpan(0, 3), CultureInfo.InvariantCulture)),
        ];
        return statuses.Count == RehearsedRequest.All.Count
            ? statuses
            : throw new InvalidOperationException("The stage answers less than it is asked.");
    }

    public async ValueTask DisposeAsync()
    {
        // Nobody waits for what is still answered.
        await _server.StopAsync(new CancellationToken(canceled: true));
        await _server.DisposeAsync();
        _issuer.Dispose();
    }

    private static async Task<string> ReadAsync(PipeReader input, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        while (true)
        {
            var read = await input.ReadAsync(cancellationToken);
            text.Append(Encoding.UTF8.GetString(read.Buffer));
            input.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                await input.CompleteAsync();
                return text.ToString();
            }
        }
    }
}
