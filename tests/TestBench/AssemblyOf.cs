using System.Reflection;

namespace McpServer.TestBench;

/// <summary>An assembly of only these types and what they nest, so that each test has a catalog of its own.</summary>
public sealed class AssemblyOf(params Type[] types) : Assembly
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
