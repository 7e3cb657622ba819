using McpServer.Application.Catalog;
using McpServer.Application.Tools.Greetings;

namespace McpServer.Application.Tests.Catalog;

/// <summary>A fault of the catalog stops the start, and its message names the type and the mend.</summary>
public sealed class CatalogFaultTests
{
    public static TheoryData<Type, string, string> Faults =>
        new()
        {
            { typeof(Faulty.NoDescription), "has no description", "say in a sentence what the tool does" },
            { typeof(Faulty.NoTitle), "has no title", "write the name that people shall see" },
            { typeof(Faulty.NoHandler), "has 0 handlers", "nest exactly one 'internal sealed class Handler" },
            { typeof(Faulty.TwoHandlers), "has 2 handlers", "nest exactly one 'internal sealed class Handler" },
            { typeof(Faulty.NoValidator), "has 0 validators", "nest exactly one 'internal sealed class Validator" },
            { typeof(Faulty.TwoValidators), "has 2 validators", "nest exactly one 'internal sealed class Validator" },
            { typeof(Faulty.SameName), "the name 'whoami' is taken twice", "give one of them another name" },
            { typeof(Faulty.SameAlias), "the name 'get_datetime' is taken twice", "remove the alias" },
            { typeof(Faulty.AliasIsAName), "the name 'greet' is taken twice", "remove the alias" },
            {
                typeof(Faulty.OtherDescription),
                "'tool:greet' is declared with different descriptions",
                "declare it once"
            },
            { typeof(Faulty.OtherImplication), "'tool:greet' is declared with different", "declare it once" },
            { typeof(Faulty.SelfContradiction), "'b' is declared with different descriptions", "declare it once" },
            { typeof(Faulty.NoObject), "its answer String is no JSON object", "wrap it in a record" },
            { typeof(Faulty.BadPermission), "'tool greet' cannot be a permission", "such as 'tool:greet'" },
            { typeof(Faulty.NoClass), "cannot be a tool", "make it a 'public sealed record'" },
            { typeof(Faulty.NoAnswer), "cannot be a tool", "implements ITool<its answer>" },
            { typeof(Faulty.Circle), "'a' is declared with different", "declare it once" },
        };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_faulty_tool_keeps_the_catalog_from_being_served(Type tool, string fault, string mend)
    {
        var refusal = Assert.Throws<CatalogException>(() => CatalogWith(tool));

        var told = Assert.Single(refusal.Faults);
        Assert.Contains(tool.FullName!, told, StringComparison.Ordinal);
        Assert.Contains(fault, told, StringComparison.Ordinal);
        Assert.Contains(mend, told, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_types_that_take_a_name_are_named()
    {
        var refusal = Assert.Throws<CatalogException>(() => CatalogWith(typeof(Faulty.AliasIsAName)));

        Assert.Contains(typeof(Greet).FullName!, Assert.Single(refusal.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var refusal = Assert.Throws<CatalogException>(() =>
            CatalogWith(typeof(Faulty.NoDescription), typeof(Faulty.NoHandler), typeof(Faulty.SameName))
        );

        Assert.Equal(3, refusal.Faults.Count);
        Assert.All(refusal.Faults, fault => Assert.Contains(fault, refusal.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void The_catalog_is_checked_when_it_is_composed()
    {
        using var server = new Server(new AssemblyOf(typeof(Faulty.NoDescription)));

        Assert.Throws<CatalogException>(() => server.Catalog);
    }

    [Fact]
    public void A_catalog_without_faults_is_served() => Assert.NotEmpty(CatalogWith().Tools);

    private static ToolCatalog CatalogWith(params Type[] tools) =>
        ToolCatalog.Of(typeof(ApplicationServices).Assembly, new AssemblyOf(tools));
}
