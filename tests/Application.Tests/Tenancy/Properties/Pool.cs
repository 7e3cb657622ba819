using CsCheck;
using McpServer.Domain.Access;

namespace McpServer.Application.Tests.Tenancy.Properties;

/// <summary>Few names, so that a file and a tenant speak of the same things by accident.</summary>
internal static class Pool
{
    public const string Identifier = "https://mcp.example.com/";

    public static readonly Permission[] Catalog =
    [
        Permission.Parse("stage", "Everything on the stage"),
        Permission.Parse("tool:greet", "Greet people"),
        Permission.Parse("tool:whoami", "See who you are"),
    ];

    public static readonly string[] Ours = [.. Catalog.Select(permission => permission.Name)];
    public static readonly string[] Foreign = ["other:read", "other:write"];
    public static readonly string[] Roles = ["Admin", "User", "Guest"];
    public static readonly string[] Keys = ["Inspector", "Web", "nightly"];
    public static readonly string[] Types = ["native", "spa", "regular_web", "non_interactive"];
    public static readonly string[] Connections = ["Passwords", "google-oauth2", "Partners"];

    public static readonly string[] Documents =
    [
        "https://client.example.com/mcp.json",
        "https://editor.example.com/mcp.json",
    ];

    /// <summary>Some of these, in any order.</summary>
    public static Gen<T[]> Some<T>(params T[] items) => Gen.Shuffle(items, 0, items.Length);

    /// <summary>Each of these or nothing.</summary>
    public static Gen<T?> Perhaps<T>(params T[] items)
        where T : struct => Gen.OneOf([null, .. items.Select(item => (T?)item)]);
}
