namespace McpServer.Application.Ports;

/// <summary>Keeps the connection of a call from being taken for dead while the tool is silent.</summary>
public interface IKeepAlive
{
    /// <summary>
    /// Begins, until disposed. Only for a call that is authorized: the first sign of life makes it too late to refuse
    /// with a status.
    /// </summary>
    IAsyncDisposable Begin();
}
