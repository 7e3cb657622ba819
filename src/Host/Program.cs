using McpServer.Host;

return await McpServerHost.RunAsync(args);
