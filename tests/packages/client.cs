#:package ModelContextProtocol@2.3.1
#:property PublishAot=false

// The MCP SDK's own client: lists the tools of a server and calls one, with a token that somebody else got.
// Usage: TOKEN=... dotnet run client.cs -- ADDRESS TOOL NAME=VALUE...

using ModelContextProtocol.Client;

var transport = new HttpClientTransport(
    new HttpClientTransportOptions
    {
        Endpoint = new Uri(args[0]),
        AdditionalHeaders = new Dictionary<string, string>
        {
            ["Authorization"] = $"Bearer {Environment.GetEnvironmentVariable("TOKEN")}",
        },
    }
);
await using var client = await McpClient.CreateAsync(transport);
Console.WriteLine(
    $"{client.NegotiatedProtocolVersion}: {string.Join(' ', (await client.ListToolsAsync()).Select(tool => tool.Name))}"
);

var arguments = args[2..]
    .Select(given => given.Split('=', 2))
    .ToDictionary(given => given[0], given => (object?)given[1]);
var answer = await client.CallToolAsync(args[1], arguments);
Console.WriteLine(answer.StructuredContent);
return answer.IsError is true ? 1 : 0;
