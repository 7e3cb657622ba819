using System.Net.Sockets;
using System.Reflection;
using McpServer.Application.Catalog;
using Microsoft.Extensions.Options;

namespace McpServer.Host.Settings;

/// <summary>What a person at the terminal reads when the server cannot start, or asks for help.</summary>
public static class StartMessages
{
    private const int Failure = 1;

    private static string Program => Assembly.GetEntryAssembly()?.GetName().Name ?? "McpServer.Host";

    /// <summary>Writes how the server is started, and returns the exit code.</summary>
    public static int Help()
    {
        Write(
            toError: false,
            $"""
            An MCP server protected by Auth0.

            Usage: {Program} [command] [--Section:Setting=value ...]

            Commands (each has its own --help):
              serve             runs the server; the same without a command. With --check it serves nothing: it tells whether
                                the settings, the tools, the issuer and its keys are fine
              healthcheck       asks the server that runs here how it is; for containers
              tenant            sets up the Auth0 tenant from one file, for exactly the tools of this build
              permissions       the permissions of this build, and the tools behind each
              tools             the contracts of this build's tools, and the tokens they take of a model's context

            It needs two settings:
              AUTH0_DOMAIN    or --Auth0:Domain     the tenant, such as tenant.us.auth0.com
              AUTH0_AUDIENCE  or --Auth0:Audience   the API identifier, such as https://mcp.example.com/

            Often used:
              MCP_SERVER_URL  or --Server:PublicUrl the address that clients use; the audience when left out
              PORT            or --Server:Port      the port to listen on; 3001 when left out
              SECRETS_DIRECTORY                     a directory with a file for each setting, such as Replicas__Redis; /run/secrets

            All settings: docs/configuration.md. To try it without an Auth0 tenant: dotnet run --project dev/Launcher
            """
        );
        return 0;
    }

    /// <summary>Whether a person can mend it, so that a sentence says more than a stack trace.</summary>
    public static bool CanExplain(Exception exception) => FaultsOf(exception).Count > 0;

    /// <summary>Writes what to mend to standard error, and returns the exit code.</summary>
    public static int Explain(Exception exception)
    {
        Write(toError: true, $"McpServer cannot start:\n{Sentences(exception)}");
        return Failure;
    }

    /// <summary>What to mend, a line each.</summary>
    public static string Sentences(Exception exception)
    {
        var faults = FaultsOf(exception).SelectMany(fault => fault.Split('\n')).Select(line => $"  {line}");
        return string.Join('\n', faults);
    }

    private static IReadOnlyList<string> FaultsOf(Exception exception) =>
        exception switch
        {
            AggregateException several => [.. several.InnerExceptions.SelectMany(FaultsOf)],
            OptionsValidationException options => [.. options.Failures],
            CatalogException catalog => [catalog.Message],
            InvalidDataException file => [$"{file.Message} Mend the file; docs/configuration.md shows every setting."],
            _ when exception.Source is "Microsoft.Extensions.DependencyInjection" => [exception.Message],
            _ when exception.Source is "Microsoft.Extensions.Configuration.Binder" =>
            [
                $"{exception.Message} docs/configuration.md lists every setting with its type and an example.",
            ],
            _ when CauseOf<SocketException>(exception) is { } socket =>
            [
                $"{exception.Message} ({socket.SocketErrorCode}). Stop the other program, or listen elsewhere: PORT=3101.",
            ],
            _ => [],
        };

    private static T? CauseOf<T>(Exception? exception)
        where T : Exception => exception is null or T ? exception as T : CauseOf<T>(exception.InnerException);

#pragma warning disable RS0030 // Before the start there is no logger to ask.
    private static void Write(bool toError, string text) => (toError ? Console.Error : Console.Out).WriteLine(text);
#pragma warning restore RS0030
}
