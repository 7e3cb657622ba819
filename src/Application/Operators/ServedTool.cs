using McpServer.Domain.Access;

namespace McpServer.Application.Operators;

/// <summary>How a tool is served now.</summary>
/// <param name="IsOn">False when the operator switched it off.</param>
/// <param name="Needs">What every call needs: the tool's own permission, and what the operator asks beside it.</param>
/// <param name="RunsWithoutApproval">Whether a client that cannot ask a person may call it all the same.</param>
public sealed record ServedTool(bool IsOn, IReadOnlyList<Permission> Needs, bool RunsWithoutApproval);
