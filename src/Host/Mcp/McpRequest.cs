using McpServer.Application.Ports;
using McpServer.Domain.Access;
using McpServer.Host.Mcp.Sessions;

namespace McpServer.Host.Mcp;

/// <summary>The request that is being served: who makes it, and what came of it. One for each HTTP request.</summary>
internal sealed class McpRequest : ICallerAccessor
{
    private const string EventStream = "text/event-stream";

    private HttpContext? _http;
    private Caller? _caller;
    private bool _isOver;

    public Caller Caller =>
        _caller
        ?? throw new InvalidOperationException("Nobody was authenticated; map the endpoint behind RequireCaller.");

    public HttpResponse Response =>
        _http?.Response ?? throw new InvalidOperationException("The request did not come through RequireCaller.");

    public bool HasCaller => _caller is not null;

    /// <summary>What the response is written to, once the endpoint is reached.</summary>
    public OpenStatusStream? Stream { get; set; }

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
    public void Leave() => (_http, _isOver) = (null, true);

    public void End(string? tool, string outcome) => (Tool, Outcome) = (tool, outcome);

    /// <summary>Whether the response is an event stream, or can still be made one.</summary>
    public bool OpenEventStream()
    {
        if (!Response.HasStarted)
        {
            Response.ContentType ??= EventStream;
        }

        return Response.ContentType?.StartsWith(EventStream, StringComparison.OrdinalIgnoreCase) is true;
    }
}
