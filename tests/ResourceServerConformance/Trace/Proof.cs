namespace McpServer.ResourceServerConformance.Trace;

/// <summary>A test, or all tests of a class, that say which requirement they prove.</summary>
/// <param name="Requirement">The requirement's id.</param>
/// <param name="Project">The test project.</param>
/// <param name="Test">The class and the method.</param>
public sealed record Proof(string Requirement, string Project, string Test);
