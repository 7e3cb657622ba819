using McpServer.Testing.Tests.Tools;
using Microsoft.Extensions.DependencyInjection;

namespace McpServer.Testing.Tests;

/// <summary>A server with a team's tools, as the team's own tests would make it.</summary>
internal sealed class Shop : IAsyncDisposable
{
    public Shop() =>
        Server = ToolServer.Of(
            new AssemblyOf(typeof(RefundOrder), typeof(BreakPromise), typeof(PayOut), typeof(CancelOrder)),
            services => services.AddSingleton(Ledger)
        );

    public Ledger Ledger { get; } = new();

    public ToolServer Server { get; }

    public ToolCaller Clerk => Server.As("clerk", granted: ["orders:write"]);

    /// <summary>May have the permission, and was not granted it.</summary>
    public ToolCaller Trainee => Server.As("trainee", granted: ["orders:read"], mayAlsoHave: ["orders:write"]);

    public ToolCaller Guest => Server.As("guest");

    /// <summary>What a failed assertion says.</summary>
    public static string Told(Action assertion) => Assert.Throws<ToolAssertionException>(assertion).Message;

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
