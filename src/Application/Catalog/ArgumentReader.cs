using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace McpServer.Application.Catalog;

/// <summary>
/// Compares arguments with the type that they are to become and collects every fault, where the serializer would
/// stop at the first.
/// </summary>
internal static class ArgumentReader
{
    public static IReadOnlyList<ArgumentFault> Check(JsonElement arguments, Type tool)
    {
        var most = ToolJson.Options.MaxDepth;
        if (IsDeeperThan(most, arguments))
        {
            return [new("$", "is nested too deeply", $"at most {most} levels")];
        }

        var faults = new List<ArgumentFault>();
        Check(arguments, ToolJson.Options.GetTypeInfo(tool), "$", faults);
        return faults;
    }

    private static bool IsDeeperThan(int levels, JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => levels == 0
                || value.EnumerateObject().Any(member => IsDeeperThan(levels - 1, member.Value)),
            JsonValueKind.Array => levels == 0 || value.EnumerateArray().Any(item => IsDeeperThan(levels - 1, item)),
            _ => false,
        };

    private static void Check(JsonElement value, JsonTypeInfo type, string path, List<ArgumentFault> faults)
    {
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object when type.PolymorphismOptions is null:
                CheckObject(value, type, path, faults);
                break;
            case JsonTypeInfoKind.Enumerable when value.ValueKind == JsonValueKind.Array:
                var item = ToolJson.Options.GetTypeInfo(type.ElementType!);
                var index = 0;
                foreach (var element in value.EnumerateArray())
                {
                    if (faults.Count > ToolError.MostFaultsTold)
                    {
                        break;
                    }

                    Check(element, item, $"{path}[{index++}]", faults);
                }

                break;
            case JsonTypeInfoKind.Dictionary when value.ValueKind == JsonValueKind.Object:
                CheckDictionary(value, type, path, faults);
                break;
            case JsonTypeInfoKind.Object:
            case JsonTypeInfoKind.Enumerable:
            case JsonTypeInfoKind.Dictionary:
            case JsonTypeInfoKind.None:
                CheckBySerializer(value, type, path, faults);
                break;
        }
    }

    private static void CheckObject(JsonElement value, JsonTypeInfo type, string path, List<ArgumentFault> faults)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            faults.Add(new(path, $"is {JsonKind.Of(value)}", "an object"));
            return;
        }

        var given = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in value.EnumerateObject())
        {
            // A flood of wrong members is one mistake, or an attack; either way enough is told.
            if (faults.Count > ToolError.MostFaultsTold)
            {
                return;
            }

            var name = NameOf(property);
            var known = type.Properties.FirstOrDefault(candidate =>
                string.Equals(candidate.Name, name, StringComparison.Ordinal)
            );
            if (known is null)
            {
                faults.Add(new(Join(path, name), "is not known", OneOf(type)));
            }
            else if (!given.Add(known.Name))
            {
                faults.Add(new(Join(path, known.Name), "is given twice", "it once"));
            }
            else
            {
                CheckProperty(property.Value, known, Join(path, known.Name), faults);
            }
        }

        foreach (var missing in type.Properties.Where(known => known.IsRequired && !given.Contains(known.Name)))
        {
            faults.Add(new(Join(path, missing.Name), "is missing", JsonKind.Of(missing.PropertyType)));
        }
    }

    private static void CheckDictionary(JsonElement value, JsonTypeInfo type, string path, List<ArgumentFault> faults)
    {
        var member = ToolJson.Options.GetTypeInfo(type.ElementType!);
        var given = new HashSet<string>(StringComparer.Ordinal);
        var faultsBefore = faults.Count;
        foreach (var property in value.EnumerateObject())
        {
            if (faults.Count > ToolError.MostFaultsTold)
            {
                return;
            }

            var name = NameOf(property);
            if (!given.Add(name))
            {
                faults.Add(new(Join(path, name), "is given twice", "it once"));
            }
            else
            {
                Check(property.Value, member, Join(path, name), faults);
            }
        }

        if (faults.Count == faultsBefore)
        {
            // What is left to be wrong is a key that its type cannot hold.
            CheckBySerializer(value, type, path, faults);
        }
    }

    private static void CheckProperty(
        JsonElement value,
        JsonPropertyInfo property,
        string path,
        List<ArgumentFault> faults
    )
    {
        if (value.ValueKind != JsonValueKind.Null)
        {
            Check(value, ToolJson.Options.GetTypeInfo(property.PropertyType), path, faults);
        }
        else if (!property.IsSetNullable || IsNonNullableValue(property.PropertyType))
        {
            faults.Add(new(path, "is null", JsonKind.Of(property.PropertyType)));
        }
    }

    private static void CheckBySerializer(JsonElement value, JsonTypeInfo type, string path, List<ArgumentFault> faults)
    {
        try
        {
            if (value.ValueKind != JsonValueKind.Null || Nullable.GetUnderlyingType(type.Type) is not null)
            {
                var read = value.Deserialize(type);
                if (read is not Enum || IsWrittenAs(value, read, type))
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

    // Half a surrogate pair is well-formed JSON, but no text and so the name of nothing.
    private static string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return "\uFFFD";
        }
    }

    private static bool IsNonNullableValue(Type type) => type.IsValueType && Nullable.GetUnderlyingType(type) is null;

    private static string OneOf(JsonTypeInfo type) =>
        type.Properties.Count == 0
            ? "no property at all"
            : $"only {string.Join(", ", type.Properties.Select(known => known.Name))}";

    // The name of an unknown property is the caller's own text: shorten it, and keep it on its line.
    private static string Join(string path, string name)
    {
        var safe = new string([.. name.Take(64).Select(letter => IsVisible(letter) ? letter : '?')]);
        return $"{path}.{safe}";
    }

    // Neither control characters nor those that break a line or turn it around (UAX 9).
    private static bool IsVisible(char letter) =>
        char.GetUnicodeCategory(letter)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
            );
}
