using McpServer.Application.Catalog;
using McpServer.Application.UseCases;

namespace McpServer.Application.Tests.Arguments;

public sealed class SeveralFaultsTests
{
    private const string Wrong = """
        {
          "nights": "two", "quiet": null, "meals": "dinner", "minibar": true,
          "home": { "zip": 7, "city": "b" },
          "others": [{ "name": "Bob" }, { "age": "3" }],
          "extras": { "towels": "two", "soap": 1 }
        }
        """;

    [Fact]
    public async Task All_faults_are_told_at_once()
    {
        using var server = BookingDesk.Open();

        var answer = await server.CallAsync("book_room", Wrong);

        Assert.Equal(
            [
                "$.nights",
                "$.quiet",
                "$.meals",
                "$.minibar",
                "$.home.zip",
                "$.home.city",
                "$.home.street",
                "$.others[1].age",
                "$.others[1].name",
                "$.extras.towels",
                "$.guest",
            ],
            answer.Faults().Select(fault => fault.Split(' ')[0])
        );
        server.AssertNothingHappened();
    }

    [Fact]
    public async Task The_message_holds_a_line_for_each_fault()
    {
        using var server = BookingDesk.Open();

        var answer = await server.CallAsync("book_room", Wrong);

        var error = Assert.IsType<CallAnswer.Errored>(answer).Error;
        Assert.Equal(ToolErrorKind.InvalidArguments, error.Kind);
        Assert.Equal(
            ["The arguments are not valid:", .. error.Faults.Select(fault => $"- {fault}")],
            error.Message.Split('\n')
        );
    }
}
