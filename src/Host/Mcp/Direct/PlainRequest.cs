using System.Runtime.InteropServices;
using System.Text.Json;
using ModelContextProtocol.Protocol;

namespace McpServer.Host.Mcp.Direct;

/// <summary>
/// A request that leaves no doubt: every member of it is known and has the form that clients give it. All others take the
/// way through the SDK, which also says what is wrong with them.
/// </summary>
internal readonly record struct PlainRequest
{
    public PlainMethod Method { get; private init; }

    public JsonElement Id { get; private init; }

    /// <summary>Whether it is of the version whose requests say everything by themselves.</summary>
    public bool IsNewest { get; private init; }

    /// <summary>The tool that is called.</summary>
    public string? Name { get; private init; }

    /// <summary>The arguments as they were sent; null when there were none.</summary>
    public JsonElement? Arguments { get; private init; }

    /// <summary>Where the list goes on.</summary>
    public string? Cursor { get; private init; }

    public PlainMeta Meta { get; private init; }

    public static bool TryRead(HttpRequest http, JsonElement message, out PlainRequest request)
    {
        request = default;
        return PlainHeaders.VersionOf(http) is { } version
            && TryRead(message, PlainHeaders.IsNewest(version) ? version : null, out request)
            && (!request.IsNewest || PlainHeaders.Repeat(http, MethodOf(request.Method), request.Name));
    }

    private static string MethodOf(PlainMethod method) =>
        method == PlainMethod.CallTool ? RequestMethods.ToolsCall : RequestMethods.ToolsList;

    private static bool TryRead(JsonElement message, string? newest, out PlainRequest request)
    {
        request = new() { IsNewest = newest is not null };
        JsonElement parameters = default;
        bool isJsonRpc = false,
            hasMethod = false;
        foreach (var member in message.EnumerateObject())
        {
            if (member.NameEquals("jsonrpc"u8))
            {
                isJsonRpc = member.Value.ValueKind == JsonValueKind.String && member.Value.ValueEquals("2.0"u8);
            }
            else if (member.NameEquals("id"u8))
            {
                request = request with { Id = member.Value };
            }
            else if (member.NameEquals("method"u8))
            {
                if (MethodNamed(member.Value) is not { } method)
                {
                    return false;
                }

                hasMethod = true;
                request = request with { Method = method };
            }
            else if (member.NameEquals("params"u8))
            {
                parameters = member.Value;
            }
            else
            {
                return false;
            }
        }

        return isJsonRpc
            && hasMethod
            && MessageId.IsPlain(request.Id)
            && TryReadParams(parameters, newest, ref request);
    }

    private static PlainMethod? MethodNamed(JsonElement value) =>
        value.ValueKind != JsonValueKind.String ? null
        : value.ValueEquals("tools/call"u8) ? PlainMethod.CallTool
        : value.ValueEquals("tools/list"u8) ? PlainMethod.ListTools
        : null;

    private static bool TryReadParams(JsonElement parameters, string? newest, ref PlainRequest request)
    {
        var isCall = request.Method == PlainMethod.CallTool;
        if (parameters.ValueKind != JsonValueKind.Object)
        {
            return !isCall && newest is null && parameters.ValueKind == JsonValueKind.Undefined;
        }

        JsonElement meta = default;
        foreach (var member in parameters.EnumerateObject())
        {
            var value = member.Value;
            if (member.NameEquals("_meta"u8))
            {
                meta = value;
            }
            else if (isCall && member.NameEquals("name"u8) && MessageId.IsPlainText(value))
            {
                request = request with { Name = value.GetString() };
            }
            else if (isCall && member.NameEquals("arguments"u8) && IsPlainObject(value))
            {
                request = request with { Arguments = value };
            }
            else if (!isCall && member.NameEquals("cursor"u8) && MessageId.IsPlainText(value))
            {
                request = request with { Cursor = value.GetString() };
            }
            else
            {
                return false;
            }
        }

        if (!PlainMeta.TryRead(meta, newest, out var read))
        {
            return false;
        }

        request = request with { Meta = read };
        return !isCall || !string.IsNullOrEmpty(request.Name);
    }

    // Half a surrogate pair can be written in JSON, and is no text.
    private static bool IsPlainObject(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object
        && JsonMarshal.GetRawUtf8Value(value) is var text
        && text.IndexOf("\\ud"u8) < 0
        && text.IndexOf("\\uD"u8) < 0;
}
