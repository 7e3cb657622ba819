using System.Reflection;

namespace McpServer.Testing.Tests;

/// <summary>An assembly of only these tools and what they nest, so that each test has a catalog of its own.</summary>
internal sealed class AssemblyOf(params Type[] tools) : Assembly
{
    public override Type[] GetTypes() =>
        [.. tools, .. tools.SelectMany(tool => tool.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic))];
}
