using System.CommandLine;
using System.Net;
using McpServer.Host.Health;
using McpServer.Host.Settings;

namespace McpServer.Host.Commands.Serving;

/// <summary>
/// <c>healthcheck</c>: asks the server that runs beside it. An image without a shell has nothing else to ask with.
/// </summary>
/// <remarks>
/// Whether it lives, not whether it is ready: what an orchestrator does to an unhealthy container is to replace it, and a
/// new one is no better off while the issuer is down or while calls are drained.
/// </remarks>
internal static class HealthcheckCommand
{
    public static Command Create(CommandHost host)
    {
        var ready = new Option<bool>("--ready")
        {
            Description = "Asks whether it can serve calls now, and not only whether it lives.",
        };
        var port = new Option<int?>("--port")
        {
            Description = "The port to ask; the one of the settings when left out.",
            HelpName = "N",
        };
        var command = new Command("healthcheck", "Asks the server that runs here how it is. Exit code 0: well, 1: not.")
        {
            ready,
            port,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(host, parsed.GetValue(ready), parsed.GetValue(port), cancellationToken)
        );
        return command;
    }

    private static async Task<int> RunAsync(
        CommandHost host,
        bool asksReady,
        int? port,
        CancellationToken cancellationToken
    )
    {
        if (AddressOf(host.Settings, port) is not { } server)
        {
            host.Terminal.Fault(
                "The server listens on no plain HTTP address of this machine; name a port with --port."
            );
            return ExitCode.Failure;
        }

        var path = asksReady ? HealthEndpoints.ReadyPath : HealthEndpoints.LivePath;
        var health = await HealthProbe.AskAsync(new Uri(server, path), TimeProvider.System, cancellationToken);
        if (health.IsWell)
        {
            host.Terminal.Plain(health.Sentence);
            return ExitCode.Done;
        }

        host.Terminal.Fault(health.Sentence);
        return ExitCode.Failure;
    }

    // The settings as the server reads them; nothing is composed, and no catalog is read, since this runs every minute.
    private static Uri? AddressOf(string[] settings, int? port)
    {
        var builder = WebApplication.CreateSlimBuilder(settings);
        _ = SecretFiles.Add(builder.Configuration);
        builder.Configuration.AddQuickstartSettings(builder.Environment);
        var addresses = port is { } asked
            ? [$"http://localhost:{asked}"]
            : ListenAddresses.Of(builder.Configuration, builder.Environment);
        var http = addresses.Select(Parse).FirstOrDefault(address => address is { Scheme: "http", IsUnixPipe: false });
        return http is null ? null : new UriBuilder(http.Scheme, Reachable(http.Host), http.Port).Uri;
    }

    private static BindingAddress? Parse(string address)
    {
        try
        {
            return BindingAddress.Parse(address);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    // Kestrel listens on every address for a name that is no address; the name itself may be another machine's.
    private static string Reachable(string host) =>
        host is "[::]" ? "[::1]"
        : host is "localhost" || (IPAddress.TryParse(host, out var address) && !address.Equals(IPAddress.Any)) ? host
        : "127.0.0.1";
}
