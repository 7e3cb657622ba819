using System.Text.Json;
using System.Text.Json.Nodes;

namespace McpServer.LocalAuth0.Management;

/// <summary>One member of a body, and what its value may be.</summary>
internal sealed record Member(string Name, Func<JsonNode?, string?> Rule)
{
    public bool IsRequired { get; init; }

    public bool CanBeNull { get; init; }

    public Member Required => this with { IsRequired = true };

    /// <summary>Null takes the value away.</summary>
    public Member Nullable => this with { CanBeNull = true };

    public static Member Text(string name) => new(name, Kind("string", JsonValueKind.String));

    public static Member NonEmpty(string name) =>
        new(
            name,
            value =>
                Kind("string", JsonValueKind.String)(value)
                ?? (value!.GetValue<string>().Length == 0 ? "String is too short (0 chars), minimum 1" : null)
        );

    public static Member Flag(string name) => new(name, Kind("boolean", JsonValueKind.True, JsonValueKind.False));

    public static Member Count(string name) =>
        new(
            name,
            value =>
                value is JsonValue number && number.TryGetValue<int>(out var count) && count >= 0
                    ? null
                    : "Expected type integer"
        );

    public static Member Object(string name) => new(name, Kind("object", JsonValueKind.Object));

    public static Member Texts(string name) =>
        new(
            name,
            value =>
                value is JsonArray array && array.All(item => item?.GetValueKind() == JsonValueKind.String)
                    ? null
                    : "Expected type array of string"
        );

    public static Member OneOf(string name, params IReadOnlyList<string> values) =>
        new(
            name,
            value =>
                value?.GetValueKind() == JsonValueKind.String && values.Contains(value.GetValue<string>())
                    ? null
                    : $"No enum match for: {value?.ToString() ?? "null"}"
        );

    public static Member Shaped(string name, Shape shape) =>
        new(name, value => value is JsonObject json ? shape.FaultOf(json) : "Expected type object");

    public static Member List(string name, Shape shape) =>
        new(
            name,
            value =>
                value is JsonArray array
                    ? array
                        .Select(item => item is JsonObject json ? shape.FaultOf(json) : "Expected type object")
                        .FirstOrDefault(fault => fault is not null)
                    : "Expected type array"
        );

    public static Member Any(string name) => new(name, _ => null) { CanBeNull = true };

    public string? FaultOf(JsonNode? value) => value is null && CanBeNull ? null : Rule(value);

    private static Func<JsonNode?, string?> Kind(string type, params JsonValueKind[] kinds) =>
        value =>
            kinds.Contains(value?.GetValueKind() ?? JsonValueKind.Null)
                ? null
                : $"Expected type {type} but found type {value?.GetValueKind().ToString() ?? "null"}";
}
