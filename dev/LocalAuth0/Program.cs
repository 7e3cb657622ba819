using McpServer.LocalAuth0;
using Microsoft.AspNetCore.Connections;
using Spectre.Console;

await using var defaults = typeof(LocalTenant).Assembly.GetManifestResourceStream("appsettings.json")!;
var settings = new ConfigurationBuilder()
    .AddJsonStream(defaults)
    .AddCommandLine(args, new Dictionary<string, string>(StringComparer.Ordinal) { ["--database"] = "DatabasePath" })
    .Build();

// Nothing that one may want to copy is broken across lines, not even in a pipe.
AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 200);
try
{
    var tenant = settings.Get<LocalTenant>()!;
    await using var app = LocalAuth0Application.Create(tenant);
    await app.StartAsync();
    Welcome.Show(tenant);
    await app.WaitForShutdownAsync();
    return 0;
}
catch (IOException exception) when (exception.InnerException is AddressInUseException)
{
    AnsiConsole.WriteLine(
        $"{exception.Message} Another program uses the port of {settings["Issuer"]}; "
            + "stop it or start with --issuer http://localhost:3012/"
    );
    return 1;
}
catch (InvalidOperationException exception)
{
    AnsiConsole.WriteLine(exception.Message);
    return 1;
}
