using System.CommandLine;
using System.Net;
using McpServer.Benchmarks.Load;

// Loads one MCP server by hand; benchmarks/run uses the same code against all of its peers.
var url = new Option<Uri>("--url")
{
    Description = "The MCP endpoint, such as http://127.0.0.1:3001/mcp.",
    Required = true,
};
var connections = new Option<int>("--connections") { Description = "How many.", DefaultValueFactory = _ => 16 };
var seconds = new Option<double>("--seconds") { Description = "How long.", DefaultValueFactory = _ => 5 };
var warmUp = new Option<double>("--warm-up")
{
    Description = "Seconds that are not counted.",
    DefaultValueFactory = _ => 5,
};
var kind = new Option<string>("--request") { Description = "call or list.", DefaultValueFactory = _ => "call" };
kind.AcceptOnlyFromAmong("call", "list");
var tool = new Option<string>("--tool") { Description = "The tool to call.", DefaultValueFactory = _ => "greet" };
var arguments = new Option<string>("--arguments")
{
    Description = "Its arguments, as JSON.",
    DefaultValueFactory = _ => """{"name":"Ada"}""",
};
var token = new Option<string?>("--token") { Description = "An access token." };
var host = new Option<string?>("--host") { Description = "The Host header, when it is not that of the address." };
var version = new Option<string>("--protocol")
{
    Description = "The protocol version.",
    DefaultValueFactory = _ => McpText.Legacy,
};
var status = new Option<int>("--status")
{
    Description = "The status that is expected.",
    DefaultValueFactory = _ => 200,
};
var marker = new Option<string>("--marker")
{
    Description = "Text that has to stand in the answer.",
    DefaultValueFactory = _ => "",
};
var command = new RootCommand("Loads an MCP server and verifies every answer.")
{
    url,
    connections,
    seconds,
    warmUp,
    kind,
    tool,
    arguments,
    token,
    host,
    version,
    status,
    marker,
};
command.SetAction(
    async (parsed, cancellationToken) =>
    {
        var address = parsed.GetRequiredValue(url);
        var text = new McpText
        {
            Path = address.PathAndQuery,
            Host = parsed.GetValue(host) ?? address.Authority,
            Token = parsed.GetValue(token),
            Version = parsed.GetValue(version)!,
        };
        var addresses = await Dns.GetHostAddressesAsync(address.DnsSafeHost, cancellationToken);
        var plan = new LoadPlan
        {
            Target = new(addresses[0], address.Port),
            Requests =
            [
                parsed.GetValue(kind) is "list"
                    ? text.List()
                    : text.Call(parsed.GetValue(tool)!, parsed.GetValue(arguments)!),
            ],
            Expected = new(parsed.GetValue(status), parsed.GetValue(marker)!),
            Connections = parsed.GetValue(connections),
            Duration = TimeSpan.FromSeconds(parsed.GetValue(warmUp)),
        };
        _ = await LoadRun.RunAsync(plan, cancellationToken: cancellationToken);
        var measured = plan with { Duration = TimeSpan.FromSeconds(parsed.GetValue(seconds)) };
        var result = await LoadRun.RunAsync(measured, cancellationToken: cancellationToken);
        await Console.Out.WriteLineAsync(
            FormattableString.Invariant(
                $"{result.CallsPerSecond:0} calls/s, p50 {result.P50:0} us, p99 {result.P99:0} us, p99.9 {result.P999:0} us, {result.Errors} errors"
            )
        );
        if (result.FirstError is { } error)
        {
            await Console.Error.WriteLineAsync($"The first error: {error}");
        }

        return result.Errors == 0 && result.Calls > 0 ? 0 : 1;
    }
);
return await command.Parse(args).InvokeAsync();
