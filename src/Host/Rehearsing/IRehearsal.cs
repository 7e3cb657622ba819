namespace McpServer.Host.Rehearsing;

/// <summary>Exercises the way of a request.</summary>
internal interface IRehearsal
{
    /// <summary>Ends when more of it would make the server no faster.</summary>
    Task RunAsync(CancellationToken cancellationToken);
}
