using McpServer.Application.Catalog;
using McpServer.Application.Ports;
using McpServer.Application.Tenancy.Remote;
using McpServer.Application.Tests.TestTools;

namespace McpServer.Application.Tests.Tenancy.Explaining;

/// <summary>A tenant for the tool 'perform', which needs 'stage:perform' or the broader 'stage'.</summary>
internal static class Stage
{
    public static readonly ToolCatalog Catalog = ToolCatalog.Of(new AssemblyOf(typeof(Perform), typeof(PlantTree)));

    public static ToolEntry Tool(string name) =>
        Catalog.TryFind(name, out var tool) ? tool : throw new InvalidOperationException(name);

    /// <summary>The API has both permissions and applications may be granted both; Ada has the role 'Actor'.</summary>
    public static RemoteTenant Open =>
        new()
        {
            Settings = Tenants.Object("settings", "{}"),
            Api = Tenants.Object(
                "api_1",
                """{ "enforce_policies": true, "scopes": [{ "value": "stage:perform" }, { "value": "stage" }] }"""
            ),
            Grants =
            [
                Tenants.Object(
                    "cgr_1",
                    """
                    {
                      "default_for": "third_party_clients",
                      "subject_type": "user",
                      "scope": ["stage:perform", "stage"]
                    }
                    """
                ),
            ],
            Roles = [Tenants.Role("Actor", "stage:perform"), Tenants.Role("Director", "stage"), Tenants.Role("Guest")],
            Accounts = [Account("Actor")],
        };

    public static RemoteAccount Account(params string[] roles) =>
        new("auth0|1", "ada@example.com", IsVerified: true, "Passwords", roles);

    public static RemoteTenant WithApi(string path, string json) => Open with { Api = Open.Api!.With(path, json) };

    public static RemoteTenant WithGrant(string path, string? json) =>
        Open with
        {
            Grants = [Open.Grants[0].With(path, json)],
        };

    public static ITenantManagement Answering(RemoteTenant remote)
    {
        var tenant = Substitute.For<ITenantManagement>();
        tenant
            .ReadAsync(Arg.Any<TenantQuestion>(), Arg.Any<IProgress<string>>(), Arg.Any<CancellationToken>())
            .Returns(remote);
        return tenant;
    }
}
