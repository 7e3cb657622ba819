namespace McpServer.Application.Tenancy.Planning;

/// <summary>The ids of objects, for changes that belong to an object which the same plan makes.</summary>
public sealed class KnownObjects
{
    private readonly Dictionary<(ObjectKind Kind, string Name), string> _ids = [];

    public void Add(ObjectKind kind, string name, string id) => _ids[(kind, name)] = id;

    /// <summary>The id of an object; null when there is none.</summary>
    public string? Find(ObjectKind kind, string name) => _ids.GetValueOrDefault((kind, name));

    /// <summary>The id of an object that was there, or that has just been made.</summary>
    /// <exception cref="InvalidOperationException">The plan names it before it makes it.</exception>
    public string IdOf(ObjectKind kind, string name) =>
        Find(kind, name) ?? throw new InvalidOperationException($"The plan uses {kind} '{name}' before it is known.");
}
