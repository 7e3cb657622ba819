using BenchmarkDotNet.Running;
using McpServer.Benchmarks.Micro;

// dotnet run -c Release --project benchmarks/Micro -- --filter '*'        (--job short for a quick look)
// In this process: what BenchmarkDotNet would generate and build knows nothing of central versions and lock files.
BenchmarkSwitcher
    .FromAssembly(typeof(QuietPorts).Assembly)
    .Run([.. args, "--inProcess", "--artifacts", Path.Combine("artifacts", "benchmarks", "micro")]);
