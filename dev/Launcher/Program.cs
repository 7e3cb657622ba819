using McpServer.Application.Tenancy;
using McpServer.Host.Settings;
using McpServer.Launcher;
using Microsoft.AspNetCore.Connections;
using Spectre.Console;

if (args is ["--help" or "-h"])
{
    Welcome.Plain(LauncherOptions.Help);
    return 0;
}

try
{
    var options = LauncherOptions.Parse(args);
    var orders = Path.ChangeExtension(options.Data, ".orders.db")!;
    if (options is { Fresh: true, Data: { } data })
    {
        File.Delete(data);
        File.Delete(orders);
    }

    if (!options.Bare)
    {
        options = options with { TenantFiles = [.. options.TenantFiles, .. OrdersSample.TenantFiles] };
    }

    await using var system = await LocalSystem.StartAsync(
        options,
        options.Bare ? null : server => OrdersSample.AddTo(server, options.Issuer, orders)
    );
    await Welcome.PrintAsync(system, options);
    await system.Server.WaitForShutdownAsync();
    AnsiConsole.MarkupLine("[grey]Both have stopped.[/]");
    return 0;
}
catch (FormatException exception)
{
    Welcome.Plain(exception.Message);
}
catch (IOException exception) when (exception.InnerException is AddressInUseException)
{
    Welcome.Plain($"{exception.Message} Stop the other program, or choose other ports: --port 3101 --auth-port 3102");
}
catch (TenantException exception)
{
    Welcome.Plain(exception.Message);
}
catch (Exception exception) when (StartMessages.CanExplain(exception))
{
    return StartMessages.Explain(exception);
}

return 1;
