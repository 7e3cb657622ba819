using McpServer.Application.Catalog;
using McpServer.Application.Contracts;
using McpServer.Application.Tests.Catalog;
using McpServer.Application.Tests.TestTools;

namespace McpServer.Application.Tests.Contracts;

public sealed class ToolContractsTests : IDisposable
{
    private static readonly ToolCatalog Catalog = ToolCatalog.Of(
        new AssemblyOf(typeof(Perform), typeof(Unfit.Fit), typeof(Unfit.KeepsAnAnswer))
    );

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("contracts-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Accepted_contracts_are_the_same_afterwards()
    {
        ToolContracts.Accept(Catalog, _folder.FullName);

        Assert.Empty(ToolContracts.Compare(Catalog, _folder.FullName));
        Assert.Empty(ToolContracts.Accept(Catalog, _folder.FullName));
    }

    [Fact]
    public void Before_anything_is_accepted_every_tool_is_new() =>
        Assert.Equal(
            ["+ fit.json", "+ keeps_an_answer.json", "+ perform.json"],
            ToolContracts
                .Compare(Catalog, Path.Combine(_folder.FullName, "not there"))
                .Select(difference => difference.ToString())
        );

    [Fact]
    public void A_contract_is_sorted_and_ends_its_lines_alike()
    {
        ToolContracts.Accept(Catalog, _folder.FullName);

        Assert.Equal(
            """
            {
              "aliases": [
                "play"
              ],
              "annotations": {
                "destructiveHint": false,
                "idempotentHint": false,
                "openWorldHint": false,
                "readOnlyHint": false
              },
              "approval": false,
              "description": "Performs on the stage.",
              "inputSchema": {
                "additionalProperties": false,
                "properties": {
                  "part": {
                    "description": "The part.",
                    "maxLength": 20,
                    "type": "string"
                  }
                },
                "type": "object"
              },
              "name": "perform",
              "outputSchema": {
                "additionalProperties": false,
                "properties": {
                  "loudness": {
                    "description": "How loud.",
                    "type": "integer"
                  }
                },
                "required": [
                  "loudness"
                ],
                "type": "object"
              },
              "permission": {
                "description": "Perform on the stage",
                "impliedBy": [
                  {
                    "description": "Do anything on the stage",
                    "name": "stage"
                  }
                ],
                "name": "stage:perform"
              },
              "title": "Perform"
            }

            """.ReplaceLineEndings("\n"),
            Read("perform.json")
        );
    }

    [Fact]
    public void What_only_some_tools_declare_is_in_their_contracts()
    {
        ToolContracts.Accept(Catalog, _folder.FullName);

        var fit = Read("fit.json");
        Assert.All<string>(
            [
                "\"mayAlsoNeed\": [",
                "\"name\": \"fittest\"",
                "\"src\": \"https://example.com/icon.png\"",
                "\"team\": \"sales\"",
            ],
            part => Assert.Contains(part, fit, StringComparison.Ordinal)
        );
        Assert.Contains("\"approval\": true", fit, StringComparison.Ordinal);
        Assert.Contains("\"cacheFor\": \"00:01:00\"", Read("keeps_an_answer.json"), StringComparison.Ordinal);
        Assert.Contains("\"permission\": null", Read("keeps_an_answer.json"), StringComparison.Ordinal);
        Assert.DoesNotContain("mayAlsoNeed", Read("perform.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_difference_is_told_with_its_place_and_what_it_was()
    {
        ToolContracts.Accept(Catalog, _folder.FullName);
        Write(
            "perform.json",
            Read("perform.json")
                .Replace("\"maxLength\": 20", "\"maxLength\": 30", StringComparison.Ordinal)
                .Replace(
                    "  \"title\": \"Perform\"\n",
                    "  \"title\": \"Play\",\n  \"cacheFor\": \"00:00:01\"\n",
                    StringComparison.Ordinal
                )
                .Replace("    \"destructiveHint\": false,\n", string.Empty, StringComparison.Ordinal)
        );

        var difference = Assert.Single(ToolContracts.Compare(Catalog, _folder.FullName));

        Assert.Equal(
            """
            ~ perform.json
                + annotations.destructiveHint: false
                - cacheFor: "00:00:01"
                ~ inputSchema.properties.part.maxLength: 30 -> 20
                ~ title: "Play" -> "Perform"
            """.ReplaceLineEndings("\n"),
            difference.ToString()
        );
    }

    [Fact]
    public void A_tool_that_vanished_is_told_and_its_file_removed()
    {
        ToolContracts.Accept(Catalog, _folder.FullName);
        var fewer = ToolCatalog.Of(new AssemblyOf(typeof(Perform), typeof(Unfit.Fit)));

        var compared = ToolContracts.Compare(fewer, _folder.FullName);
        ToolContracts.Accept(fewer, _folder.FullName);

        Assert.Equal(["- keeps_an_answer.json"], compared.Select(difference => difference.ToString()));
        Assert.False(File.Exists(PathOf("keeps_an_answer.json")));
    }

    [Fact]
    public void Files_that_are_no_contracts_are_left_alone()
    {
        Write("package.json", """{ "name": "package" }""");
        Write("broken.json", "{");

        var accepted = ToolContracts.Accept(Catalog, _folder.FullName);

        Assert.Equal(3, accepted.Count);
        Assert.Equal("""{ "name": "package" }""", Read("package.json"));
        Assert.Equal("{", Read("broken.json"));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("")]
    public void A_contract_that_cannot_be_read_is_told_and_written_anew(string text)
    {
        ToolContracts.Accept(Catalog, _folder.FullName);
        Write("perform.json", text);

        var compared = ToolContracts.Compare(Catalog, _folder.FullName);
        ToolContracts.Accept(Catalog, _folder.FullName);

        Assert.Equal(["the file is no contract"], Assert.Single(compared).Lines);
        Assert.Empty(ToolContracts.Compare(Catalog, _folder.FullName));
    }

    private string PathOf(string file) => Path.Combine(_folder.FullName, file);

    private string Read(string file) => File.ReadAllText(PathOf(file));

    private void Write(string file, string text) => File.WriteAllText(PathOf(file), text);
}
