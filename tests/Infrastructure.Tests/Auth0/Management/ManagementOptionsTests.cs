using McpServer.Application.Ports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace McpServer.Infrastructure.Tests.Auth0.Management;

public sealed class ManagementOptionsTests
{
    [Fact]
    public async Task Nothing_has_to_be_set()
    {
        using var host = Build();

        await StartAsync(host);

        Assert.NotNull(host.Services.GetService<ITenantManagement>());
    }

    [Theory]
    [InlineData("Management:Domain", "https://tenant.us.auth0.com/", "write 'tenant.us.auth0.com'.")]
    [InlineData("Management:RequestsPerSecond", "0", "such as '2' for the Free plan.")]
    [InlineData("Management:RequestsPerSecond", "101", "such as '2' for the Free plan.")]
    [InlineData(
        "Management:ApiToken",
        "Bearer hush",
        "write the bare value, such as 'eyJhbGciOiJSUzI1NiJ9.eyJ9.c2ln'."
    )]
    [InlineData(
        "Management:ApiToken",
        "hush\r\nX-Evil: 1",
        "write the bare value, such as 'eyJhbGciOiJSUzI1NiJ9.eyJ9.c2ln'."
    )]
    [InlineData("Management:ClientId", "one", "or sign in with '--login'.")]
    [InlineData("Management:ClientSecret", "hush", "such as 'kXp3vQ8sT1nL5wZ7'.")]
    [InlineData("Management:DeviceLogin", "true", "such as 'kXp3vQ8sT1nL5wZ7'.")]
    public async Task A_fault_is_told_with_its_key_and_a_right_value(string key, string value, string ending)
    {
        using var host = Build((key, value));

        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(host));

        var sentence = Assert.Single(fault.Failures);
        Assert.StartsWith("Management:", sentence, StringComparison.Ordinal);
        Assert.EndsWith(ending, sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Management:Domain", "tenant.us.auth0.com")]
    [InlineData("Management:RequestsPerSecond", "16")]
    [InlineData("Management:ApiToken", "a.b.c")]
    public async Task A_right_value_is_taken(string key, string value)
    {
        using var host = Build((key, value));

        await StartAsync(host);
    }

    [Fact]
    public async Task A_key_that_nobody_knows_stops_the_start()
    {
        using var host = Build(("Management:ClientSecrets", "x"));

        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(host));

        Assert.Contains("ClientSecrets", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_canonical_domain_goes_before_the_one_that_people_are_sent_to()
    {
        await using var canonical = await ManagedTenant.StartAsync();
        await using var run = await TenantOperator.StartAsync(
            ("Management:ApiToken", "a"),
            ("Management:Domain", canonical.Domain)
        );
        canonical.On("PATCH roles/rol_1", "{}");

        await run.CarryOutAsync(Changes.OtherRole);

        Assert.Equal(["PATCH roles/rol_1"], canonical.Lines);
        Assert.Empty(run.Tenant.Received);
    }

    private static IHost Build(params IEnumerable<(string Key, string Value)> settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { EnvironmentName = Environments.Production });
        builder.Configuration.AddInMemoryCollection([
            new("Auth0:Domain", "login.example.com"),
            new("Auth0:Audience", TenantOperator.Identifier),
            .. settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)),
        ]);
        builder.Services.AddSingleton(Substitute.For<ISignInPrompt>());
        builder.Services.AddInfrastructure(builder.Configuration, builder.Environment);
        builder.Services.AddTenantManagement(builder.Configuration);
        return builder.Build();
    }

    private static Task StartAsync(IHost host) => host.StartAsync(TestContext.Current.CancellationToken);
}
