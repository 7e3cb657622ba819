using McpServer.Domain.Access;

namespace McpServer.Domain.Tests.Access;

public sealed class ResourceOwnerTests
{
    private const string Issuer = "https://tenant.example.com/";

    private static readonly Permission Others = Permission.Parse("others", "Reach what others have");

    [Fact]
    public void Who_owns_it_reaches_it() => Assert.True(ResourceOwner.Of(Ada()).LetsIn(Ada()));

    [Fact]
    public void What_belongs_to_everybody_in_the_organization_is_reached() =>
        Assert.True(new ResourceOwner(Issuer, Subject: null, "org_1").LetsIn(Ada("org_1")));

    [Fact]
    public void A_permission_opens_what_others_have()
    {
        Assert.True(new ResourceOwner(Issuer, "auth0|bob").LetsIn(Ada(scopes: "others"), Others));
        Assert.False(new ResourceOwner(Issuer, "auth0|bob").LetsIn(Ada(), Others));
        Assert.False(new ResourceOwner(Issuer, "auth0|bob").LetsIn(Ada(scopes: "others")));
    }

    [Fact]
    public void No_permission_at_all_opens_nothing() =>
        Assert.False(new ResourceOwner(Issuer, "auth0|bob").LetsIn(Ada(), Permission.None));

    [Theory]
    [InlineData("https://other.example.com/", "auth0|ada", null)]
    [InlineData(Issuer, "auth0|bob", null)]
    [InlineData(Issuer, "auth0|Ada", null)]
    [InlineData(Issuer, "auth0|ada", "org_1")]
    [InlineData(Issuer, null, "org_1")]
    public void What_is_of_another_issuer_person_or_organization_is_not_reached(
        string issuer,
        string? subject,
        string? organization
    ) => Assert.False(new ResourceOwner(issuer, subject, organization).LetsIn(Ada()));

    [Fact]
    public void A_permission_opens_nothing_of_another_issuer_or_organization()
    {
        var ada = Ada("org_1", "others");

        Assert.False(new ResourceOwner("https://other.example.com/", "auth0|bob", "org_1").LetsIn(ada, Others));
        Assert.False(new ResourceOwner(Issuer, "auth0|bob", "org_2").LetsIn(ada, Others));
        Assert.False(new ResourceOwner(Issuer, "auth0|bob").LetsIn(ada, Others));
    }

    private static Caller Ada(string? organization = null, string scopes = "") =>
        new()
        {
            Issuer = Issuer,
            Subject = "auth0|ada",
            ClientId = "inspector",
            Granted = PermissionSet.Parse(scopes),
            Organization = organization,
            ExpiresAt = DateTimeOffset.MaxValue,
        };
}
