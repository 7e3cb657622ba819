using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace McpServer.Testing.Contract;

/// <summary>Makes values of a record, so that its schema can be held against what is really written.</summary>
internal sealed class Specimen
{
    private const int Deepest = 12;
    private const int DeepestFull = 4;

    private static readonly bool[] Fullness = [true, false];

    private readonly NullabilityInfoContext _nullability = new();
    private readonly bool _isFull;

    private Specimen(bool isFull) => _isFull = isFull;

    /// <summary>
    /// A full value, one with as much left out as can be, and both for each type that a union knows. Nothing of a type
    /// that can only be made by those who know it.
    /// </summary>
    public static IReadOnlyList<object> Of(Type type)
    {
        try
        {
            return [.. Variants(type).SelectMany(one => Fullness, (one, full) => new Specimen(full).Record(one, 0))];
        }
        catch (Exception exception)
            when (exception
                    is NotSupportedException
                        or MissingMethodException
                        or MemberAccessException
                        or ArgumentException
                        or TargetInvocationException
            )
        {
            return [];
        }
    }

    private object? Make(Type type, int depth)
    {
        if (Nullable.GetUnderlyingType(type) is { } bare)
        {
            return _isFull ? Make(bare, depth) : null;
        }

        if (type.IsEnum)
        {
            return Enum.GetValues(type).GetValue(0);
        }

        return Scalar(type) ?? Several(type, depth) ?? Record(Variants(type).First(), depth);
    }

    private static object? Scalar(Type type) =>
        type switch
        {
            _ when type == typeof(string) => "text",
            _ when type == typeof(bool) => true,
            _ when type == typeof(char) => 'a',
            _ when type == typeof(DateTimeOffset) => DateTimeOffset.UnixEpoch,
            _ when type == typeof(DateTime) => new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Unspecified),
            _ when type == typeof(DateOnly) => new DateOnly(2026, 3, 1),
            _ when type == typeof(TimeOnly) => new TimeOnly(12, 30),
            _ when type == typeof(TimeSpan) => TimeSpan.FromHours(30),
            _ when type == typeof(Guid) => Guid.Parse("6f9619ff-8b86-d011-b42d-00c04fc964ff"),
            _ when type == typeof(Uri) => new Uri("https://example.com/"),
            _ when type == typeof(JsonElement) => JsonSerializer.SerializeToElement(1),
            _ when type.IsPrimitive || type == typeof(decimal) => Convert.ChangeType(
                1,
                type,
                CultureInfo.InvariantCulture
            ),
            _ => null,
        };

    private object? Several(Type type, int depth)
    {
        if (!type.IsAssignableTo(typeof(IEnumerable)))
        {
            return null;
        }

        if (type.IsArray)
        {
            return List(typeof(List<>), type.GetElementType()!, depth) is { } list
                ? list.GetType().GetMethod("ToArray")!.Invoke(list, null)
                : null;
        }

        return type.GetGenericArguments() switch
        {
            [var key, var value] => Map(key, value, depth),
            [var item] => new[] { typeof(List<>), typeof(HashSet<>) }
                .Where(kind => type.IsAssignableFrom(kind.MakeGenericType(item)))
                .Select(kind => List(kind, item, depth))
                .First(),
            _ => throw new NotSupportedException(),
        };
    }

    private object List(Type kind, Type item, int depth)
    {
        var list = Activator.CreateInstance(kind.MakeGenericType(item))!;
        if (_isFull)
        {
            list.GetType().GetMethod("Add")!.Invoke(list, [Make(item, depth + 1)]);
        }

        return list;
    }

    private IDictionary Map(Type key, Type value, int depth)
    {
        var map = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(key, value))!;
        if (_isFull)
        {
            map.Add(Make(key, depth + 1)!, Make(value, depth + 1));
        }

        return map;
    }

    private object Record(Type type, int depth)
    {
        if (depth > Deepest || type.IsAbstract)
        {
            throw new NotSupportedException();
        }

        var constructor = type.GetConstructors().MaxBy(one => one.GetParameters().Length);
        var parameters = constructor?.GetParameters() ?? [];
        var record =
            constructor?.Invoke([
                .. parameters.Select(parameter =>
                    IsLeftOut(_nullability.Create(parameter), depth) ? null : Make(parameter.ParameterType, depth + 1)
                ),
            ])
            ?? Activator.CreateInstance(type)!;
        var others = type.GetProperties()
            .Where(property => property.CanWrite && property.GetIndexParameters().Length == 0)
            .Where(property =>
                !Array.Exists(
                    parameters,
                    parameter => string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase)
                )
            );
        foreach (var other in others.Where(other => !IsLeftOut(_nullability.Create(other), depth)))
        {
            other.SetValue(record, Make(other.PropertyType, depth + 1));
        }

        return record;
    }

    private bool IsLeftOut(NullabilityInfo member, int depth) =>
        member.WriteState == NullabilityState.Nullable && (!_isFull || depth >= DeepestFull);

    private static IEnumerable<Type> Variants(Type type) =>
        type.GetCustomAttributes<JsonDerivedTypeAttribute>()
            .Select(variant => variant.DerivedType)
            .DefaultIfEmpty(type);
}
