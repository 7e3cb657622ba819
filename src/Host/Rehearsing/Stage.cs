using System.Globalization;
using System.IO.Pipelines;
using System.Text;

namespace McpServer.Host.Rehearsing;

/// <summary>
/// The whole server once more, with this project's samples, on a transport within the process: nobody else can reach it, and
/// it reaches nothing, neither the log nor an issuer.
/// </summary>
internal sealed class Stage : IAsyncDisposable
{
    private const string StatusLine = "HTTP/1.1 ";

    private static readonly byte[] Requests =
    [
        .. RehearsedRequest.All.SelectMany(
            (request, index) => request.ToBytes(isLast: index == RehearsedRequest.All.Count - 1)
        ),
    ];

    private readonly WebApplication _server = StageServer.Create();

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
        var sent = connection.Output.WriteAsync(Requests, cancellationToken);
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
