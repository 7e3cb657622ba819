using McpServer.Application.Catalog;
using NSubstitute.ExceptionExtensions;

namespace McpServer.Application.Tests.TestTools;

/// <summary>Tells a substituted stage what shall happen on it.</summary>
internal static class Stages
{
    public static void Answers(this IStage stage, ToolResult<Perform.Applause> result) =>
        stage.Does(_ => Task.FromResult(result));

    public static void Does(this IStage stage, Func<CancellationToken, Task<ToolResult<Perform.Applause>>> play) =>
        stage.PlayAsync(default!, default).ReturnsForAnyArgs(call => play(call.Arg<CancellationToken>()));

    public static void Breaks(this IStage stage, Exception exception) =>
        stage.PlayAsync(default!, default).ThrowsAsyncForAnyArgs(exception);
}
