namespace McpServer.Host.Commands.Tools;

/// <summary>How the cost of tools is written.</summary>
internal enum BudgetFormat
{
    Table,
    Json,
}
