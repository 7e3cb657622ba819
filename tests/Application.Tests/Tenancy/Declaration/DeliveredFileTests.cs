using McpServer.Application.Tenancy.Declaration;

namespace McpServer.Application.Tests.Tenancy.Declaration;

public sealed class DeliveredFileTests
{
    [Fact]
    public void The_delivered_file_is_read_with_the_permissions_of_this_build()
    {
        using var server = new Server();

        var file = TenantFileReader.Read([("deploy/tenant.json", Delivered())], server.Catalog.Permissions);

        Assert.NotEmpty(file.Roles);
        Assert.NotEmpty(file.Connections);
        Assert.NotEmpty(file.Clients);
    }

    [Fact]
    public void Without_the_tools_that_its_roles_name_it_is_refused()
    {
        var refusal = Assert.Throws<TenantFileException>(() =>
            TenantFileReader.Read([("deploy/tenant.json", Delivered())], [])
        );

        Assert.Contains("expected: a permission that a tool declares", refusal.Message, StringComparison.Ordinal);
    }

    private static string Delivered()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "McpServer.sln")))
        {
            folder = folder.Parent;
        }

        Assert.NotNull(folder);
        return File.ReadAllText(Path.Combine(folder.FullName, "deploy", "tenant.json"));
    }
}
