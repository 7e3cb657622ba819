using System.Reflection;

namespace McpServer.Host.Tests.Serving;

/// <summary>An assembly of only these types and what they nest, as a team would add one of its own.</summary>
internal sealed class AssemblyOf(params Type[] types) : Assembly
{
    public override Type[] GetTypes() =>
        [.. types, .. types.SelectMany(type => type.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic))];
}
