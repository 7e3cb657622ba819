using System.Text.Json;
using McpServer.Application.Catalog;
using McpServer.Application.UseCases;
using McpServer.Domain.Access;
using McpServer.Testing.Ports;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace McpServer.Testing;

/// <summary>Somebody who lists and calls tools.</summary>
public sealed class ToolCaller
{
    private readonly ToolServer _server;
    private readonly bool _canAsk;
    private readonly CancellationToken _gone;

    internal ToolCaller(ToolServer server, Caller caller, bool canAsk, CancellationToken gone = default) =>
        (_server, Caller, _canAsk, _gone) = (server, caller, canAsk, gone);

    internal Caller Caller { get; }

    /// <summary>The same, whose client goes away when the token is cancelled.</summary>
    public ToolCaller Until(CancellationToken gone) => new(_server, Caller, _canAsk, gone);

    /// <summary>Calls the tool of a request, which goes to the server as a client would write it.</summary>
    public Task<ToolCall<TAnswer>> Call<TAnswer>(ITool<TAnswer> request)
        where TAnswer : class
    {
        ArgumentNullException.ThrowIfNull(request);
        return Send<TAnswer>(Written(request));
    }

    /// <summary>Calls a tool with arguments that need not be right.</summary>
    /// <param name="tool">Its name, or one that no tool has.</param>
    /// <param name="arguments">A JSON text; none when left out.</param>
    public Task<ToolCall<JsonElement>> CallRaw(string tool, string? arguments = null) =>
        Send<JsonElement>(
            new CallTool(tool, arguments is null ? null : JsonSerializer.Deserialize<JsonElement>(arguments))
        );

    /// <summary>The names of the tools that they see, in order.</summary>
    public async Task<IReadOnlyList<string>> List()
    {
        await using var scope = Begin(out var mediator, out _);
        var listed = await mediator.Send(new ListTools(), _gone);
        return [.. listed.Select(tool => tool.Definition.Name.Value)];
    }

    /// <summary>A request as a client would write it.</summary>
    internal CallTool Written(ITool request)
    {
        var type = request.GetType();
        var tool =
            _server.Catalog.Tools.FirstOrDefault(entry => entry.Request == type)
            ?? throw new ToolAssertionException(
                $"{type} is no tool of this server, which has only {ToolServer.NamesIn(_server.Catalog)}."
            );
        return new CallTool(
            tool.Definition.Name.Value,
            JsonSerializer.SerializeToElement(request, type, ToolJson.Options)
        );
    }

    internal async Task<ToolCall<TAnswer>> Send<TAnswer>(CallTool call)
    {
        await using var scope = Begin(out var mediator, out var record);
        CallAnswer? ending = null;
        try
        {
            ending = await mediator.Send(call with { CanAsk = _canAsk }, _gone);
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The client went away: there is nobody to answer, but the audit has its entry.
        }

        return new(_server, this, call, ending, record);
    }

    private AsyncServiceScope Begin(out IMediator mediator, out CallRecord record)
    {
        var scope = _server.CreateScope();
        mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
        record = scope.ServiceProvider.GetRequiredService<CallRecord>();
        record.Caller = Caller;
        return scope;
    }
}
