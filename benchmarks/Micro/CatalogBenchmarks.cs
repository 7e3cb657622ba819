using BenchmarkDotNet.Attributes;
using McpServer.Application;
using McpServer.Application.Catalog;

namespace McpServer.Benchmarks.Micro;

/// <summary>What the start does once: schemas, checks, the catalog of three tools.</summary>
[MemoryDiagnoser]
public class CatalogBenchmarks
{
    [Benchmark]
    public ToolCatalog Catalog() => ToolCatalog.Of(typeof(ApplicationServices).Assembly);
}
