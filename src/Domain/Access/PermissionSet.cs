using System.Collections;

namespace McpServer.Domain.Access;

/// <summary>The names of permissions that a token carries; compared ordinally, as RFC 6749 asks.</summary>
/// <remarks>Two sets are equal when they hold the same names. Thousands are remembered, so one is a sorted array.</remarks>
public sealed class PermissionSet : IReadOnlyCollection<string>, IEquatable<PermissionSet>
{
    public static readonly PermissionSet Empty = new([]);

    private readonly string[] _names;
    private readonly int _hash;

    private PermissionSet(IEnumerable<string> names)
    {
        _names = [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var hash = new HashCode();
        foreach (var name in _names)
        {
            hash.Add(name, StringComparer.Ordinal);
        }

        _hash = hash.ToHashCode();
    }

    public int Count => _names.Length;

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
        return Array.Exists(_names, other.Holds);
    }

    /// <summary>Whether the set holds the permission itself or a broader one that implies it.</summary>
    public bool Satisfies(Permission permission) => Find(permission) is not null;

    /// <summary>Whether the set satisfies every one of the permissions.</summary>
    public bool SatisfiesAll(IReadOnlyList<Permission> permissions)
    {
        ArgumentNullException.ThrowIfNull(permissions);
        // By index, here and below: an enumerator would be an allocation for every call of a tool.
        for (var index = 0; index < permissions.Count; index++)
        {
            if (!Satisfies(permissions[index]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The narrowest member that satisfies the permission; null when there is none.</summary>
    public Permission? Find(Permission permission)
    {
        ArgumentNullException.ThrowIfNull(permission);
        if (permission.IsNone)
        {
            return permission;
        }

        var candidates = permission.SelfAndBroader;
        for (var index = 0; index < candidates.Count; index++)
        {
            if (Holds(candidates[index].Name))
            {
                return candidates[index];
            }
        }

        return null;
    }

    public bool Equals(PermissionSet? other) =>
        ReferenceEquals(this, other)
        || (other is not null && _hash == other._hash && _names.AsSpan().SequenceEqual(other._names));

    public override bool Equals(object? obj) => Equals(obj as PermissionSet);

    public override int GetHashCode() => _hash;

    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)_names).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => string.Join(' ', _names);

    private bool Holds(string name) => Array.BinarySearch(_names, name, StringComparer.Ordinal) >= 0;
}
