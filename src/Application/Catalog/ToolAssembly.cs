using System.Reflection;

namespace McpServer.Application.Catalog;

/// <summary>An assembly whose tools belong to the catalog.</summary>
internal sealed record ToolAssembly(Assembly Assembly);
