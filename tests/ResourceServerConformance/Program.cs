using McpServer.ResourceServerConformance;

return await SuiteCommand.RunAsync(args);
