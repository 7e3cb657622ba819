namespace McpServer.Infrastructure.Tests.Auth0.Management;

/// <summary>A request as it arrived.</summary>
/// <param name="Line">Method and raw target; what is below <c>/api/v2/</c> is told without that.</param>
/// <param name="Body">The body; empty when there is none.</param>
/// <param name="Headers">The headers.</param>
internal sealed record Received(string Line, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public override string ToString() => Body.Length == 0 ? Line : $"{Line} {Body}";
}
