using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace McpServer.Application.Catalog;

/// <summary>
/// What is left of faulty arguments when the faulty ones are taken out, so that the tool's rules can be held against
/// the rest and all faults be told together. It is never called with.
/// </summary>
internal static class ReadableArguments
{
    public static bool TryBind<TTool>(
        JsonElement arguments,
        IReadOnlyList<ArgumentFault> faults,
        [NotNullWhen(true)] out TTool? rest
    )
        where TTool : class
    {
        rest = null;
        var isBeyondParts = arguments.ValueKind != JsonValueKind.Object || faults.Any(fault => fault.Path == "$");
        if (isBeyondParts || faults.Count > ToolError.MostFaultsTold)
        {
            return false;
        }

        try
        {
            rest = TakeOut(arguments, faults, typeof(TTool))?.Deserialize<TTool>(ToolJson.Options);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // A name that is no text spoils the whole; its fault is told already.
        }

        return rest is not null;
    }

    private static JsonObject? TakeOut(JsonElement arguments, IReadOnlyList<ArgumentFault> faults, Type tool)
    {
        var members = new JsonObject();
        foreach (var property in ToolJson.Options.GetTypeInfo(tool).Properties)
        {
            if (
                !faults.Any(fault => IsWithin(property.Name, fault))
                && arguments.TryGetProperty(property.Name, out var value)
            )
            {
                members[property.Name] = JsonSerializer.SerializeToNode(value);
            }
            else if (property.IsRequired)
            {
                return null;
            }
        }

        return members;
    }

    /// <summary>Whether a fault is about this argument or something in it.</summary>
    public static bool IsWithin(string argument, ArgumentFault fault) =>
        fault.Path == $"$.{argument}"
        || fault.Path.StartsWith($"$.{argument}.", StringComparison.Ordinal)
        || fault.Path.StartsWith($"$.{argument}[", StringComparison.Ordinal);

    /// <summary>The name of the argument that a fault is about; null when it is about all of them.</summary>
    public static string? ArgumentOf(ArgumentFault fault) =>
        fault.Path.StartsWith("$.", StringComparison.Ordinal) ? fault.Path[2..].Split('.', '[')[0] : null;
}
