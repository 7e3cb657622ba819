using McpServer.Application.Catalog;

namespace McpServer.Application.Tests.Catalog;

/// <summary>What contradicts itself keeps the catalog from being served, with the whole sentence.</summary>
public sealed class UnfitTests
{
    public static TheoryData<Type, string> Faults =>
        new()
        {
            {
                typeof(Unfit.NobodySaysWhen),
                "it has MayAlsoNeed, but nothing says when; implement INeedsPermissions in NobodySaysWhen, or remove MayAlsoNeed."
            },
            {
                typeof(Unfit.NothingToNeed),
                "it implements INeedsPermissions, but its MayAlsoNeed is empty; list there every permission that NeededPermissions can return."
            },
            { typeof(Unfit.NeedsNone), "its MayAlsoNeed has Permission.None, which everybody has; remove it." },
            {
                typeof(Unfit.ReadsOnce),
                "it implements IIdempotent, but only reads; remove IIdempotent, or give it the effect that it has."
            },
            {
                typeof(Unfit.AsksNobody),
                "it implements IAsksApproval, but nobody is asked; set AsksForApproval in its Definition, or remove IAsksApproval."
            },
            { typeof(Unfit.KeepsAChange), "it has CacheFor, but does not only read; remove CacheFor." },
            {
                typeof(Unfit.KeepsForNothing),
                "its CacheFor must be more than nothing; leave it out when no answer shall be kept."
            },
            {
                typeof(Unfit.PlainIcon),
                "its icon 'http://example.com/icon.png' is neither an https: nor a data: address; clients show no other."
            },
            {
                typeof(Unfit.RelativeIcon),
                "its icon 'icon.png' is neither an https: nor a data: address; clients show no other."
            },
            {
                typeof(Unfit.ReservedKey),
                "its Metadata has the key 'io.modelcontextprotocol/team', whose prefix is kept for MCP itself; write a prefix of your own, such as 'com.example/team'."
            },
            {
                typeof(Unfit.ReservedShortKey),
                "its Metadata has the key 'dev.mcp.tools/team', whose prefix is kept for MCP itself; write a prefix of your own, such as 'com.example/team'."
            },
            {
                typeof(Unfit.MalformedKey),
                "its Metadata has the key 'com.-example/team'; write it as 'com.example/name', or as a name of letters, digits, '-', '_' and '.'."
            },
            {
                typeof(Unfit.NamelessKey),
                "its Metadata has the key 'com.example/'; write it as 'com.example/name', or as a name of letters, digits, '-', '_' and '.'."
            },
            {
                typeof(Headed.NoToken),
                "the header 'My Region' of its argument 'region' is no token of RFC 9110; write letters, digits and '-', such as 'Region'."
            },
            {
                typeof(Headed.NoName),
                "the header '' of its argument 'region' is no token of RFC 9110; write letters, digits and '-', such as 'Region'."
            },
            {
                typeof(Headed.Twice),
                "the header 'Region' is used for its arguments 'from' and 'to'; give each a name of its own."
            },
            {
                typeof(Headed.WholeList),
                "its argument 'regions' cannot stand in a header; only a text, an integer, a boolean or an enum can: remove InHeader."
            },
            {
                typeof(Headed.Fraction),
                "its argument 'share' cannot stand in a header; only a text, an integer, a boolean or an enum can: remove InHeader."
            },
            {
                typeof(Headed.Deep),
                "the header 'Region' is for something inside an argument; only a whole argument can stand in a header: move InHeader to one."
            },
        };

    [Theory]
    [MemberData(nameof(Faults))]
    [Requirement("BP-14")]
    [Requirement("TR-24")]
    public void A_tool_that_contradicts_itself_keeps_the_catalog_from_being_served(Type tool, string fault)
    {
        var refusal = Assert.Throws<CatalogException>(() => ToolCatalog.Of(new AssemblyOf(tool)));

        Assert.Equal([$"{tool}: {fault}"], refusal.Faults);
    }

    [Fact]
    public void Permissions_of_some_arguments_must_not_contradict_others()
    {
        var refusal = Assert.Throws<CatalogException>(() =>
            ToolCatalog.Of(typeof(ApplicationServices).Assembly, new AssemblyOf(typeof(Unfit.OtherWords)))
        );

        Assert.Contains(
            "'tool:greet' is declared with different descriptions",
            Assert.Single(refusal.Faults),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Tools_that_say_the_same_rightly_are_served() =>
        Assert.Equal(
            ["fit", "headed", "keeps_an_answer"],
            ToolCatalog
                .Of(new AssemblyOf(typeof(Unfit.Fit), typeof(Unfit.KeepsAnAnswer), typeof(Headed.Rightly)))
                .Tools.Select(tool => tool.Definition.Name.Value)
        );

    [Fact]
    public void Permissions_of_some_arguments_and_what_implies_them_belong_to_the_catalog() =>
        Assert.Equal(
            ["fit", "fitter", "fittest"],
            ToolCatalog.Of(new AssemblyOf(typeof(Unfit.Fit))).Permissions.Select(permission => permission.Name)
        );
}
