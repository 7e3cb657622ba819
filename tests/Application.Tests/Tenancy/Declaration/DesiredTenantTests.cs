using McpServer.Application.Tenancy;
using McpServer.Application.Tenancy.Declaration;

namespace McpServer.Application.Tests.Tenancy.Declaration;

/// <summary>The identifier of the API is in the file, or the audience that the server is set to accept.</summary>
public sealed class DesiredTenantTests
{
    private const string Address = "https://mcp.example.com/";

    [Theory]
    [InlineData(Address, null)]
    [InlineData(Address, "")]
    [InlineData(null, Address)]
    [InlineData(Address, Address)]
    public void The_identifier_is_the_one_that_is_said(string? declared, string? audience)
    {
        var desired = DesiredTenant.Of(FileWith(declared), audience, Files.Catalog);

        Assert.Equal(Address, desired.Identifier);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_an_identifier_there_is_no_tenant(string? audience)
    {
        var refusal = Assert.Throws<TenantFileException>(() => DesiredTenant.Of(new(), audience, Files.Catalog));

        Assert.Contains("AUTH0_AUDIENCE", Assert.Single(refusal.Faults), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://mcp.example.com")]
    [InlineData("https://MCP.example.com/")]
    public void An_identifier_that_differs_from_the_audience_in_a_byte_is_refused(string audience)
    {
        var refusal = Assert.Throws<TenantFileException>(() =>
            DesiredTenant.Of(FileWith(Address), audience, Files.Catalog)
        );

        var fault = Assert.Single(refusal.Faults);
        Assert.Contains($"'{Address}'", fault, StringComparison.Ordinal);
        Assert.Contains($"'{audience}'", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_star_stands_for_the_whole_catalog_and_names_for_themselves()
    {
        var desired = DesiredTenant.Of(FileWith(Address), audience: null, Files.Catalog);

        Assert.Equal(["tool:greet", "tool:whoami"], desired.Expand(["*"]));
        Assert.Equal(["tool:greet"], desired.Expand(["tool:greet"]));
        Assert.Empty(desired.Expand([]));
    }

    private static TenantFile FileWith(string? identifier) => new() { Api = new() { Identifier = identifier } };
}
