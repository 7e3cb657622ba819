using McpServer.Host.Tests.Serving;
using McpServer.TestBench;

namespace McpServer.Host.Tests.Attacks;

/// <summary>One row of the table: what is sent, and exactly what has to come back.</summary>
/// <param name="Name">What the attacker tries.</param>
/// <param name="Reason">The reason that the log gives; null when no token counts as presented.</param>
/// <param name="Description">The <c>error_description</c> of the challenge; null as above.</param>
/// <param name="Authorization">The Authorization headers that are sent.</param>
public sealed record Attack(
    string Name,
    string? Reason,
    string? Description,
    Func<ServerUnderTest, string[]> Authorization
)
{
    public int Status { get; init; } = 401;

    public string Error { get; init; } = "invalid_token";

    /// <summary>Appended to the address.</summary>
    public Func<ServerUnderTest, string> Query { get; init; } = _ => string.Empty;

    public static Attack OnToken(string name, (string, string) fault, Func<ForgedToken, ForgedToken> bend) =>
        OnText(name, fault, token => bend(token).Compact());

    public static Attack OnText(
        string name,
        (string Reason, string Description) fault,
        Func<ForgedToken, string> write
    ) => new(name, fault.Reason, fault.Description, server => [$"Bearer {write(server.Forge.Person())}"]);

    /// <summary>Credentials that are none: the answer is the one to a request without any.</summary>
    public static Attack OnHeader(string name, Func<string, string[]> write) =>
        new(name, null, null, server => write(server.Forge.Person().Compact()));

    public override string ToString() => Name;
}
