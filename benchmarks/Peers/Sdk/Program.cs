using McpServer.Benchmarks.Sdk;
using ModelContextProtocol.AspNetCore;

// The MCP C# SDK as its own samples use it: stateless, tools registered the usual way.
// --auth adds JwtBearer and the SDK's authorization filters; --tools N fills the catalog.
var builder = WebApplication.CreateBuilder(args);
var isProtected = builder.Configuration.GetValue<bool>("auth");
builder.Logging.SetMinimumLevel(LogLevel.Warning);

var server = builder
    .Services.AddMcpServer()
    .WithHttpTransport(transport => transport.SessionMode = HttpServerSessionMode.Stateless)
    .WithTools(PeerTools.All(builder.Configuration.GetValue<int>("tools"), isProtected));
if (isProtected)
{
    builder.AddTokens();
    server.AddAuthorizationFilters();
}

var app = builder.Build();
var endpoint = app.MapMcp("/mcp");
if (isProtected)
{
    app.UseAuthentication();
    app.UseAuthorization();
    endpoint.RequireAuthorization();
}

await app.RunAsync();
