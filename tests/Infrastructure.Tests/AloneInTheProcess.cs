namespace McpServer.Infrastructure.Tests;

/// <summary>For tests that measure the whole process: nothing else runs beside them.</summary>
[CollectionDefinition(nameof(AloneInTheProcess), DisableParallelization = true)]
#pragma warning disable CA1711 // No collection of things: xunit's word for tests that belong together.
public sealed class AloneInTheProcess;
#pragma warning restore CA1711
