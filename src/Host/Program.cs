using McpServer.Host;
using McpServer.Host.Settings;

if (args is ["--help" or "-h" or "help"])
{
    return StartMessages.Help();
}

try
{
    await using var server = ServerApplication.Create(args);
    await server.RunAsync();
    return 0;
}
catch (Exception exception) when (StartMessages.CanExplain(exception))
{
    return StartMessages.Explain(exception);
}
