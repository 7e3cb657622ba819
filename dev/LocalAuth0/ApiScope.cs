namespace McpServer.LocalAuth0;

/// <summary>One permission of the API, with the sentence that the consent page shows for it.</summary>
public sealed record ApiScope(string Value, string Description);
