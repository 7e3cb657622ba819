using McpServer.Application.Ports;
using McpServer.Application.Tenancy.Checkup;
using McpServer.Application.Tenancy.Remote;
using McpServer.Application.UseCases;

namespace McpServer.Application.Tests.Tenancy.Checkup;

/// <summary>The evidence is gathered from the tenant, from its issuer and from the server.</summary>
public sealed class CheckTenantTests
{
    private readonly ITenantManagement _tenant = Substitute.For<ITenantManagement>();
    private readonly IPublishedDocuments _documents = Substitute.For<IPublishedDocuments>();
    private readonly IAuthorizationServer _issuer = Substitute.For<IAuthorizationServer>();

    public CheckTenantTests()
    {
        _issuer.Issuers.Returns([Healthy.Issuer, "https://other.example.com/"]);
        _tenant
            .ReadAsync(Arg.Any<TenantQuestion>(), Arg.Any<IProgress<string>>(), Arg.Any<CancellationToken>())
            .Returns(Healthy.Remote);
        Publishes(Healthy.Evidence.Metadata);
        Publishes(Healthy.Evidence.Keys!);
        Publishes(Healthy.Evidence.Server);
    }

    [Fact]
    public async Task A_healthy_tenant_is_found_healthy()
    {
        var findings = await CheckAsync();

        Assert.All(findings, finding => Assert.Equal(Severity.Fine, finding.Severity));
    }

    [Fact]
    public async Task All_roles_and_their_members_are_asked_for_and_nothing_is_changed()
    {
        await CheckAsync();

        await _tenant
            .Received(1)
            .ReadAsync(
                Arg.Is<TenantQuestion>(question => question.Roles == null && question.Members),
                Arg.Any<IProgress<string>>(),
                TestContext.Current.CancellationToken
            );
        Assert.Single(_tenant.ReceivedCalls());
    }

    [Fact]
    public async Task A_difference_from_the_file_is_found()
    {
        _tenant
            .ReadAsync(Arg.Any<TenantQuestion>(), Arg.Any<IProgress<string>>(), Arg.Any<CancellationToken>())
            .Returns(Healthy.Remote with { Api = Healthy.Remote.Api!.With("name", "\"Old\"") });

        var findings = await CheckAsync();

        Assert.Equal("tenant file", Assert.Single(findings, finding => finding.Severity != Severity.Fine).Check);
    }

    [Fact]
    public async Task Where_the_issuer_cannot_be_read_its_keys_are_not_asked_for()
    {
        Publishes(Healthy.Unreachable(Healthy.Evidence.Metadata));

        var findings = await CheckAsync();

        Assert.Equal("discovery", Assert.Single(findings, finding => finding.Severity == Severity.Error).Check);
        await _documents.DidNotReceive().ReadAsync(Healthy.Evidence.Keys!.Address, Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task Where_the_issuer_names_no_keys_none_are_asked_for()
    {
        Publishes(Healthy.Evidence.Metadata.With("jwks_uri", json: null));

        var findings = await CheckAsync();

        Assert.Equal("signing keys", Assert.Single(findings, finding => finding.Severity == Severity.Error).Check);
        await _documents.ReceivedWithAnyArgs(2).ReadAsync(string.Empty, CancellationToken.None);
    }

    private void Publishes(PublishedDocument document) =>
        _documents.ReadAsync(document.Address, Arg.Any<CancellationToken>()).Returns(document);

    private Task<IReadOnlyList<Finding>> CheckAsync() =>
        new CheckTenant.Handler(_tenant, _documents, _issuer).Handle(
            new(Tenants.Desired(Healthy.File), Healthy.Evidence.Server.Address, Substitute.For<IProgress<string>>()),
            TestContext.Current.CancellationToken
        );
}
