namespace McpServer.Application.Tenancy.Planning;

/// <summary>One object of the tenant that has to be made, changed or removed.</summary>
/// <param name="Target">The kind of object.</param>
/// <param name="Name">What a person knows it by.</param>
/// <param name="Kind">What is done to it.</param>
/// <param name="Fields">The declared fields that differ.</param>
public sealed record Change(ObjectKind Target, string Name, ChangeKind Kind, IReadOnlyList<FieldChange> Fields)
{
    /// <summary>The object's own id, or that of the object it belongs to; null when that is still to be made.</summary>
    public string? Id { get; init; }

    /// <summary>The identifier of the API whose permissions it is about; set where the fields do not name it.</summary>
    public string? Identifier { get; init; }

    /// <summary>Who loses what by it.</summary>
    public IReadOnlyList<string> Consequences { get; init; } = [];

    public FieldChange? Field(string path) => Fields.FirstOrDefault(field => field.Field == path);
}
