using System.Text.Json;

namespace McpServer.Application.Catalog;

/// <summary>How deep a value is nested.</summary>
internal static class JsonDepth
{
    public static bool IsMoreThan(int levels, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object when levels > 0:
                foreach (var member in value.EnumerateObject())
                {
                    if (IsMoreThan(levels - 1, member.Value))
                    {
                        return true;
                    }
                }

                return false;
            case JsonValueKind.Array when levels > 0:
                foreach (var item in value.EnumerateArray())
                {
                    if (IsMoreThan(levels - 1, item))
                    {
                        return true;
                    }
                }

                return false;
            default:
                return value.ValueKind is JsonValueKind.Object or JsonValueKind.Array;
        }
    }
}
