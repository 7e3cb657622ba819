using McpServer.Host.Commands;
using McpServer.Host.Settings;

try
{
    return await HostCommands.RunAsync(args);
}
catch (Exception exception) when (StartMessages.CanExplain(exception))
{
    return StartMessages.Explain(exception);
}
