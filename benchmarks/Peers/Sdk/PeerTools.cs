using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using ModelContextProtocol.Server;

namespace McpServer.Benchmarks.Sdk;

/// <summary>The tools that every peer has, with the same answers, and as many more as are asked for.</summary>
internal static class PeerTools
{
    private const int KiB = 1024;

    public static IEnumerable<McpServerTool> All(int count, bool isProtected)
    {
        List<McpServerTool> tools =
        [
            Tool("greet", "Greets a person by name.", Greet, isProtected),
            Tool(
                "answer_16k",
                "Answers with 16 KiB.",
                [Description("Anything.")]
                (string name) => Page(16 * KiB),
                isProtected
            ),
            Tool(
                "answer_128k",
                "Answers with 128 KiB.",
                [Description("Anything.")]
                (string name) => Page(128 * KiB),
                isProtected
            ),
            Tool("wait", "Waits as for a database, and greets.", WaitAsync, isProtected),
        ];
        for (var number = tools.Count; number < count; number++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"filler_{number:00000}");
            tools.Add(Tool(name, $"Fills the catalog: {name}.", Greet, isProtected));
        }

        return tools;
    }

    private static McpServerTool Tool(string name, string description, Delegate work, bool isProtected) =>
        McpServerTool.Create(
            work,
            new()
            {
                Name = name,
                Description = description,
                ReadOnly = true,
                UseStructuredContent = true,
                Metadata = isProtected ? [new AuthorizeAttribute(Protection.Greet)] : [],
            }
        );

    private static Greeting Greet([Description("Who to greet.")] string name) => new($"Hello, {name}!");

    private static Greeting Page(int size) => new(new string('x', size - 3) + "END");

    private static async Task<Greeting> WaitAsync(
        [Description("Who to greet.")] string name,
        CancellationToken cancellationToken
    )
    {
        await Task.Delay(TimeSpan.FromMilliseconds(10), cancellationToken);
        return Greet(name);
    }
}
