using System.Globalization;
using System.Net.Sockets;
using System.Text;

#pragma warning disable CA1050, MA0047, RCS1110 // The runtime looks for exactly this name.

/// <summary>
/// Loaded into a .NET server by <c>DOTNET_STARTUP_HOOKS</c>: tells what the process has allocated, over a socket that the
/// benchmark names. So the bytes of a call can be counted without an endpoint in the product.
/// </summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable("BENCHMARK_METER") is { Length: > 0 } path)
        {
            new Thread(() => Serve(path)) { IsBackground = true, Name = "Meter" }.Start();
        }
    }

    // One question a connection: 'a' for all bytes ever allocated, 'h' for what is left of the heap after a collection.
    private static void Serve(string path)
    {
        File.Delete(path);
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        var question = new byte[1];
        while (true)
        {
            using var connection = listener.Accept();
            if (connection.Receive(question) == 1)
            {
                var bytes = question[0] == 'h' ? HeapSize() : GC.GetTotalAllocatedBytes(precise: true);
                connection.Send(Encoding.ASCII.GetBytes(bytes.ToString(CultureInfo.InvariantCulture)));
            }
        }
    }

    private static long HeapSize()
    {
        for (var pass = 0; pass < 2; pass++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
