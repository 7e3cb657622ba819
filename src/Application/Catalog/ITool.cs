using McpServer.Domain.Tools;
using MediatR;

namespace McpServer.Application.Catalog;

/// <summary>A request that stands in the catalog. Its definition, with its permission, is part of its type.</summary>
public interface ITool
{
    static abstract ToolDefinition Definition { get; }
}

/// <summary>A tool and the type of its answer, which must serialize to a JSON object.</summary>
public interface ITool<TAnswer> : ITool, IRequest<ToolResult<TAnswer>>
    where TAnswer : class;
