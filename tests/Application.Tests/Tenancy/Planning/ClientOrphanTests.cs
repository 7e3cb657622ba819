using McpServer.Application.Tenancy.Declaration;
using McpServer.Application.Tenancy.Planning;
using McpServer.Application.Tenancy.Remote;

namespace McpServer.Application.Tests.Tenancy.Planning;

/// <summary>Nothing is deleted because a line of the file was, but it is told.</summary>
public sealed class ClientOrphanTests
{
    private const string Address = "https://client.example.com/mcp.json";

    private static readonly Resource Inspector = Tenants.Ours("tpc_1", "inspector", """{ "name": "Inspector" }""");

    private static readonly Resource Document = Tenants.Ours(
        "tpc_2",
        Address,
        $$"""{ "name": "Client", "external_client_id": "{{Address}}" }"""
    );

    [Fact]
    public void An_application_that_no_file_names_any_more_stays_and_is_told()
    {
        var plan = Plan(new(), Inspector, Document);

        Assert.Empty(plan.Changes);
        Assert.Collection(
            plan.Notes,
            note =>
                Assert.StartsWith(
                    "The application 'Inspector' was made from a tenant file",
                    note,
                    StringComparison.Ordinal
                ),
            note =>
                Assert.StartsWith(
                    "The application 'Client' was made from a tenant file",
                    note,
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public void An_application_that_the_file_names_is_not_told()
    {
        var file = new TenantFile
        {
            Clients =
            [
                new()
                {
                    Name = "Any",
                    Key = "inspector",
                    Callbacks = ["http://localhost:1/"],
                },
            ],
            ClientMetadataDocuments = [Address],
        };

        Assert.Empty(Plan(file, Inspector, Document).Notes);
    }

    [Fact]
    public void An_application_of_another_server_is_not_told()
    {
        var other = Inspector.With("client_metadata.mcp_server", "\"https://other.example.com/\"");

        Assert.Empty(Plan(new(), other).Notes);
    }

    private static TenantPlan Plan(TenantFile file, params Resource[] present) =>
        Tenants.Plan(file, Tenants.AsWanted with { Clients = present });
}
