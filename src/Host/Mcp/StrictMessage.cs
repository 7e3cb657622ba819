using System.Text.Json;
using System.Text.Unicode;
using McpServer.Application.UseCases;
using MediatR;

namespace McpServer.Host.Mcp;

/// <summary>
/// Lets only messages through that every reader understands alike. The SDK takes the last of two equal members and
/// forgives the case of names; a proxy that looks for a tool's name may take the first, and look for other calls.
/// </summary>
internal static class StrictMessage
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private static readonly HashSet<string> Members = new(StringComparer.OrdinalIgnoreCase)
    {
        "jsonrpc",
        "id",
        "method",
        "params",
        "result",
        "error",
        "name",
        "arguments",
        "_meta",
        "requestState",
        "inputResponses",
    };

    /// <summary>Reads the body of a POST first, and refuses it with a 400 that is audited.</summary>
    public static RequestDelegate Before(RequestDelegate serve) =>
        async context =>
        {
            if (await PassesAsync(context))
            {
                await serve(context);
            }
        };

    private static async Task<bool> PassesAsync(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsPost(request.Method))
        {
            return true;
        }

        var body = new MemoryStream();
        await request.Body.CopyToAsync(body, context.RequestAborted);
        if ((FaultOfHeaders(request) ?? FaultOf(body.GetBuffer().AsMemory(0, (int)body.Length))) is not { } fault)
        {
            body.Position = 0;
            request.Body = body;
            return true;
        }

        var mediator = context.RequestServices.GetRequiredService<IMediator>();
        _ = await mediator.Send(CallTool.Unreadable(fault), context.RequestAborted);
        context.RequestServices.GetRequiredService<McpRequest>().End(tool: null, "Malformed");
        await JsonRpcFailure.WriteAsync(
            context,
            StatusCodes.Status400BadRequest,
            JsonRpcFailure.InvalidRequest,
            $"The message could not be read: {fault}."
        );
        return false;
    }

    // JSON between systems is UTF-8 (RFC 8259, section 8.1), and nothing here unpacks a body.
    private static string? FaultOfHeaders(HttpRequest request) =>
        request.Headers.ContentEncoding.Count > 0 ? "a Content-Encoding is not supported"
        : request.GetTypedHeaders().ContentType?.Charset is { HasValue: true } charset
        && !charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            ? "it has to be UTF-8"
        : null;

    private static string? FaultOf(ReadOnlyMemory<byte> body)
    {
        var text = body.Span.StartsWith(Utf8Preamble) ? body[Utf8Preamble.Length..] : body;
        if (!Utf8.IsValid(text.Span))
        {
            return "it is not UTF-8";
        }

        try
        {
            using var message = JsonDocument.Parse(text, Strict);
            return FaultOf(message.RootElement);
        }
        catch (JsonException)
        {
            return "it is not JSON, or has a member twice, or is nested too deep";
        }
    }

    private static string? FaultOf(JsonElement message) =>
        message.ValueKind != JsonValueKind.Object ? "it is not one JSON-RPC message"
        : HasOtherCase(message) ? "a member differs in case from what it should be"
        : message.TryGetProperty("method", out _)
        && (message.TryGetProperty("result", out _) || message.TryGetProperty("error", out _))
            ? "it is a request and a response"
        : message.TryGetProperty("params", out var parameters)
        && parameters.ValueKind == JsonValueKind.Object
        && HasOtherCase(parameters)
            ? "a member of the params differs in case from what it should be"
        : null;

    private static bool HasOtherCase(JsonElement members) =>
        members
            .EnumerateObject()
            .Any(member => Members.TryGetValue(member.Name, out var known) && known != member.Name);

    private static ReadOnlySpan<byte> Utf8Preamble => [0xEF, 0xBB, 0xBF];
}
