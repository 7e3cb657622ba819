using System.Security.Cryptography;

namespace McpServer.TestBench;

/// <summary>Ports on this machine for servers of tests.</summary>
public static class LoopbackPort
{
    // Below the range from which the system takes ports for outgoing connections: those come and go.
    private const int First = 20_000;
    private const int End = 32_768;
    private const int MaxTries = 50;

    /// <summary>Starts a server on a port that nobody uses; tries others while the chosen one is taken.</summary>
    /// <param name="startAsync">Starts it on the given port, or throws an <see cref="IOException"/> when it is taken.</param>
    public static async Task<T> StartOnFreePortAsync<T>(Func<int, Task<T>> startAsync)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await startAsync(RandomNumberGenerator.GetInt32(First, End));
            }
            catch (IOException) when (tries < MaxTries) { }
        }
    }
}
