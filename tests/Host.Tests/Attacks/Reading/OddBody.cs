using System.Text;

namespace McpServer.Host.Tests.Attacks.Reading;

/// <summary>A body that two readers could understand differently.</summary>
/// <param name="Name">What is odd.</param>
/// <param name="Text">The body; <c>META</c> stands for what the newest revision wants in the params.</param>
/// <param name="As">What it has to be taken for.</param>
public sealed record OddBody(string Name, string Text, ReadAs As)
{
    private const string Meta = """
        ,"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}
        """;

    /// <summary>What the text is sent as.</summary>
    public Func<string, byte[]> Encode { get; init; } = Encoding.UTF8.GetBytes;

    public static OddBody Params(string name, string parameters, ReadAs readAs) =>
        new(name, $$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{{parameters}}}""", readAs);

    public byte[] For(bool isNewest) =>
        Encode(Text.Replace("META", isNewest ? Meta.Trim() : string.Empty, StringComparison.Ordinal));

    public override string ToString() => Name;
}
