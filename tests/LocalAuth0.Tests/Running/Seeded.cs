namespace McpServer.LocalAuth0.Tests.Running;

/// <summary>The people every tenant is seeded with.</summary>
internal static class Seeded
{
    public const string Admin = "admin@example.com";
    public const string AdminPassword = "Admin-Pass-1";
    public const string User = "user@example.com";
    public const string UserPassword = "User-Pass-1";
    public const string Guest = "guest@example.com";
    public const string GuestPassword = "Guest-Pass-1";
    public const string Grace = "grace@gmail.example";
    public const string Alan = "alan@gmail.example";
}
