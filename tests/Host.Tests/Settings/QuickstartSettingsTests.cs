using McpServer.Application.Ports;
using McpServer.Host.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace McpServer.Host.Tests.Settings;

public sealed class QuickstartSettingsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("quickstart");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_names_of_the_quickstart_work()
    {
        await using var server = Create(
            "Production",
            ("AUTH0_DOMAIN", "tenant.us.auth0.com"),
            ("AUTH0_AUDIENCE", "http://localhost:3001/"),
            ("MCP_SERVER_URL", "https://mcp.example.com/"),
            ("PORT", "8123")
        );

        Assert.Equal(["https://tenant.us.auth0.com/"], Tenant(server).Issuers);
        Assert.Equal("http://localhost:3001/", Tenant(server).Resource);
        Assert.Equal("https://mcp.example.com", Options(server).PublicUrl);
        Assert.Equal("http://*:8123", server.Configuration[WebHostDefaults.ServerUrlsKey]);
    }

    [Fact]
    public async Task A_setting_under_its_own_name_wins()
    {
        await using var server = Create(
            "Production",
            ("AUTH0_DOMAIN", "other.us.auth0.com"),
            ("Auth0:Domain", "tenant.us.auth0.com"),
            ("Auth0:Audience", "https://mcp.example.com/")
        );

        Assert.Equal(["https://tenant.us.auth0.com/"], Tenant(server).Issuers);
    }

    [Fact]
    public async Task In_development_the_env_file_is_read_and_the_server_listens_on_loopback()
    {
        WriteEnvFile();

        await using var server = Create("Development");

        Assert.Equal(["https://file.us.auth0.com/"], Tenant(server).Issuers);
        Assert.Equal("http://localhost:3111", server.Configuration[WebHostDefaults.ServerUrlsKey]);
    }

    [Fact]
    public async Task In_production_the_env_file_is_not_read()
    {
        WriteEnvFile();

        await using var server = Create(
            "Production",
            ("AUTH0_DOMAIN", "tenant.us.auth0.com"),
            ("AUTH0_AUDIENCE", "https://mcp.example.com/")
        );

        Assert.Equal(["https://tenant.us.auth0.com/"], Tenant(server).Issuers);
        Assert.Equal("http://*:3001", server.Configuration[WebHostDefaults.ServerUrlsKey]);
    }

    [Fact]
    public void A_production_start_without_a_tenant_names_both_settings_with_right_values_and_nothing_else()
    {
        var exception = Assert.Throws<OptionsValidationException>(() => Create("Production"));

        Assert.True(StartMessages.CanExplain(exception));
        Assert.Equal(2, exception.Failures.Count());
        Assert.Contains("Auth0:Domain", exception.Message, StringComparison.Ordinal);
        Assert.Contains("AUTH0_DOMAIN", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Auth0:Audience", exception.Message, StringComparison.Ordinal);
        Assert.Contains("AUTH0_AUDIENCE", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_may_be_one_value_with_commas()
    {
        await using var server = Create(
            "Production",
            ("Auth0:Domain", "tenant.us.auth0.com"),
            ("Auth0:AdditionalDomains", "login.example.com, id.example.com"),
            ("Auth0:Audience", "https://mcp.example.com/")
        );

        Assert.Equal(
            ["https://tenant.us.auth0.com/", "https://login.example.com/", "https://id.example.com/"],
            Tenant(server).Issuers
        );
    }

    [Fact]
    public void Faults_of_several_sections_are_told_together()
    {
        var exception = Assert.Throws<AggregateException>(() => Create("Production", ("PORT", "99999")));

        Assert.True(StartMessages.CanExplain(exception));
        Assert.Equal(2, exception.InnerExceptions.Count);
    }

    [Fact]
    public void A_value_of_the_wrong_kind_hides_no_fault_of_another_section()
    {
        var exception = Record.Exception(() =>
            Create(
                "Production",
                ("Server:DrainTime", "soon"),
                ("Catalog:Timeout", "later"),
                ("Audit:ArgumentHashKey", "x")
            )
        );

        var told = StartMessages.Sentences(exception!);
        Assert.All(
            ["'soon'", "'later'", "Audit:ArgumentHashKey", "Auth0:Domain", "Auth0:Audience"],
            fault => Assert.Contains(fault, told, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("Server:PublicUrl", "https://mcp.example.com/mcp")]
    [InlineData("Server:PublicUrl", "https://example.com/tools/mcp/")]
    [InlineData("Server:PublicUrl", "https://example.com/tools?a=b")]
    [InlineData("Server:PublicUrl", "https://example.com/tools#a")]
    [InlineData("Server:PublicUrl", "https://example.com//tools")]
    [InlineData("Server:PublicUrl", "https://example.com/a/../tools")]
    [InlineData("Server:PublicUrl", "https://example.com/a%2Fb")]
    [InlineData("Server:TrustedProxies", "10.0.0.0/8,proxy.internal")]
    [InlineData("Server:TrustedProxies:0", "0.0.0.0/0")]
    [InlineData("Server:TrustedProxies:0", "::/0")]
    [InlineData("Server:TrustedProxies:0", "10")]
    [InlineData("Server:TrustedProxies:0", "*")]
    [InlineData("Server:TrustedProxies", ", ,")]
    [InlineData("Auth0:Organizations", ",")]
    [InlineData("Server:TrustedProxies:0", "192.168")]
    [InlineData("Server:TrustedProxies:0", "10.5")]
    [InlineData("Server:TrustedProxies:0", "010.0.0.5")]
    [InlineData("Server:TrustedProxies:0", "10.5/16")]
    [InlineData("Server:TrustedProxies:0", "::ffff:0:0/96")]
    [InlineData("Server:TrustedProxies:0", "10.0.0.0/8/8")]
    [InlineData("Server:PublicUrl", "https://mcp.example.com\\")]
    [InlineData("Server:PublicUrl", "https://mcp.example.com/.")]
    [InlineData("Server:PublicUrl", "https://mcp.example.com ")]
    [InlineData("Server:PublicUrl", "https://mcp.example.com:443")]
    [InlineData("Server:AllowedOrigins:0", "https://app.example.com:443")]
    [InlineData("Server:DrainTime", "-00:00:01")]
    [InlineData("Server:DrainTime", "01:00:01")]
    [InlineData("Server:DrainTime", "20")]
    [InlineData("Server:DrainDelay", "-00:00:01")]
    [InlineData("Server:DrainDelay", "soon")]
    [InlineData("Secrets:Folder", "/run/secrets")]
    [InlineData("Server:PublicUrl", "mcp.example.com")]
    [InlineData("Server:MaxRequestBytes", "0")]
    [InlineData("Server:ToolListLifetime", "-00:00:01")]
    [InlineData("Server:AllowedOrigins:0", "https://app.example.com/")]
    [InlineData("Server:AllowedOrigins:0", "*")]
    [InlineData("Server:AllowedHosts:0", "https://mcp.example.com")]
    [InlineData("Server:AllowedHosts:0", "mcp.internal:8080")]
    [InlineData("Server:MaxRequestBytes", "1MB")]
    [InlineData("Server:Port", "abc")]
    [InlineData("Server:Misspelled", "x")]
    [InlineData("Auth0:Organisations:0", "org_abc")]
    [InlineData("Auth0:ClockSkew", "soon")]
    [InlineData("Catalog:WithoutPermissionsClaim", "7")]
    [InlineData("Audit:ArgumentHashKey", "too short")]
    [InlineData("Catalog:WithoutPermissionsClaim", "Perhaps")]
    public void A_setting_with_a_wrong_value_stops_the_start_and_is_named(string setting, string value)
    {
        var exception = Record.Exception(() =>
        {
            using IDisposable server = Create(
                "Production",
                ("Auth0:Domain", "tenant.us.auth0.com"),
                ("Auth0:Audience", "https://mcp.example.com/"),
                (setting, value)
            );
        });

        Assert.True(StartMessages.CanExplain(exception!));
        Assert.Contains(setting.Split(':')[1], exception!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_switch_that_trusts_every_proxy_stops_the_start()
    {
        var exception = Record.Exception(() =>
            Create(
                "Production",
                ("Auth0:Domain", "tenant.us.auth0.com"),
                ("Auth0:Audience", "https://mcp.example.com/"),
                ("ForwardedHeaders_Enabled", "true")
            )
        );

        Assert.Contains("Server:TrustedProxies", StartMessages.Sentences(exception!), StringComparison.Ordinal);
    }

    private static IAuthorizationServer Tenant(WebApplication server) =>
        server.Services.GetRequiredService<IAuthorizationServer>();

    private static ServerOptions Options(WebApplication server) =>
        server.Services.GetRequiredService<IOptions<ServerOptions>>().Value;

    private void WriteEnvFile() =>
        File.WriteAllText(
            Path.Combine(_folder.FullName, ".env"),
            "AUTH0_DOMAIN=file.us.auth0.com\nAUTH0_AUDIENCE=https://mcp.example.com/\nPORT=3111\n"
        );

    private WebApplication Create(string environment, params (string Name, string Value)[] settings) =>
        ServerApplication.Create(
            [$"--environment={environment}", $"--contentRoot={_folder.FullName}"],
            builder =>
                builder.Configuration.AddInMemoryCollection(
                    settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value))
                )
        );
}
