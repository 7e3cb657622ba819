using Xunit.v3;

namespace McpServer.TestBench;

/// <summary>
/// Says which requirement of MCP a test proves, such as <c>AZ-15</c>. docs/conformance.md is made from these, and
/// <c>dotnet test --filter-trait Requirement=AZ-15</c> runs them.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public sealed class RequirementAttribute(string id) : Attribute, ITraitAttribute
{
    public string Id => id;

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Requirement", id)];
}
