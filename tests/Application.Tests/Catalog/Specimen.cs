using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace McpServer.Application.Tests.Catalog;

/// <summary>Makes values of any record, so that its schema can be held against what is really written.</summary>
internal static class Specimen
{
    private const int Deepest = 4;

    /// <summary>A full value, one with as much left out as can be, and one for each type that a union knows.</summary>
    public static IEnumerable<object> Of(Type type) =>
        Variants(type).SelectMany(one => new[] { Make(one, full: true, 0)!, Make(one, full: false, 0)! });

    private static object? Make(Type type, bool full, int depth)
    {
        if (Nullable.GetUnderlyingType(type) is { } bare)
        {
            return full ? Make(bare, full, depth) : null;
        }

        if (type.IsEnum)
        {
            return Enum.GetValues(type).GetValue(0);
        }

        return Scalar(type) ?? Several(type, full, depth) ?? Record(Variants(type).First(), full, depth);
    }

    private static object? Scalar(Type type) =>
        type switch
        {
            _ when type == typeof(string) => "text",
            _ when type == typeof(bool) => true,
            _ when type == typeof(DateTimeOffset) => DateTimeOffset.UnixEpoch,
            _ when type == typeof(DateTime) => new DateTime(2026, 3, 1),
            _ when type == typeof(DateOnly) => new DateOnly(2026, 3, 1),
            _ when type == typeof(TimeOnly) => new TimeOnly(12, 30),
            _ when type == typeof(TimeSpan) => TimeSpan.FromHours(30),
            _ when type == typeof(Guid) => Guid.Parse("6f9619ff-8b86-d011-b42d-00c04fc964ff"),
            _ when type == typeof(Uri) => new Uri("https://example.com/"),
            _ when type == typeof(JsonElement) => JsonSerializer.SerializeToElement(1),
            _ when type.IsPrimitive || type == typeof(decimal) => Convert.ChangeType(
                1,
                type,
                System.Globalization.CultureInfo.InvariantCulture
            ),
            _ => null,
        };

    private static object? Several(Type type, bool full, int depth)
    {
        if (type.IsArray)
        {
            var array = Array.CreateInstance(type.GetElementType()!, full ? 1 : 0);
            if (full)
            {
                array.SetValue(Make(type.GetElementType()!, full, depth + 1), 0);
            }

            return array;
        }

        if (type.GetGenericArguments() is [var item] && type.IsAssignableFrom(item.MakeArrayType()))
        {
            return Several(item.MakeArrayType(), full, depth);
        }

        if (
            type.GetGenericArguments() is [var key, var value]
            && typeof(System.Collections.IEnumerable).IsAssignableFrom(type)
        )
        {
            var map = (System.Collections.IDictionary)
                Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(key, value))!;
            if (full)
            {
                map.Add(Make(key, full, depth + 1)!, Make(value, full, depth + 1));
            }

            return map;
        }

        return null;
    }

    private static object Record(Type type, bool full, int depth)
    {
        var nullability = new NullabilityInfoContext();
        var constructor = type.GetConstructors().OrderByDescending(one => one.GetParameters().Length).First();
        return constructor.Invoke([
            .. constructor
                .GetParameters()
                .Select(parameter =>
                    nullability.Create(parameter).WriteState == NullabilityState.Nullable && (!full || depth >= Deepest)
                        ? null
                        : Make(parameter.ParameterType, full, depth + 1)
                ),
        ]);
    }

    private static IEnumerable<Type> Variants(Type type) =>
        type.GetCustomAttributes<JsonDerivedTypeAttribute>()
            .Select(variant => variant.DerivedType)
            .DefaultIfEmpty(type);
}
