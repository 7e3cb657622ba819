using System.Reflection;

namespace McpServer.Host.Tests.Serving;

/// <summary>An assembly of only these types and what they nest, as a team would add one of its own.</summary>
internal sealed class AssemblyOf(params Type[] types) : Assembly
{
    /// <summary>What the team forgot.</summary>
    public Type? Without { get; init; }

    public override Type[] GetTypes() =>
        [
            .. types
                .SelectMany(type => type.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).Prepend(type))
                .Where(type => type != Without),
        ];
}
