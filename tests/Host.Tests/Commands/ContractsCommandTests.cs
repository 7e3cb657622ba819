using McpServer.Application;
using McpServer.Host.Commands;
using McpServer.Host.Tests.Serving;
using McpServer.TestBench;
using Microsoft.AspNetCore.Builder;

namespace McpServer.Host.Tests.Commands;

public sealed class ContractsCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_accepted_is_the_same_afterwards()
    {
        var accepted = await RunAsync("--accept");
        var compared = await RunAsync();

        Assert.Equal(ExitCode.Done, accepted.Code);
        Assert.Equal(["get_current_time.json", "greet.json", "whoami.json"], _folder.Files);
        Assert.Equal(
            string.Concat(_folder.Files.Select(file => $"Wrote {Path.Combine(_folder.Path, file)}\n")),
            accepted.Results
        );
        Assert.Equal(ExitCode.Done, compared.Code);
        Assert.Equal($"All 3 tools are as accepted in {_folder.Path}.\n", compared.Results);
    }

    [Fact]
    public async Task Differences_are_told_with_the_way_to_accept_them_and_nothing_is_written()
    {
        await RunAsync("--accept");
        _folder.Write(
            "greet.json",
            _folder.Read("greet.json").Replace("\"Greet\"", "\"Say hello\"", StringComparison.Ordinal)
        );
        var before = _folder.Read("greet.json");

        var run = await CommandRun.OfAsync(AddTeam, "tools", "contracts", "--directory", _folder.Path);

        Assert.Equal(ExitCode.Differences, run.Code);
        Assert.Equal(
            """
            ~ greet.json
                ~ title: "Say hello" -> "Greet"
            + paint_wall.json
            If all of this is meant: tools contracts --accept

            """.ReplaceLineEndings("\n"),
            run.Results
        );
        Assert.Equal(before, _folder.Read("greet.json"));
        Assert.Equal(3, _folder.Files.Count());
    }

    [Fact]
    public async Task A_tool_that_vanished_is_told_and_removed_when_that_is_accepted()
    {
        await CommandRun.OfAsync(AddTeam, "tools", "contracts", "--directory", _folder.Path, "--accept");

        var compared = await RunAsync();
        var accepted = await RunAsync("--accept");

        Assert.Equal(ExitCode.Differences, compared.Code);
        Assert.StartsWith("- paint_wall.json\n", compared.Results, StringComparison.Ordinal);
        Assert.Equal($"Removed {Path.Combine(_folder.Path, "paint_wall.json")}\n", accepted.Results);
        Assert.DoesNotContain("paint_wall.json", _folder.Files);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_used_is_told()
    {
        _folder.Write("file", string.Empty);

        var run = await CommandRun.OfAsync(
            "tools",
            "contracts",
            "--accept",
            "--directory",
            Path.Combine(_folder.Path, "file")
        );

        Assert.Equal(ExitCode.Failure, run.Code);
        Assert.Contains("file cannot be used: ", run.Progress, StringComparison.Ordinal);
        Assert.Empty(run.Results);
    }

    private static void AddTeam(WebApplicationBuilder builder) =>
        builder.Services.AddApplication(new AssemblyOf(typeof(PaintWall)));

    private Task<CommandRun> RunAsync(params string[] more) =>
        CommandRun.OfAsync(["tools", "contracts", "--directory", _folder.Path, .. more]);
}
