using McpServer.Application.Tenancy.Planning;

namespace McpServer.Infrastructure.Tests.Auth0.Management;

public sealed class MetadataClientTests
{
    private const string Document = "https://app.example/client.json";

    private static Change New { get; } =
        new(
            ObjectKind.MetadataClient,
            Document,
            ChangeKind.Create,
            [
                Changes.Field("external_client_id", Document),
                Changes.Field("client_metadata.managed_by", "mcp-server"),
                Changes.Field("client_metadata.mcp_client", Document),
            ]
        );

    [Fact]
    public async Task A_document_is_registered_and_then_marked()
    {
        await using var run = await TenantOperator.StartAsync();
        run.Tenant.On("POST clients/cimd/register", """{"client_id":"tpc_1","validation":{"valid":true}}""");
        run.Tenant.On("PATCH clients/tpc_1", "{}");

        var id = await run.CarryOutAsync(New);

        Assert.Equal("tpc_1", id);
        Assert.Equal(
            [
                $$"""POST clients/cimd/register {"external_client_id":"{{Document}}"}""",
                $$$"""PATCH clients/tpc_1 {"client_metadata":{"managed_by":"mcp-server","mcp_client":"{{{Document}}}"}}""",
            ],
            run.Tenant.Received.Select(request => request.ToString())
        );
    }

    [Fact]
    public async Task A_document_that_breaks_a_rule_is_told_and_nothing_is_marked()
    {
        await using var run = await TenantOperator.StartAsync();
        run.Tenant.On(
            "POST clients/cimd/register",
            """{"validation":{"valid":false,"violations":["callbacks is missing","name is too long"]}}"""
        );

        var message = await run.RefuseAsync(New);

        Assert.Equal(
            $"The tenant refused to register the application '{Document}': callbacks is missing; name is too long.",
            message
        );
        Assert.Single(run.Tenant.Received);
    }

    [Fact]
    public async Task One_that_goes_is_deleted()
    {
        await using var run = await TenantOperator.StartAsync();
        run.Tenant.On("DELETE clients/tpc_1", new Reply(204, string.Empty));

        await run.CarryOutAsync(new(ObjectKind.MetadataClient, Document, ChangeKind.Delete, []) { Id = "tpc_1" });

        Assert.Equal(["DELETE clients/tpc_1"], run.Tenant.Lines);
    }
}
