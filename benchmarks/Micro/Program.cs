using McpServer.Benchmarks.Micro;
using BenchmarkDotNet.Running;

// dotnet run -c Release --project benchmarks/Micro -- --filter '*'        (--job short for a quick look)
BenchmarkSwitcher.FromAssembly(typeof(QuietPorts).Assembly).Run(args);
