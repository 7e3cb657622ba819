namespace McpServer.ResourceServerConformance.Rows;

/// <summary>One requirement and how it is looked at from outside.</summary>
/// <param name="Id">The requirement's.</param>
/// <param name="Check">
/// Returns what was seen. Throws <see cref="NotMetException"/>, <see cref="NotApplicableException"/> or
/// <see cref="UntestableException"/> otherwise.
/// </param>
internal sealed record Row(string Id, Func<Run, CancellationToken, Task<string>> Check);
