namespace McpServer.EndToEnd.Tests.Clients;

/// <summary>One request and its answer.</summary>
/// <param name="What">Method and path.</param>
/// <param name="Status">The status of the answer.</param>
/// <param name="Challenge">Its <c>WWW-Authenticate</c>; empty without one.</param>
internal sealed record Exchange(string What, int Status, string Challenge)
{
    public override string ToString() => $"{What}: {Status}";
}
