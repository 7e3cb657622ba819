namespace McpServer.Host.Settings;

/// <summary>How the answer to a request is written.</summary>
public enum ResponseMode
{
    /// <summary>As plain JSON; as an event stream when something is to be said before the answer.</summary>
    Auto,

    /// <summary>Always as plain JSON: nobody hears of progress, and nobody can listen for changes.</summary>
    Json,

    /// <summary>Always as an event stream.</summary>
    Sse,
}
