namespace McpServer.Testing;

/// <summary>What a tool told while it ran.</summary>
public sealed record ProgressReport(double Done, double? Total, string? Message);
