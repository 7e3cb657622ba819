using System.Collections;

namespace McpServer.Domain.Access;

/// <summary>The names of permissions that a token carries; compared ordinally, as RFC 6749 asks.</summary>
public sealed class PermissionSet : IReadOnlyCollection<string>
{
    public static readonly PermissionSet Empty = new([]);

    private readonly HashSet<string> _names;

    private PermissionSet(IEnumerable<string> names) => _names = new(names, StringComparer.Ordinal);

    public int Count => _names.Count;

    public static PermissionSet Of(params IEnumerable<string> names) => new(names);

    /// <summary>Reads a space-separated <c>scope</c> value (RFC 6749, section 3.3).</summary>
    public static PermissionSet Parse(string scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return new(scope.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Whether the two sets have a name in common.</summary>
    public bool Overlaps(PermissionSet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return _names.Overlaps(other._names);
    }

    /// <summary>Whether the set holds the permission itself or a broader one that implies it.</summary>
    public bool Satisfies(Permission permission) => Find(permission) is not null;

    /// <summary>The narrowest member that satisfies the permission; null when there is none.</summary>
    public Permission? Find(Permission permission)
    {
        ArgumentNullException.ThrowIfNull(permission);
        if (permission.IsNone || _names.Contains(permission.Name))
        {
            return permission;
        }

        return permission.ImpliedBy.Count == 0
            ? null
            : permission.SelfAndBroader.FirstOrDefault(broader => _names.Contains(broader.Name));
    }

    public IEnumerator<string> GetEnumerator() => _names.Order(StringComparer.Ordinal).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => string.Join(' ', this);
}
