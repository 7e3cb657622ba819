using McpServer.Application;
using McpServer.Host.Tests.Serving;
using McpServer.TestBench;
using Microsoft.AspNetCore.Builder;

namespace McpServer.Host.Tests.Commands;

/// <summary>A permission that only some arguments of a tool need belongs to the tool all the same.</summary>
public sealed class PermissionsOfSomeArgumentsTests
{
    [Fact]
    public async Task It_is_listed_with_its_tool()
    {
        var run = await CommandRun.OfAsync(AddTeam, "permissions", "list", "--format", "json");

        Assert.Contains(
            """
              {
                "name": "wall:outside",
                "description": "Paint walls outside",
                "contains": [],
                "tools": [
                  "paint_wall"
                ]
              }
            """.ReplaceLineEndings("\n"),
            run.Results,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_page_of_tools_says_so()
    {
        var run = await CommandRun.OfAsync(AddTeam, "permissions", "list", "--format", "markdown");

        Assert.Contains(
            "| `paint_wall` | `wall:paint`; for some arguments also `wall:outside` | changes | Paints one wall. |",
            run.Results,
            StringComparison.Ordinal
        );
        Assert.Contains("| `wall:all` | Paint every wall | `wall:outside` |  |", run.Results, StringComparison.Ordinal);
        Assert.Contains(
            "| `wall:outside` | Paint walls outside |  | `paint_wall` |",
            run.Results,
            StringComparison.Ordinal
        );
    }

    private static void AddTeam(WebApplicationBuilder builder) =>
        builder.Services.AddApplication(new AssemblyOf(typeof(PaintWall)));
}
