using System.Text.Json.Nodes;

namespace McpServer.LocalAuth0.Management;

/// <summary>The members that a body may have. Auth0 refuses every other.</summary>
internal sealed class Shape(params IReadOnlyList<Member> members)
{
    public string? FaultOf(JsonObject body)
    {
        foreach (var (name, value) in body)
        {
            if (members.FirstOrDefault(known => known.Name == name) is not { } member)
            {
                return $"'Additional properties not allowed: {name}'";
            }

            if (member.FaultOf(value) is { } fault)
            {
                return $"'{fault}' on property {name}";
            }
        }

        return members.FirstOrDefault(member => member.IsRequired && !body.ContainsKey(member.Name)) is { } missing
            ? $"'Missing required property: {missing.Name}'"
            : null;
    }
}
