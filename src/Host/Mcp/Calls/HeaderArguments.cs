using System.Buffers;
using System.Globalization;
using System.Text.Json;
using McpServer.Application.Catalog;
using ModelContextProtocol.Protocol;

namespace McpServer.Host.Mcp.Calls;

/// <summary>
/// Compares arguments with the headers that repeat them (MCP 2026-07-28, basic/transports). The SDK would do so too, before
/// anybody knows whether the caller may know of the tool.
/// </summary>
internal static class HeaderArguments
{
    private const string Prefix = "Mcp-Param-";
    private const decimal MostOfJavaScript = 9_007_199_254_740_991;

    private static readonly SearchValues<char> Allowed = SearchValues.Create([
        '\t',
        .. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code),
    ]);

    /// <summary>What is wrong with the headers, in words that hold nothing of the arguments; null when nothing is.</summary>
    public static string? FaultOf(
        IHeaderDictionary headers,
        IEnumerable<HeaderArgument> declared,
        JsonElement? arguments
    ) => declared.Select(argument => FaultOf(headers, argument, arguments)).FirstOrDefault(fault => fault is not null);

    private static string? FaultOf(IHeaderDictionary headers, HeaderArgument declared, JsonElement? arguments)
    {
        JsonElement value = default;
        var isGiven =
            arguments is { ValueKind: JsonValueKind.Object } all
            && all.TryGetProperty(declared.Argument, out value)
            && value.ValueKind != JsonValueKind.Null;
        var header = Prefix + declared.Header;
        if (!headers.TryGetValue(header, out var sent))
        {
            return isGiven ? $"the header {header} is missing" : null;
        }

        var text = sent.ToString().Trim();
        return text.AsSpan().ContainsAnyExcept(Allowed)
                ? $"the header {header} holds characters that no header may hold"
            : McpHeaderEncoder.DecodeValue(text) is not { } read ? $"the header {header} is no base64"
            : isGiven && !IsSame(read, value, declared.IsInteger)
                ? $"the header {header} differs from the argument {declared.Argument}"
            : null;
    }

    private static bool IsSame(string header, JsonElement value, bool isInteger) =>
        value.ValueKind switch
        {
            JsonValueKind.String => IsText(header, value),
            JsonValueKind.True => header == "true",
            JsonValueKind.False => header == "false",
            JsonValueKind.Number when isInteger => Integer(header) is { } sent && sent == Integer(value.GetRawText()),
            JsonValueKind.Number => header == value.GetRawText(),
            // Nothing else can be repeated; the tool says what is wrong with it.
            _ => true,
        };

    private static bool IsText(string header, JsonElement value)
    {
        try
        {
            return value.ValueEquals(header);
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair is no text.
            return false;
        }
    }

    private static decimal? Integer(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && decimal.IsInteger(number)
        && Math.Abs(number) <= MostOfJavaScript
            ? number
            : null;
}
