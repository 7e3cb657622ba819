namespace McpServer.LocalAuth0.Tenancy;

/// <summary>One permission of an API, with the sentence that the consent page can show for it.</summary>
internal sealed record ApiScope(string Value, string? Description);
