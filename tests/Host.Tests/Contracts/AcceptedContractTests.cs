using System.Text.Json;
using System.Text.Json.Nodes;
using McpServer.Application;
using McpServer.Application.Catalog;
using McpServer.Application.Contracts;
using McpServer.Host.Mcp;
using McpServer.Host.Tests.Serving;
using McpServer.TestBench;
using ModelContextProtocol;

namespace McpServer.Host.Tests.Contracts;

/// <summary>What this build's tools promise is what somebody accepted.</summary>
public sealed class AcceptedContractTests
{
    private static readonly ToolCatalog Catalog = ToolCatalog.Of(typeof(ApplicationServices).Assembly);

    [Fact]
    public void The_tools_are_as_their_accepted_contracts_say()
    {
        var differences = ToolContracts.Compare(Catalog, Path.Combine(RepositoryFile.Root, "contracts"));

        Assert.True(
            differences.Count == 0,
            string.Join('\n', differences)
                + "\nIf all of this is meant: "
                + "dotnet run --no-launch-profile --project src/Host -- tools contracts --accept"
        );
    }

    [Fact]
    public void Another_tool_would_be_told()
    {
        var more = ToolCatalog.Of(typeof(ApplicationServices).Assembly, new AssemblyOf(typeof(PaintWall)));

        var differences = ToolContracts.Compare(more, Path.Combine(RepositoryFile.Root, "contracts"));

        Assert.Equal("+ paint_wall.json", Assert.Single(differences).ToString());
    }

    [Fact]
    public void A_contract_says_what_goes_over_the_wire()
    {
        using var folder = new TemporaryFolder();
        var catalog = ToolCatalog.Of(typeof(ApplicationServices).Assembly, new AssemblyOf(typeof(PaintWall)));

        ToolContracts.Accept(catalog, folder.Path);

        Assert.All(
            catalog.Tools,
            tool =>
            {
                var contract = JsonNode.Parse(folder.Read($"{tool.Definition.Name}.json"))!.AsObject();
                var wire = JsonSerializer
                    .SerializeToNode(CatalogTool.ToWire(tool), McpJsonUtilities.DefaultOptions)!
                    .AsObject();
                wire["annotations"]!.AsObject().Remove("title");
                Assert.All<(string OnTheWire, string InTheContract)>(
                    [
                        ("name", "name"),
                        ("title", "title"),
                        ("description", "description"),
                        ("inputSchema", "inputSchema"),
                        ("outputSchema", "outputSchema"),
                        ("annotations", "annotations"),
                        ("icons", "icons"),
                        ("_meta", "metadata"),
                    ],
                    names => Assert.True(JsonNode.DeepEquals(wire[names.OnTheWire], contract[names.InTheContract]))
                );
            }
        );
    }
}
