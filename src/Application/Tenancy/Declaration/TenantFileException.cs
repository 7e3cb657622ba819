namespace McpServer.Application.Tenancy.Declaration;

/// <summary>A tenant file cannot be used. The message names every fault with its file and path.</summary>
public sealed class TenantFileException(IReadOnlyList<string> faults) : Exception(string.Join('\n', faults))
{
    public IReadOnlyList<string> Faults { get; } = faults;
}
