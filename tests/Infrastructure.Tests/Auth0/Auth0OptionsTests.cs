using McpServer.Application.Ports;
using McpServer.TestBench;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace McpServer.Infrastructure.Tests.Auth0;

public sealed class Auth0OptionsTests
{
    private const string Domain = "tenant.us.auth0.com";
    private const string Audience = "http://localhost:3001/";

    [Fact]
    public async Task A_start_without_settings_tells_all_that_is_missing()
    {
        using var host = Build([]);

        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(host));

        Assert.Equal(2, fault.Failures.Count());
        Assert.Contains("Auth0:Domain is missing", fault.Message, StringComparison.Ordinal);
        Assert.Contains("AUTH0_DOMAIN", fault.Message, StringComparison.Ordinal);
        Assert.Contains(Domain, fault.Message, StringComparison.Ordinal);
        Assert.Contains("Auth0:Audience is missing", fault.Message, StringComparison.Ordinal);
        Assert.Contains("AUTH0_AUDIENCE", fault.Message, StringComparison.Ordinal);
        Assert.Contains(Audience, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_with_many_faults_tells_them_all_at_once()
    {
        using var host = Build([
            ("Domain", "https://tenant.us.auth0.com/"),
            ("AdditionalDomains:0", "login"),
            ("AdditionalDomains:1", "login.example.com"),
            ("AdditionalDomains:2", "login.example.com"),
            ("Audience", "my api"),
            ("AdditionalAudiences:0", "http://localhost:3001/#mcp"),
            ("AdditionalAudiences:1", "https://login.example.com/api/v2/"),
            ("AdditionalAudiences:2", "http://localhost:3001/mcp"),
            ("AdditionalAudiences:3", "http://localhost:3001/mcp"),
            ("GrantByPermissions:0", "*"),
            ("GrantByPermissions:1", "tpc_4kTn5cXw2B8Mq3vZ1"),
            ("TokenTypes:0", "JWS"),
            ("Organizations:0", "Example Corporation"),
            ("ClockSkew", "30"),
        ]);

        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(host));

        Assert.Equal(
            [
                "Auth0:Domain",
                "Auth0:AdditionalDomains:0",
                "Auth0:AdditionalDomains:2",
                "Auth0:Audience",
                "Auth0:AdditionalAudiences:0",
                "Auth0:AdditionalAudiences:1",
                "Auth0:AdditionalAudiences:3",
                "Auth0:GrantByPermissions:0",
                "Auth0:TokenTypes:0",
                "Auth0:Organizations:0",
                "Auth0:ClockSkew",
            ],
            fault.Failures.Select(failure => failure.Split(' ')[0])
        );
        Assert.All(fault.Failures, failure => Assert.Matches("'[^']+'\\)?\\.$|says\\.$", failure));
    }

    [Theory]
    [InlineData("https://tenant.us.auth0.com", Domain)]
    [InlineData("https://tenant.us.auth0.com/", Domain)]
    [InlineData("tenant.us.auth0.com/", Domain)]
    [InlineData("tenant.us.auth0.com:443", Domain)]
    [InlineData("tenant.us.auth0.com.", Domain)]
    [InlineData("TENANT.us.auth0.com", Domain)]
    [InlineData(" tenant.us.auth0.com", Domain)]
    [InlineData("https://login.example.com/path?query", "login.example.com")]
    [InlineData("tenant", Domain)]
    [InlineData("user@tenant.us.auth0.com", Domain)]
    [InlineData("a b", Domain)]
    [InlineData("http://localhost:3002/", "localhost:3002")]
    public async Task A_domain_that_is_no_bare_host_name_is_refused_with_the_right_one(string domain, string right)
    {
        using var host = Build([("Domain", domain), ("Audience", Audience)]);

        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(host));

        Assert.EndsWith($"write '{right}'.", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://tenant.us.auth0.com/api/v2/")]
    [InlineData("https://tenant.us.auth0.com/userinfo")]
    [InlineData("https://login.example.com/userinfo")]
    public async Task An_api_of_the_tenant_itself_is_no_audience(string audience)
    {
        using var host = Build([
            ("Domain", Domain),
            ("AdditionalDomains:0", "login.example.com"),
            ("Audience", audience),
        ]);

        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(host));

        Assert.StartsWith("Auth0:Audience", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("my-api")]
    [InlineData("localhost:3001/")]
    [InlineData("/mcp")]
    [InlineData("http://localhost:3001/#mcp")]
    [InlineData("http://localhost:3001/ ")]
    public async Task An_audience_that_no_client_could_ask_for_is_refused(string audience)
    {
        using var host = Build([("Domain", Domain), ("Audience", audience)]);

        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(host));

        Assert.StartsWith("Auth0:Audience", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost:3001/")]
    [InlineData("http://localhost:3001")]
    [InlineData("https://MCP.example.com:443/%7Emcp")]
    [InlineData("urn:example:mcp")]
    [Requirement("AZ-06")]
    public async Task The_audience_is_kept_byte_for_byte(string audience)
    {
        using var host = Build([("Domain", Domain), ("Audience", audience)]);

        await StartAsync(host);

        Assert.Equal(audience, host.Services.GetRequiredService<IAuthorizationServer>().Resource);
    }

    [Theory]
    [InlineData("Development", "localhost:3002", "http://localhost:3002/")]
    [InlineData("Development", "127.0.0.1:3002", "http://127.0.0.1:3002/")]
    [InlineData("Development", Domain, "https://tenant.us.auth0.com/")]
    [InlineData("Development", "localhost.evil.example", "https://localhost.evil.example/")]
    [InlineData("Staging", "localhost:3002", "https://localhost:3002/")]
    [InlineData("Production", "localhost:3002", "https://localhost:3002/")]
    [InlineData("Production", Domain, "https://tenant.us.auth0.com/")]
    [Requirement("AZ-25")]
    public async Task Only_this_machine_in_development_may_do_without_tls(
        string environment,
        string domain,
        string issuer
    )
    {
        using var host = Build([("Domain", domain), ("Audience", Audience)], environment);

        await StartAsync(host);

        Assert.Equal([issuer], host.Services.GetRequiredService<IAuthorizationServer>().Issuers);
    }

    [Fact]
    public async Task The_domain_that_people_are_sent_to_is_the_first_issuer()
    {
        using var host = Build([
            ("Domain", "login.example.com"),
            ("AdditionalDomains:0", Domain),
            ("AdditionalDomains:1", "a.example.com"),
            ("Audience", Audience),
        ]);

        await StartAsync(host);

        Assert.Equal(
            ["https://login.example.com/", "https://tenant.us.auth0.com/", "https://a.example.com/"],
            host.Services.GetRequiredService<IAuthorizationServer>().Issuers
        );
    }

    private static IHost Build(IEnumerable<(string Key, string Value)> settings, string environment = "Production")
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection(
            settings.Select(setting => KeyValuePair.Create($"Auth0:{setting.Key}", (string?)setting.Value))
        );
        builder.Services.AddInfrastructure(builder.Configuration, builder.Environment);
        return builder.Build();
    }

    private static Task StartAsync(IHost host) => host.StartAsync(TestContext.Current.CancellationToken);
}
