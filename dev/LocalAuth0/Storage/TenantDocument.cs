namespace McpServer.LocalAuth0.Storage;

/// <summary>Something that the Management API manages, as it shows it.</summary>
internal sealed class TenantDocument
{
    /// <summary>Counts up, so that lists are in the order of creation.</summary>
    public int Number { get; init; }

    public required string Collection { get; init; }

    public required string Id { get; init; }

    public required string Json { get; set; }
}
