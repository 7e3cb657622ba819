using System.Runtime.InteropServices;
using System.Text.Json;

namespace McpServer.Host.Mcp.Direct;

/// <summary>The <c>_meta</c> of a message, if all of it that matters is understood.</summary>
/// <param name="ProgressToken">Under which the client wants to hear of progress; undefined when it does not.</param>
/// <param name="CanAsk">Whether the client can put a form to a person.</param>
internal readonly record struct PlainMeta(JsonElement ProgressToken, bool CanAsk)
{
    private const string Version = "io.modelcontextprotocol/protocolVersion";
    private const string Capabilities = "io.modelcontextprotocol/clientCapabilities";
    private const string ClientInfo = "io.modelcontextprotocol/clientInfo";

    /// <summary>Reads it; false when there is anything in it that somebody has to look closer at.</summary>
    public static bool TryRead(JsonElement meta, string? newest, out PlainMeta read)
    {
        read = default;
        if (meta.ValueKind != JsonValueKind.Object)
        {
            return newest is null && meta.ValueKind == JsonValueKind.Undefined;
        }

        bool isVersion = false,
            hasCapabilities = false;
        foreach (var member in meta.EnumerateObject())
        {
            var value = member.Value;
            if (member.NameEquals("progressToken"u8))
            {
                if (!MessageId.IsPlain(value))
                {
                    return false;
                }

                read = read with { ProgressToken = value };
            }
            else if (newest is not null && member.NameEquals(Version))
            {
                isVersion = value.ValueKind == JsonValueKind.String && value.ValueEquals(newest);
            }
            else if (newest is not null && member.NameEquals(Capabilities))
            {
                hasCapabilities = value.ValueKind == JsonValueKind.Object && IsMadeOfObjects(value);
                read = read with { CanAsk = hasCapabilities && CanBeAsked(value) };
            }
            else if (newest is not null && member.NameEquals(ClientInfo))
            {
                if (!IsNameAndVersion(value))
                {
                    return false;
                }
            }
            else if (IsReserved(member))
            {
                return false;
            }
        }

        return newest is null || (isVersion && hasCapabilities);
    }

    // A client that names no kind of elicitation means forms.
    private static bool CanBeAsked(JsonElement capabilities) =>
        capabilities.TryGetProperty("elicitation"u8, out var elicitation)
        && (elicitation.TryGetProperty("form"u8, out _) || !elicitation.TryGetProperty("url"u8, out _));

    private static bool IsMadeOfObjects(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        foreach (var member in value.EnumerateObject())
        {
            if (!IsMadeOfObjects(member.Value))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsNameAndVersion(JsonElement info)
    {
        if (info.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        var count = 0;
        foreach (var member in info.EnumerateObject())
        {
            if (member.Value.ValueKind != JsonValueKind.String)
            {
                return false;
            }

            count += member.NameEquals("name"u8) || member.NameEquals("version"u8) ? 1 : 0;
        }

        return count == 2;
    }

    // Names of the protocol, and of tracing; all others are the client's own and mean nothing here.
    private static bool IsReserved(JsonProperty member)
    {
        var name = JsonMarshal.GetRawUtf8PropertyName(member);
        return name.Contains((byte)'\\')
            || name.IndexOf("mcp"u8) >= 0
            || name.IndexOf("modelcontextprotocol"u8) >= 0
            || name.StartsWith("trace"u8)
            || name.SequenceEqual("baggage"u8);
    }
}
