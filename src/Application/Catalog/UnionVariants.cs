using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace McpServer.Application.Catalog;

/// <summary>The types that an argument may be of, told apart by a member of it.</summary>
internal static class UnionVariants
{
    /// <summary>Whether a member tells them apart; else only the serializer knows.</summary>
    public static bool AreTold([NotNullWhen(true)] JsonPolymorphismOptions? union) =>
        union?.DerivedTypes.Any(variant => variant.TypeDiscriminator is not null) is true;

    /// <summary>What a value says it is; null when it says nothing, or nothing that is known.</summary>
    public static JsonTypeInfo? Find(JsonElement value, JsonTypeInfo type, JsonPolymorphismOptions union)
    {
        if (!value.TryGetProperty(union.TypeDiscriminatorPropertyName, out var given))
        {
            return type.Type.IsAbstract ? null : type;
        }

        var variant = union.DerivedTypes.FirstOrDefault(variant => IsTold(variant.TypeDiscriminator, given));
        return variant.DerivedType is null ? null : ToolJson.Options.GetTypeInfo(variant.DerivedType);
    }

    public static string NamesOf(JsonPolymorphismOptions union) =>
        string.Join(
            ", ",
            union
                .DerivedTypes.Where(variant => variant.TypeDiscriminator is not null)
                .Select(variant => Convert.ToString(variant.TypeDiscriminator, CultureInfo.InvariantCulture))
        );

    private static bool IsTold(object? discriminator, JsonElement given) =>
        discriminator switch
        {
            string name => given.ValueKind == JsonValueKind.String && given.ValueEquals(name),
            int number => given.ValueKind == JsonValueKind.Number
                && given.TryGetInt32(out var value)
                && value == number,
            _ => false,
        };
}
