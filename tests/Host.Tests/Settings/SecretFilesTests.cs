using McpServer.Application.Ports;
using McpServer.Host.Settings;
using McpServer.Host.Tests.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace McpServer.Host.Tests.Settings;

public sealed class SecretFilesTests : IDisposable
{
    private readonly TemporaryFolder _secrets = new();

    public void Dispose() => _secrets.Dispose();

    [Fact]
    public async Task A_file_is_the_setting_that_it_is_named_after()
    {
        _secrets.Write("Auth0__Domain", "tenant.us.auth0.com\n");
        _secrets.Write("AUTH0_AUDIENCE", "https://mcp.example.com/");
        _secrets.Write("Server__AllowedHosts", "a.example.com,b.example.com");

        await using var server = Start();

        Assert.Equal(["https://tenant.us.auth0.com/"], IssuersOf(server));
        Assert.Equal("https://mcp.example.com", OptionsOf(server).PublicUrl);
        Assert.Equal(["a.example.com", "b.example.com"], OptionsOf(server).AllowedHosts);
    }

    [Fact]
    public async Task The_command_line_wins_over_a_file()
    {
        WriteTenant();
        _secrets.Write("Server__Title", "Of the file");

        await using var server = Start("--Server:Title=Of the command line");

        Assert.Equal("Of the command line", OptionsOf(server).Title);
    }

    [Fact]
    public async Task A_file_wins_over_the_settings_file()
    {
        WriteTenant();
        using var root = new TemporaryFolder();
        root.Write(
            "appsettings.json",
            """{ "Server": { "Title": "Of the settings file", "Name": "settings-file" } }"""
        );
        _secrets.Write("Server__Title", "Of the file");

        await using var server = Start($"--contentRoot={root.Path}");

        Assert.Equal("Of the file", OptionsOf(server).Title);
        Assert.Equal("settings-file", OptionsOf(server).Name);
    }

    [Fact]
    public async Task What_a_platform_keeps_beside_the_secrets_is_left_alone()
    {
        WriteTenant();
        Directory.CreateDirectory(Path.Combine(_secrets.Path, "..2026_11_25"));
        _secrets.Write("..data", "x");

        await using var server = Start();

        Assert.Equal(["https://tenant.us.auth0.com/"], IssuersOf(server));
    }

    [Fact]
    public void A_file_that_cannot_be_read_stops_the_start_with_all_other_faults()
    {
        File.CreateSymbolicLink(Path.Combine(_secrets.Path, "Auth0__Domain"), "/nowhere/at/all");

        var told = FaultsOf("--Server:MaxRequestBytes=0");

        Assert.Contains(
            $"The secret {Path.Combine(_secrets.Path, "Auth0__Domain")} cannot be read",
            told,
            StringComparison.Ordinal
        );
        Assert.Contains("Server:MaxRequestBytes", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Auth0__Domian", "Domian")]
    [InlineData("Server__Prot", "Prot")]
    [InlineData("domain", "names no setting")]
    [InlineData("AUTH0_DOMIAN", "names no setting")]
    public void A_file_that_is_no_setting_stops_the_start(string name, string told)
    {
        WriteTenant();
        _secrets.Write(name, "x");

        Assert.Contains(told, FaultsOf(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_directory_that_is_not_there_stops_the_start()
    {
        var exception = Record.Exception(() => ServerApplication.Create(["--Secrets:Directory=/nowhere/at/all"]));

        Assert.Contains("'/nowhere/at/all'", StartMessages.Sentences(exception!), StringComparison.Ordinal);
    }

    private void WriteTenant()
    {
        _secrets.Write("Auth0__Domain", "tenant.us.auth0.com");
        _secrets.Write("Auth0__Audience", "https://mcp.example.com/");
    }

    private WebApplication Start(params string[] more) =>
        ServerApplication.Create([$"--SECRETS_DIRECTORY={_secrets.Path}", .. more]);

    private string FaultsOf(params string[] more)
    {
        var exception = Record.Exception(() => Start(more));
        Assert.True(StartMessages.CanExplain(exception!));
        return StartMessages.Sentences(exception!);
    }

    private static IReadOnlyList<string> IssuersOf(WebApplication server) =>
        server.Services.GetRequiredService<IAuthorizationServer>().Issuers;

    private static ServerOptions OptionsOf(WebApplication server) =>
        server.Services.GetRequiredService<IOptions<ServerOptions>>().Value;
}
