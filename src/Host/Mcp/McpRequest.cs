using McpServer.Application.Ports;
using McpServer.Domain.Access;
using McpServer.Host.Mcp.Messages;
using McpServer.Host.Mcp.Sessions;
using McpServer.Host.Settings;

namespace McpServer.Host.Mcp;

/// <summary>The request that is being served: who makes it, and what came of it. One for each HTTP request.</summary>
internal sealed class McpRequest : ICallerAccessor
{
    private readonly Lock _opening = new();
    private HttpContext? _http;
    private AnswerStream? _stream;
    private Caller? _caller;
    private bool _isOver;

    public Caller Caller =>
        _caller
        ?? throw new InvalidOperationException("Nobody was authenticated; map the endpoint behind RequireCaller.");

    public HttpResponse Response =>
        _http?.Response ?? throw new InvalidOperationException("The request did not come through RequireCaller.");

    public bool HasCaller => _caller is not null;

    /// <summary>How the answer may be written, once the endpoint is reached; null for what is no message.</summary>
    public ResponseMode? Mode { get; set; }

    /// <summary>Whether something can be said before the answer.</summary>
    public bool MayStream => Mode is ResponseMode.Auto or ResponseMode.Sse;

    /// <summary>Whether something was said already, so that the answer has to be an event too.</summary>
    public bool HasStreamBegun => _stream is { HasBegun: true };

    /// <summary>What a session would take that this request opens.</summary>
    public SessionPlace? Place { get; set; }

    /// <summary>Cancelled when the client goes away, and once the request is over.</summary>
    public CancellationToken Aborted => _http?.RequestAborted ?? new CancellationToken(canceled: _isOver);

    /// <summary>The tool that was called, for the request's log line.</summary>
    public string? Tool { get; private set; }

    /// <summary>How the call ended, for the request's log line.</summary>
    public string? Outcome { get; private set; }

    /// <summary>The one of this HTTP request; outside of any, one that nobody makes.</summary>
    public static McpRequest Of(HttpContext? http)
    {
        var request = http?.Features.Get<McpRequest>();
        if (request is null)
        {
            request = new();
            http?.Features.Set(request);
        }

        return request;
    }

    public void Begin(HttpContext http, Caller caller) => (_http, _caller) = (http, caller);

    /// <summary>The response is written: what still runs for the request must not touch the next one's.</summary>
    public void Leave()
    {
        lock (_opening)
        {
            (_http, _isOver) = (null, true);
            _stream?.Dispose();
        }
    }

    public void End(string? tool, string outcome) => (Tool, Outcome) = (tool, outcome);

    /// <summary>What the answer is written to by somebody who does not know how it may be written.</summary>
    public AnswerStream Stream()
    {
        lock (_opening)
        {
            return _stream ??= new AnswerStream(Response, Mode ?? ResponseMode.Sse);
        }
    }

    /// <summary>The stream, if the response is an event stream or can still be made one.</summary>
    public AnswerStream? OpenEventStream()
    {
        var stream = Stream();
        if (!Response.HasStarted && Response.ContentType is null)
        {
            Response.ContentType = EventText.MediaType;
            Response.Headers.CacheControl = EventText.CacheControl;
            // For proxies that would pack an answer, or collect all of it first.
            Response.Headers.ContentEncoding = "identity";
            Response.Headers["X-Accel-Buffering"] = "no";
        }

        return EventText.IsTypeOf(Response) ? stream : null;
    }
}
