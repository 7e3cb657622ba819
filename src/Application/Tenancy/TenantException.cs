namespace McpServer.Application.Tenancy;

/// <summary>The tenant could not be read or changed. The message is for the person at the terminal, free of secrets.</summary>
public sealed class TenantException(string message, Exception? inner = null) : Exception(message, inner);
