using McpServer.Application.Catalog;
using McpServer.Application.Ports;
using McpServer.Application.Tenancy;
using McpServer.Application.Tenancy.Declaration;
using McpServer.Host.Challenges;
using McpServer.Host.Settings;
using MediatR;
using Microsoft.Extensions.Options;

namespace McpServer.Host.Commands.Tenant;

/// <summary>One run of a tenant command: the catalog, the tenant as it should be, and the way to the tenant as it is.</summary>
internal sealed class TenantSession : IAsyncDisposable
{
    private const string Audience = "Auth0:Audience";

    private readonly WebApplication _app;
    private readonly AsyncServiceScope _scope;

    private TenantSession(WebApplication app, DesiredTenant desired)
    {
        _app = app;
        _scope = app.Services.CreateAsyncScope();
        Desired = desired;
    }

    public DesiredTenant Desired { get; }

    public ToolCatalog Catalog => _app.Services.GetRequiredService<ToolCatalog>();

    /// <summary>The tenant's issuer, as people see it.</summary>
    public string Issuer => _app.Services.GetRequiredService<IAuthorizationServer>().Issuers[0];

    /// <summary>Where the running server publishes its metadata.</summary>
    public string ServerMetadata =>
        ResourceMetadata.AddressOf(_app.Services.GetRequiredService<IOptions<ServerOptions>>().Value.PublicUrl);

    /// <exception cref="TenantFileException">The tenant file cannot be used.</exception>
    /// <exception cref="OptionsValidationException">A setting is missing or wrong.</exception>
    public static async Task<TenantSession> OpenAsync(
        CommandHost host,
        TenantArguments arguments,
        CancellationToken cancellationToken
    )
    {
        var app = host.Compose(arguments.Settings);
        try
        {
            TellCatalogFaults(app);
            var files = await TenantFiles.ReadAsync(arguments.Files, cancellationToken);
            var permissions = app.Services.GetRequiredService<ToolCatalog>().Permissions;
            var file = TenantFileReader.Read(files, permissions);
            var desired = DesiredTenant.Of(file, app.Configuration[Audience], permissions);
            // The file may be the only one to name it; then it is the server's too.
            app.Configuration[Audience] = desired.Identifier;
            app.Services.GetRequiredService<IStartupValidator>().Validate();
            return new(app, desired);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    // A faulty catalog ends it before the file is read: what is wrong with the settings is told with it all the same.
    private static void TellCatalogFaults(WebApplication app)
    {
        try
        {
            _ = app.Services.GetRequiredService<ToolCatalog>();
        }
        catch (CatalogException)
        {
            // The file may name it.
            app.Configuration[Audience] ??= "https://named-by-the-file.invalid/";
            StartChecks.Pass(app.Services);
        }
    }

    public Task<TAnswer> SendAsync<TAnswer>(IRequest<TAnswer> request, CancellationToken cancellationToken) =>
        _scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _app.DisposeAsync();
    }
}
