using McpServer.Application.Catalog;
using McpServer.Application.Ports;
using McpServer.Application.Tenancy.Remote;
using McpServer.Host.Settings;
using Microsoft.Extensions.Options;

namespace McpServer.Host.Commands.Serving;

/// <summary>
/// <c>serve --check</c>: all that a start would find, and what a start cannot know: whether the issuer is who the settings
/// say. Nothing is served.
/// </summary>
internal static class ServeCheck
{
    public const string Option = "--check";

    public static async Task<int> RunAsync(
        string[] args,
        Terminal terminal,
        Action<WebApplicationBuilder>? adjust,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await using var server = ServerApplication.Create(args, adjust);
            Describe(server, terminal);
            var issuers = await server.Services.GetRequiredService<IPublishedIssuers>().ReadAsync(cancellationToken);
            // All are told, also after a fault.
            var faulty = issuers.Count(issuer => !Tell(issuer, terminal));
            return faulty == 0 ? ExitCode.Done : ExitCode.Failure;
        }
        catch (Exception exception) when (StartMessages.CanExplain(exception))
        {
            terminal.Fault($"McpServer cannot start:\n{StartMessages.Sentences(exception)}");
            return ExitCode.Failure;
        }
    }

    private static void Describe(WebApplication server, Terminal terminal)
    {
        var catalog = server.Services.GetRequiredService<ToolCatalog>();
        var options = server.Services.GetRequiredService<IOptions<ServerOptions>>().Value;
        var listens = string.Join(", ", ListenAddresses.Of(server.Configuration, server.Environment));
        terminal.Plain(
            $"settings  fine: {server.Environment.EnvironmentName}, listens on {listens}, clients use {options.PublicUrl}{ServerOptions.McpPath}"
        );
        terminal.Plain($"catalog   fine: {catalog.Tools.Count} tools, {catalog.Permissions.Count} permissions");
    }

    private static bool Tell(PublishedIssuer issuer, Terminal terminal)
    {
        foreach (var fault in issuer.Faults)
        {
            terminal.Fault($"issuer    FAULT: {fault}");
        }

        if (issuer.Faults.Count == 0)
        {
            terminal.Plain($"issuer    fine: {issuer.Identifier}, byte for byte what it calls itself");
            terminal.Plain($"keys      fine: {issuer.UsableKeys} that tokens can be signed with");
        }

        return issuer.Faults.Count == 0;
    }
}
