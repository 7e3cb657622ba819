using McpServer.Host;
using Server.Tools.Greetings;

return await McpServerHost.RunAsync(args, tools => tools.AddAssembly(typeof(SayHello).Assembly));
