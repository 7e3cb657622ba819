using McpServer.Application.Ports;

namespace McpServer.Samples.Orders.Tests;

/// <summary>Lets something happen in the middle of a call: whenever its tool tells how far it is.</summary>
internal sealed class WatchedProgress(Action happens) : ICallProgress
{
    public List<double> Done { get; } = [];

    public void Report(double done, double? total = null, string? message = null)
    {
        Done.Add(done);
        happens();
    }
}
