using System.Text;

// The limit of the machine: Kestrel reads the request and writes the bytes that the SDK would, and knows nothing of MCP.
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
var app = builder.Build();
Dictionary<string, byte[]> answers = new(StringComparer.Ordinal)
{
    ["/mcp"] = Answer("Hello, Ada!"),
    ["/answer_16k"] = Answer(new string('x', (16 * 1024) - 3) + "END"),
    ["/answer_128k"] = Answer(new string('x', (128 * 1024) - 3) + "END"),
};
app.Run(async context =>
{
    while (true)
    {
        var read = await context.Request.BodyReader.ReadAsync(context.RequestAborted);
        context.Request.BodyReader.AdvanceTo(read.Buffer.End);
        if (read.IsCompleted)
        {
            break;
        }
    }

    context.Response.ContentType = "text/event-stream";
    await context.Response.Body.WriteAsync(answers[context.Request.Path.Value!], context.RequestAborted);
});
await app.RunAsync();

static byte[] Answer(string message) =>
    Encoding.UTF8.GetBytes(
        $$$"""
        event: message
        data: {"result":{"content":[{"type":"text","text":"{\u0022message\u0022:\u0022{{{message}}}\u0022}"}],"structuredContent":{"message":"{{{message}}}"}},"id":1,"jsonrpc":"2.0"}


        """
    );
