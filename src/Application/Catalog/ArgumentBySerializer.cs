using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace McpServer.Application.Catalog;

/// <summary>Holds what has no parts against its type, by reading it.</summary>
internal static class ArgumentBySerializer
{
    public static void Check(JsonElement value, JsonTypeInfo type, string path, List<ArgumentFault> faults)
    {
        try
        {
            if (value.ValueKind != JsonValueKind.Null || Nullable.GetUnderlyingType(type.Type) is not null)
            {
                var read = value.Deserialize(type);
                var isAccepted = read switch
                {
                    Enum => IsWrittenAs(value, read, type),
                    Uri address => address.IsAbsoluteUri,
                    _ => true,
                };
                if (isAccepted)
                {
                    return;
                }
            }
        }
        catch (Exception exception)
            when (exception is JsonException or InvalidOperationException or FormatException or NotSupportedException)
        {
            // Told below, in our words: the serializer's may hold the value.
        }

        faults.Add(new(path, $"is {JsonKind.Of(value)} that does not fit", JsonKind.Of(type.Type)));
    }

    // The serializer reads a member's name in any case and with spaces, and a list of names as their sum.
    private static bool IsWrittenAs(JsonElement value, object read, JsonTypeInfo type) =>
        value.ValueEquals(JsonSerializer.SerializeToElement(read, type).GetString());
}
