using System.Reflection;

namespace McpServer.Application.Tests.Catalog;

/// <summary>Counts how often somebody looks through its types.</summary>
internal sealed class CountedAssembly(params Type[] types) : Assembly
{
    public int Looks { get; private set; }

    public override Type[] GetTypes()
    {
        Looks++;
        return types;
    }
}
