using System.Text.Json;

namespace McpServer.EndToEnd.Tests.Clients;

/// <summary>Turns <c>new { name = "Ada" }</c> into the arguments of a call.</summary>
internal static class Arguments
{
    public static IReadOnlyDictionary<string, object?>? Of(object? members) =>
        members is null
            ? null
            : JsonSerializer
                .SerializeToElement(members)
                .EnumerateObject()
                .ToDictionary(member => member.Name, member => (object?)member.Value, StringComparer.Ordinal);
}
