using McpServer.Application.Catalog;
using MediatR;

namespace McpServer.Benchmarks.Team;

/// <summary>The work of an emitted tool, whose own type derives from this.</summary>
public abstract class FillerHandler<TTool> : IRequestHandler<TTool, ToolResult<FillerAnswer>>
    where TTool : Filler, ITool<FillerAnswer>
{
    public Task<ToolResult<FillerAnswer>> Handle(TTool request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Task.FromResult<ToolResult<FillerAnswer>>(new FillerAnswer($"Hello, {request.Name}!"));
    }
}
