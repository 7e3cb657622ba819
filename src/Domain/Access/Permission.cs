using System.Buffers;

namespace McpServer.Domain.Access;

/// <summary>
/// What a caller must have been granted to use a tool: an OAuth scope with a description for the consent page.
/// </summary>
/// <remarks>
/// The name is a scope-token of RFC 6749, section 3.3, without the comma: clients split a <c>WWW-Authenticate</c>
/// header on commas, even inside quotes. Two permissions are equal when their names are.
/// </remarks>
public sealed class Permission : IEquatable<Permission>
{
    /// <summary>Any signed-in caller may use the tool.</summary>
    public static readonly Permission None = new(string.Empty, "Needs no permission", []);

    private static readonly SearchValues<char> ScopeCharacters = SearchValues.Create(
        "!#$%&'()*+-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~"
    );

    private Permission(string name, string description, IReadOnlyList<Permission> impliedBy)
    {
        Name = name;
        Description = description;
        ImpliedBy = impliedBy;
        // Built from the broadest down: one that is reached by two ways must come after both, or a client that lacks
        // the narrow permission would be sent for more than it needs.
        SelfAndBroader =
        [
            .. impliedBy
                .Reverse()
                .SelectMany(broader => broader.SelfAndBroader.Reverse())
                .Append(this)
                .Distinct()
                .Reverse(),
        ];
    }

    /// <summary>The scope; empty for <see cref="None"/>.</summary>
    public string Name { get; }

    /// <summary>What a person who is asked for consent reads.</summary>
    public string Description { get; }

    /// <summary>Broader permissions that contain this one, nearest first.</summary>
    public IReadOnlyList<Permission> ImpliedBy { get; }

    public bool IsNone => Name.Length == 0;

    /// <summary>This permission and all that imply it, however far away, the narrowest first.</summary>
    public IReadOnlyList<Permission> SelfAndBroader { get; }

    /// <summary>Reads a permission, or throws with a sentence that says what to write instead.</summary>
    /// <exception cref="FormatException">The name is not a scope-token, or the description is blank.</exception>
    public static Permission Parse(string name, string description, params IReadOnlyList<Permission> impliedBy)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(impliedBy);
        if (!IsScopeToken(name))
        {
            throw new FormatException(
                $"'{name}' cannot be a permission: write visible ASCII characters without a space, quote, comma or "
                    + "backslash, such as 'tool:greet'."
            );
        }

        if (string.IsNullOrWhiteSpace(description))
        {
            throw new FormatException(
                $"The permission '{name}' needs a description: people read it when they are asked for consent."
            );
        }

        if (impliedBy.Any(broader => broader.IsNone))
        {
            throw new FormatException($"The permission '{name}' cannot be implied by Permission.None.");
        }

        // A copy: what implies a permission exists before it, so that no circle can ever be closed.
        return new(name, description, [.. impliedBy]);
    }

    /// <summary>Whether a name can stand in the <c>scope</c> of a challenge.</summary>
    public static bool IsScopeToken(string name) =>
        !string.IsNullOrEmpty(name) && !name.AsSpan().ContainsAnyExcept(ScopeCharacters);

    public bool Equals(Permission? other) =>
        other is not null && string.Equals(Name, other.Name, StringComparison.Ordinal);

    public override bool Equals(object? obj) => Equals(obj as Permission);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Name);

    public override string ToString() => Name;
}
