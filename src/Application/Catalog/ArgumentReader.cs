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
        if (JsonDepth.IsMoreThan(most, arguments))
        {
            return [new("$", "is nested too deeply", $"at most {most} levels")];
        }

        var faults = new List<ArgumentFault>();
        Check(arguments, ToolJson.Options.GetTypeInfo(tool), "$", faults);
        return faults;
    }

    private static void Check(JsonElement value, JsonTypeInfo type, string path, List<ArgumentFault> faults)
    {
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object when UnionVariants.AreTold(type.PolymorphismOptions):
                CheckUnion(value, type, type.PolymorphismOptions, path, faults);
                break;
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
                ArgumentBySerializer.Check(value, type, path, faults);
                break;
        }
    }

    private static void CheckUnion(
        JsonElement value,
        JsonTypeInfo type,
        JsonPolymorphismOptions union,
        string path,
        List<ArgumentFault> faults
    )
    {
        var name = union.TypeDiscriminatorPropertyName;
        if (value.ValueKind != JsonValueKind.Object)
        {
            faults.Add(new(path, $"is {JsonKind.Of(value)}", "an object"));
        }
        else if (UnionVariants.Find(value, type, union) is { } variant)
        {
            CheckObject(value, variant, path, faults, name);
        }
        else
        {
            var problem = value.TryGetProperty(name, out var given)
                ? $"is {JsonKind.Of(given)} that does not fit"
                : "is missing";
            faults.Add(new(ArgumentPath.Join(path, name), problem, $"one of {UnionVariants.NamesOf(union)}"));
        }
    }

    // The discriminator chose the type, which itself does not have it as a member.
    private static void CheckObject(
        JsonElement value,
        JsonTypeInfo type,
        string path,
        List<ArgumentFault> faults,
        string? discriminator = null
    )
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            faults.Add(new(path, $"is {JsonKind.Of(value)}", "an object"));
            return;
        }

        var given = new bool[type.Properties.Count];
        var hasDiscriminator = false;
        foreach (var property in value.EnumerateObject())
        {
            // A flood of wrong members is one mistake, or an attack; either way enough is told.
            if (faults.Count > ToolError.MostFaultsTold)
            {
                return;
            }

            var index = IndexOf(type, property);
            if (index >= 0)
            {
                var known = type.Properties[index];
                var member = ArgumentPath.Join(path, known.Name);
                if (given[index])
                {
                    faults.Add(new(member, "is given twice", "it once"));
                }
                else
                {
                    given[index] = true;
                    CheckProperty(property.Value, known, member, faults);
                }

                continue;
            }

            var name = ArgumentPath.NameOf(property);
            if (name != discriminator)
            {
                faults.Add(new(ArgumentPath.Join(path, name), "is not known", OneOf(type, discriminator)));
            }
            else if (hasDiscriminator)
            {
                faults.Add(new(ArgumentPath.Join(path, name), "is given twice", "it once"));
            }
            else
            {
                hasDiscriminator = true;
            }
        }

        for (var index = 0; index < given.Length; index++)
        {
            var known = type.Properties[index];
            if (known.IsRequired && !given[index])
            {
                faults.Add(new(ArgumentPath.Join(path, known.Name), "is missing", JsonKind.Of(known.PropertyType)));
            }
        }
    }

    private static int IndexOf(JsonTypeInfo type, JsonProperty property)
    {
        try
        {
            for (var index = 0; index < type.Properties.Count; index++)
            {
                var known = type.Properties[index];
                if (property.NameEquals(known.Name) && ToolJson.IsArgument(known))
                {
                    return index;
                }
            }
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair is no text, and so the name of nothing.
        }

        return -1;
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

            var name = ArgumentPath.NameOf(property);
            if (!given.Add(name))
            {
                faults.Add(new(ArgumentPath.Join(path, name), "is given twice", "it once"));
            }
            else
            {
                Check(property.Value, member, ArgumentPath.Join(path, name), faults);
            }
        }

        if (faults.Count == faultsBefore)
        {
            // What is left to be wrong is a key that its type cannot hold.
            ArgumentBySerializer.Check(value, type, path, faults);
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

    private static bool IsNonNullableValue(Type type) => type.IsValueType && Nullable.GetUnderlyingType(type) is null;

    private static IEnumerable<JsonPropertyInfo> ArgumentsOf(JsonTypeInfo type) =>
        type.Properties.Where(ToolJson.IsArgument);

    private static string OneOf(JsonTypeInfo type, string? discriminator)
    {
        var names = ArgumentsOf(type).Select(known => known.Name).Prepend(discriminator).OfType<string>().ToList();
        return names.Count == 0 ? "no property at all" : $"only {string.Join(", ", names)}";
    }
}
