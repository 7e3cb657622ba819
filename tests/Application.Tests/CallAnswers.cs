using System.Text.Json;
using McpServer.Application.Catalog;
using McpServer.Application.UseCases;

namespace McpServer.Application.Tests;

internal static class CallAnswers
{
    public static JsonElement Content(this CallAnswer answer) => Assert.IsType<CallAnswer.Answered>(answer).Content;

    /// <summary>The faults of refused arguments, as the caller reads them.</summary>
    public static IEnumerable<string> Faults(this CallAnswer answer)
    {
        var error = Assert.IsType<CallAnswer.Errored>(answer).Error;
        Assert.Equal(ToolErrorKind.InvalidArguments, error.Kind);
        return error.Faults.Select(fault => fault.ToString());
    }
}
