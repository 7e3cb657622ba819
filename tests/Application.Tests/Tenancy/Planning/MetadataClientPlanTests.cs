using McpServer.Application.Tenancy.Declaration;
using McpServer.Application.Tenancy.Planning;
using McpServer.Application.Tenancy.Remote;

namespace McpServer.Application.Tests.Tenancy.Planning;

/// <summary>Applications known by the URL of their metadata document.</summary>
public sealed class MetadataClientPlanTests
{
    private const string Address = "https://client.example.com/mcp.json";

    private static readonly TenantFile File = new() { ClientMetadataDocuments = [Address] };

    [Fact]
    public void An_unknown_document_is_registered_and_marked()
    {
        var plan = Plan();

        var change = Assert.Single(plan.Changes);
        Assert.Equal(
            (ObjectKind.MetadataClient, ChangeKind.Create, Address),
            (change.Target, change.Kind, change.Name)
        );
        Assert.Equal(
            [
                $"external_client_id: none -> '{Address}'",
                "client_metadata.managed_by: none -> 'mcp-server'",
                "client_metadata.mcp_server: none -> 'https://mcp.example.com/'",
                $"client_metadata.mcp_client: none -> '{Address}'",
            ],
            change.Shown()
        );
    }

    [Fact]
    public void A_registered_document_is_left_alone_whoever_registered_it() =>
        Assert.Empty(
            Plan(Tenants.Object("tpc_1", $$"""{ "external_client_id": "{{Address}}", "name": "Any" }""")).Changes
        );

    [Fact]
    public void The_document_of_another_address_is_another_application() =>
        Assert.Single(Plan(Tenants.Object("tpc_1", $$"""{ "external_client_id": "{{Address}}x" }""")).Changes);

    private static TenantPlan Plan(params Resource[] present) =>
        Tenants.Plan(File, Tenants.AsWanted with { Clients = present });
}
