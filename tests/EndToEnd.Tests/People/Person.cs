namespace McpServer.EndToEnd.Tests.People;

/// <summary>Somebody who sits at a browser, and how they sign in.</summary>
public sealed record Person(string Email)
{
    public static readonly Person Admin = new("admin@example.com") { Password = "Admin-Pass-1" };

    /// <summary>Has the role <i>Tool User</i>.</summary>
    public static readonly Person User = new("user@example.com") { Password = "User-Pass-1" };

    /// <summary>Has no role.</summary>
    public static readonly Person Guest = new("guest@example.com") { Password = "Guest-Pass-1" };

    /// <summary>Comes through Google and has the role <i>Tool User</i>.</summary>
    public static readonly Person Grace = new("grace@gmail.example");

    /// <summary>Null for those who come through Google.</summary>
    public string? Password { get; init; }

    /// <summary>Whether they have to sign up first.</summary>
    public bool IsNew { get; init; }

    public static Person Stranger() =>
        new($"{Guid.CreateVersion7():N}@example.com") { Password = "New-Pass-1", IsNew = true };

    public override string ToString() => Email;
}
