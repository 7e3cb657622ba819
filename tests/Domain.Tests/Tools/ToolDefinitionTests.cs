using McpServer.Domain.Access;
using McpServer.Domain.Tools;

namespace McpServer.Domain.Tests.Tools;

public sealed class ToolDefinitionTests
{
    private static readonly ToolDefinition Definition = new(
        ToolName.Parse("greet"),
        "Greet",
        "Greets a person.",
        Permission.None,
        ToolEffect.ReadsOnly
    );

    [Fact]
    public void A_tool_has_no_other_names_unless_it_says_so() => Assert.Empty(Definition.Aliases);

    // The careful defaults: a client asks before it repeats a call or sends anything out.
    [Fact]
    public void A_tool_is_not_idempotent_unless_it_says_so() => Assert.False(Definition.IsIdempotent);

    [Fact]
    public void A_tool_does_not_reach_out_unless_it_says_so() => Assert.False(Definition.ReachesOut);
}
