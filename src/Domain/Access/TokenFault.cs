namespace McpServer.Domain.Access;

/// <summary>Why a token is refused: a reason for the log and a sentence for the client.</summary>
/// <param name="Reason">A stable code, such as <c>audience</c>, for logs and metrics.</param>
/// <param name="Description">
/// Safe to send as <c>error_description</c> (RFC 6750, section 3): plain ASCII without quotes, commas or backslashes,
/// and nothing that was read from the token.
/// </param>
public sealed record TokenFault(string Reason, string Description);
