using McpServer.Application.Tenancy.Declaration;
using McpServer.Domain.Access;
using Microsoft.Extensions.DependencyInjection;

namespace McpServer.Application.Tests.Tenancy.Declaration;

/// <summary>Reads tenant files as the host does, for a catalog of two permissions.</summary>
internal static class Files
{
    // The sentences of the rules are set where the application is composed.
    static Files() => new ServiceCollection().AddApplication();

    public static IReadOnlyList<Permission> Catalog { get; } =
    [Permission.Parse("tool:greet", "Greet people"), Permission.Parse("tool:whoami", "See who you are")];

    public static TenantFile Read(string text) => Read(("tenant.json", text));

    public static TenantFile Read(params (string Name, string Text)[] files) => TenantFileReader.Read(files, Catalog);

    public static IReadOnlyList<string> FaultsOf(string text) => FaultsOf(("tenant.json", text));

    public static IReadOnlyList<string> FaultsOf(params (string Name, string Text)[] files) =>
        Assert.Throws<TenantFileException>(() => Read(files)).Faults;
}
