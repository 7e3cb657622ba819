namespace McpServer.EndToEnd.Tests.Tenancy;

/// <summary>How a command ended.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="Results">What it wrote to standard output.</param>
/// <param name="Progress">What it wrote to standard error.</param>
internal sealed record ToolRun(int Code, string Results, string Progress)
{
    /// <summary>Fails the test with all that was written, when the command ended otherwise.</summary>
    public ToolRun Expect(int code)
    {
        Assert.True(Code == code, $"Ended with {Code} instead of {code}.\n{Results}\n{Progress}");
        return this;
    }
}
