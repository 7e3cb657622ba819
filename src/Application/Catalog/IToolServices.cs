using Microsoft.Extensions.DependencyInjection;

namespace McpServer.Application.Catalog;

/// <summary>What the tools of an assembly need: found and called when the assembly joins the catalog.</summary>
public interface IToolServices
{
    static abstract void AddServices(IServiceCollection services);
}
