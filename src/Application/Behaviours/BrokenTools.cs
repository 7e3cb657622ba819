using System.Diagnostics;
using McpServer.Application.Catalog;
using McpServer.Application.UseCases;
using McpServer.Domain.Tools;
using Microsoft.Extensions.Logging;

namespace McpServer.Application.Behaviours;

/// <summary>Tells the operator of a tool that threw, and the caller no more than that.</summary>
internal sealed partial class BrokenTools(ILogger<BrokenTools> log)
{
    public CallAnswer.Broken Tell(ToolDefinition tool, Exception exception)
    {
        if (exception is ToolDeclarationException declaration)
        {
            LogDeclaration(tool.Name.Value, declaration.Message);
            return new(tool, Activity.Current?.TraceId.ToHexString());
        }

        // Only where and what it was: the message and the stack may hold arguments.
        var thrower = exception.TargetSite;
        LogBroken(tool.Name.Value, exception.GetType().FullName, thrower?.DeclaringType?.FullName, thrower?.Name);
        return new(tool, Activity.Current?.TraceId.ToHexString());
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Tool} broke with {Exception} in {Type}.{Method}")]
    private partial void LogBroken(string tool, string? exception, string? type, string? method);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Tool} cannot be called so: {Fault}")]
    private partial void LogDeclaration(string tool, string fault);
}
