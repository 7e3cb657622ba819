namespace McpServer.Host.Tests.Attacks.Reading;

/// <summary>What the server has to take a request for, at the gate and at the tool alike.</summary>
public enum ReadAs
{
    /// <summary>No call at all: refused, and nothing runs.</summary>
    Nothing,

    /// <summary>A call of the tool that needs the permission.</summary>
    Launch,

    /// <summary>A call of the harmless tool.</summary>
    Count,

    /// <summary>A call of a tool that there is not.</summary>
    Unknown,

    /// <summary>A message that is no call, and so is not audited as one.</summary>
    NoCall,
}
