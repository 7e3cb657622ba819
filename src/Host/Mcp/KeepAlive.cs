using McpServer.Application.Ports;
using McpServer.Host.Settings;
using Microsoft.Extensions.Options;

namespace McpServer.Host.Mcp;

/// <summary>Writes a comment into the event stream of a request again and again, while its tool is silent.</summary>
internal sealed class KeepAlive(McpRequest request, IOptions<ServerOptions> options, TimeProvider clock) : IKeepAlive
{
    public IAsyncDisposable Begin()
    {
        var every = options.Value.KeepAlive;
        return request.MayStream && every > TimeSpan.Zero ? new Beat(request, every, clock) : Silence.Instance;
    }

    private sealed class Silence : IAsyncDisposable
    {
        public static readonly Silence Instance = new();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class Beat : IAsyncDisposable
    {
        private readonly McpRequest _request;
        private readonly ITimer _timer;
        private volatile Task _last = Task.CompletedTask;

        public Beat(McpRequest request, TimeSpan every, TimeProvider clock)
        {
            _request = request;
            _timer = clock.CreateTimer(beat => ((Beat)beat!).Show(), this, every, every);
        }

        public async ValueTask DisposeAsync()
        {
            await _timer.DisposeAsync();
            // A result must not be written while a comment is on its way.
#pragma warning disable VSTHRD003 // Begun by this object; ASP.NET Core has no context to deadlock with.
            await _last;
#pragma warning restore VSTHRD003
        }

        private void Show()
        {
            // A client that reads slowly is not sent more of nothing.
            if (_last.IsCompleted)
            {
                _last = ShowAsync();
            }
        }

        private async Task ShowAsync()
        {
            try
            {
                if (_request.OpenEventStream() is { } stream)
                {
                    await stream.ShowLifeAsync(_request.Aborted);
                }
            }
#pragma warning disable CA1031, RCS1075 // A sign of life must never cost the answer; a client that is gone ends the call by its own token.
            catch (Exception)
#pragma warning restore CA1031, RCS1075
            {
                // Nothing to do: the next one may come through.
            }
        }
    }
}
